#include "ui/train/run_forecast.h"

#include "ui/train/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

/// "0.9", "12": gigabytes as they are sold.
QString gigabytes(std::int64_t bytes) {
    const double number = std::max(0.1, double(bytes) / 1e9);
    return QString::number(number, 'f', number < 9.95 ? 1 : 0);
}

/// What follows when the memory will not do; empty when it will. As the training itself reckons
/// (TrainingLoop::fitIntoMemory), so that the words come true.
QString memoryProblem(const ForecastFacts& facts, const MemoryLoad& load, std::int64_t needed) {
    if (!facts.bytesAvailable || needed <= *facts.bytesAvailable) {
        return {};
    }
    const QString available = gigabytes(*facts.bytesAvailable);
    if (facts.settings.accumulate > 1) {
        return tr("There is room for %1 GB: raise the parts a batch, or close other programs.")
            .arg(available);
    }
    const auto parts =
        chooseAccumulation(*facts.bytesAvailable - facts.undoBytes, facts.shape, load);
    return parts ? tr("There is room for %1 GB, so each batch is worked through in %2 parts, which "
                      "takes a little longer.")
                       .arg(available)
                       .arg(parts->parts)
                 : tr("There is room for %1 GB: choose a smaller batch, or close other programs.")
                       .arg(available);
}

} // namespace

Forecast forecastOf(const ForecastFacts& facts) {
    const TrainSettings& settings = facts.settings;
    const QString length = QString::number(settings.kimg, 'g', 10);
    QString time;
    if (facts.imagesPerSecond && *facts.imagesPerSecond > 0.0) {
        time = tr("%1\u00a0kimg take %2.")
                   .arg(length, durationInWords(1000.0 * settings.kimg / *facts.imagesPerSecond));
    }
    const QString unknown = tr("How long it takes is known after the first steps.");
    if (facts.shape.resolution <= 0) {
        return {time.isEmpty() ? unknown : time, false};
    }
    const MemoryLoad load{
        std::max(1, settings.batch / std::max(1, settings.accumulate)), 1.0, 1.0, 0, facts.cores};
    const std::int64_t needed = predictedTrainingBytes(facts.shape, load) + facts.undoBytes;
    const QString problem = memoryProblem(facts, load, needed);
    const QString memory = tr("Needs about %1 GB of memory").arg(gigabytes(needed));
    if (!problem.isEmpty()) { // what to do about it matters more than a time nobody knows yet
        const QString all = memory + QStringLiteral(". ") + problem;
        return {time.isEmpty() ? all : QString(all + QLatin1Char(' ') + time), true};
    }
    return {
        memory + (time.isEmpty() ? QStringLiteral(". ") + unknown : QStringLiteral("; ") + time),
        false};
}

} // namespace sg
