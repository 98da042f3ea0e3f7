#include "ui/train/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace sg {

namespace {

constexpr double kHour = 3600.0;
constexpr double kDay = 24.0 * kHour;
constexpr double kDaysFrom = 2.0 * kDay; ///< 48 hours are still easier to picture as hours

QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("sg", text, nullptr, n);
}

/// With a digit behind the point where it says something: "1.5", "2", "21".
QString rounded(double number) {
    QString text = QString::number(number, 'f', number < 9.95 ? 1 : 0);
    if (text.endsWith(QStringLiteral(".0"))) {
        text.chop(2);
    }
    return text;
}

} // namespace

QString durationInWords(double seconds) {
    if (seconds < 9.5) {
        return tr("a few seconds");
    }
    if (seconds < 89.5) {
        return tr("about %n seconds", (static_cast<int>(seconds + 0.5) + 4) / 5 * 5);
    }
    if (seconds < 1.5 * kHour - 0.5) {
        return tr("about %n minutes", static_cast<int>(seconds + 30.5) / 60);
    }
    if (seconds < kDaysFrom) {
        return tr("about %1 hours").arg(rounded(seconds / kHour));
    }
    return tr("about %1 days").arg(rounded(seconds / kDay));
}

QString timeLeftInWords(std::optional<double> seconds) {
    return seconds ? tr("%1 left").arg(durationInWords(std::max(0.0, *seconds)))
                   : tr("Estimating...");
}

} // namespace sg
