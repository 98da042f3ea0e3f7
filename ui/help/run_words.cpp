#include "ui/help/run_words.h"

#include <QStringList>

#include <nlohmann/json.hpp>

namespace sg {

namespace {

QString modelInWords(const ModelInfo& info) {
    return QStringLiteral("Model: %1, %2 pixels, %3 channels, %4 classes, z %5, w %6, %7 ws\n"
                          "Format: %8\n"
                          "Numbers: generator %9, critic %10")
        .arg(QString::fromStdString(info.architecture))
        .arg(info.resolution)
        .arg(info.channels)
        .arg(info.cDim)
        .arg(info.zDim)
        .arg(info.wDim)
        .arg(info.numWs)
        .arg(QString::fromStdString(info.format))
        .arg(info.generatorParameters)
        .arg(info.discriminatorParameters);
}

} // namespace

const char* plainName(SessionState state) {
    switch (state) {
    case SessionState::Idle:
        return "idle";
    case SessionState::Preparing:
        return "preparing";
    case SessionState::Running:
        return "running";
    case SessionState::Paused:
        return "paused";
    case SessionState::Stopping:
        return "stopping";
    case SessionState::Finished:
        return "finished";
    case SessionState::Failed:
        break;
    }
    return "failed";
}

QString runInWords(
    const OpenedModel& model,
    const TrainSettings& settings,
    SessionState state,
    std::size_t pictures) {
    const QStringList lines{
        model.model ? modelInWords(model.info) : QString(QStringLiteral("Model: none")),
        QString(QStringLiteral("Pictures: %1")).arg(pictures),
        QString(QStringLiteral("Training: %1")).arg(QLatin1String(plainName(state))),
        QString(QStringLiteral("Settings: %1"))
            .arg(QString::fromStdString(toJson(settings).dump(2)))};
    return lines.join(QLatin1Char('\n'));
}

} // namespace sg
