#include "ui/mixer/mixer_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

/// As many digits as one reads at a glance, and never a rounded 0 for something.
QString shortNumber(double value) {
    const QLocale c = QLocale::c();
    if (value == 0.0) {
        return QStringLiteral("0");
    }
    if (value < 0.01) {
        return tr("less than 0.01");
    }
    return value < 0.095 ? c.toString(value, 'f', 2) : c.toString(value, 'f', value < 100 ? 1 : 0);
}

struct Unit {
    double size;
    const char* word; ///< with the blank before it
};

Unit unitOf(std::int64_t count) {
    return count >= 999'500 ? Unit{1e6, QT_TRANSLATE_NOOP("sg", " million")}
           : count >= 1000  ? Unit{1e3, QT_TRANSLATE_NOOP("sg", " thousand")}
                            : Unit{1.0, ""};
}

QString inUnit(std::int64_t count, const Unit& unit) {
    return unit.size == 1.0 ? QString::number(count) : shortNumber(double(count) / unit.size);
}

} // namespace

QString countInWords(std::int64_t count) {
    const Unit unit = unitOf(count);
    return inUnit(count, unit) + (*unit.word == '\0' ? QString() : tr(unit.word));
}

QString freeInWords(std::int64_t free, std::int64_t total) {
    if (total <= 0) {
        return {};
    }
    const Unit unit = unitOf(total);
    const QString all = countInWords(total);
    if (free <= 0) {
        return tr("None of %1 numbers may change").arg(all);
    }
    return free >= total ? tr("All %1 numbers may change").arg(all)
                         : tr("%1 of %2 numbers may change").arg(inUnit(free, unit), all);
}

QString driftInWords(const QString& group, double drift) {
    if (drift == 0.0) {
        return tr("%1 has not moved from the source").arg(group);
    }
    const double percent = 100.0 * drift;
    if (percent < 0.1) {
        return tr("%1 has moved less than 0.1 % from the source").arg(group);
    }
    return tr("%1 has moved %2 % from the source")
        .arg(group, QLocale::c().toString(percent, 'f', percent < 9.95 ? 1 : 0));
}

} // namespace sg
