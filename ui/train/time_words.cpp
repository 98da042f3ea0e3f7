#include "ui/train/time_words.h"

#include <QCoreApplication>

namespace sg {

QString timeLeftInWords(std::optional<double> seconds) {
    const auto tr = [](const char* text, int n = -1) {
        return QCoreApplication::translate("sg::TimeWords", text, nullptr, n);
    };
    if (!seconds) {
        return tr("Estimating...");
    }
    const int s = static_cast<int>(*seconds + 0.5);
    if (s < 10) {
        return tr("a few seconds left");
    }
    if (s < 90) {
        return tr("about %n seconds left", (s + 4) / 5 * 5);
    }
    if (s < 5400) {
        return tr("about %n minutes left", (s + 30) / 60);
    }
    return tr("about %1 hours left").arg(double(s) / 3600.0, 0, 'f', 1);
}

} // namespace sg
