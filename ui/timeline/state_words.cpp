#include "ui/timeline/state_words.h"

#include "ui/common/core_words.h"
#include "ui/common/setting_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

QString settingsInWords(const TrainSettings& settings) {
    QStringList words{
        tr("Method: %1").arg(methodInWords(settings.method)),
        tr("Batch: %1").arg(settings.batch),
        tr("Augmentation: %1").arg(augmentInWords(settings.augment))};
    for (const ParamSpec& spec : trainParams()) {
        const double value = sg::value(settings, spec.id);
        const bool always = spec.id == "learning_rate";
        if (spec.liveEditable && spec.id != "kimg" && (always || value != spec.fallback)) {
            const auto label = coreText(spec.label);
            words << tr("%1 %2").arg(label).arg(value, 0, 'g', 4);
        }
    }
    return words.join(QLatin1Char('\n'));
}

QString fadersInWords(const FreezePlan& plan) {
    QStringList frozen;
    QStringList slow;
    for (const auto& [group, factor] : plan.factors) {
        if (factor == 0.0) {
            frozen << QString::fromStdString(group);
        } else if (factor != 1.0) {
            slow << tr("%1 at %2").arg(QString::fromStdString(group)).arg(factor, 0, 'g', 3);
        }
    }
    QStringList words;
    if (!frozen.isEmpty()) {
        words << tr("Frozen: %1").arg(frozen.join(QStringLiteral(", ")));
    }
    if (!slow.isEmpty()) {
        words << tr("Slower: %1").arg(slow.join(QStringLiteral(", ")));
    }
    return words.isEmpty() ? tr("Everything was free to learn") : words.join(QLatin1Char('\n'));
}

} // namespace

QString kimgInWords(double kimg) {
    return QString::number(kimg, 'f', kimg < 10.0 ? 2 : 1);
}

QString stateInWords(const FilmTile& tile, const std::optional<StateSettings>& then) {
    QString head = tr("%1 kimg").arg(kimgInWords(tile.kimg));
    const QDateTime saved =
        QFileInfo(QString::fromStdString(tile.small().path.string())).lastModified();
    if (saved.isValid()) {
        head = tr("%1, saved %2").arg(head, QLocale().toString(saved, QLocale::ShortFormat));
    }
    QStringList words{head};
    if (then) {
        words << settingsInWords(then->settings) << fadersInWords(then->freeze);
    }
    if (tile.starred) {
        words << tr("Starred: it stays for good");
    }
    return words.join(QLatin1Char('\n'));
}

} // namespace sg
