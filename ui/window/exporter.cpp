#include "ui/window/exporter.h"

#include "ui/common/background.h"
#include "ui/curves/curve_export.h"
#include "ui/session/export_services.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sg {

Exporter::Exporter(
    StudioServices& services, RunControl& run, const RunSetup& setup, QObject* parent)
    : QObject(parent), m_services(services), m_run(run), m_setup(setup) {}

LateModel Exporter::model() const {
    const LateModel tuned = m_run.tuned();
    return tuned ? tuned : LateModel(m_setup.source().model);
}

QString Exporter::suggestedName() const {
    return QString::fromStdString(m_setup.source().info.name) +
           (m_run.tuned() ? QStringLiteral("-tuned.pkl") : QStringLiteral("-copy.pkl"));
}

QString Exporter::suggestedCompositeName() const {
    return QStringLiteral("%1-composite.png")
        .arg(QString::fromStdString(m_setup.source().info.name));
}

QString Exporter::suggestedCurvesName(const QString& ending) const {
    return QStringLiteral("%1-curves.%2")
        .arg(QString::fromStdString(m_setup.source().info.name), ending);
}

void Exporter::exportModel(const QString& path, bool replace) {
    const auto chosen = model();
    inBackground(
        this,
        [&services = m_services, path, replace, model = chosen] {
            return services.exportModel(model.get(), path.toStdString(), replace);
        },
        [this, path, model = chosen](const Result<void>& written) {
            if (written) {
                m_run.exported(model);
                Q_EMIT exported({path}, tr("Exported %1").arg(path));
            } else {
                Q_EMIT failed(written.error());
            }
            Q_EMIT modelDone(written.has_value());
        });
}

void Exporter::exportImages(
    const QString& folder, const PreviewPins& pins, bool replace, double aspect) {
    ImageExport what;
    what.folder = folder.toStdString();
    what.seeds = pins.seeds;
    what.turns = pins.turns;
    what.truncationPsi = pins.truncationPsi;
    what.replace = replace;
    what.aspect = aspect;
    drawImages(model(), what);
}

void Exporter::drawImages(const LateModel& model, const ImageExport& what) {
    inBackground(
        this,
        [&services = m_services, what, model] {
            return services.exports().images(model.get(), what, {});
        },
        [this, what, model](const Result<std::vector<std::filesystem::path>>& written) {
            if (!written && written.error().code == ErrorCode::FileExists && !what.replace) {
                ImageExport again = what;
                again.replace = true;
                Q_EMIT inTheWay(
                    QString::fromStdString(written.error().message),
                    [this, again, model] { drawImages(model, again); });
                return;
            }
            if (!written) {
                Q_EMIT failed(written.error());
                return;
            }
            QStringList paths;
            for (const auto& path : *written) {
                paths << QString::fromStdString(path.string());
            }
            Q_EMIT exported(paths, tr("Exported %1 pictures").arg(paths.size()));
        });
}

template <typename Write>
void Exporter::saveFile(const QString& path, Write write) {
    inBackground(this, std::move(write), [this, path](const Result<void>& written) {
        if (written) {
            Q_EMIT exported({path}, tr("Saved %1").arg(path));
        } else {
            Q_EMIT failed(written.error());
        }
    });
}

void Exporter::exportWish(const ModelWish& wish, const LateModel& tuned, const QString& path) {
    saveFile(path, [&services = m_services, wish, tuned, path]() -> Result<void> {
        ModelWish full = wish;
        full.tuned = tuned.get();
        const auto made = services.archive().modelOf(full);
        if (!made) {
            return fail(made.error());
        }
        return services.exportModel(*made, path.toStdString(), true);
    });
}

void Exporter::exportCurves(const QString& path, const std::vector<StepStats>& steps) {
    saveFile(path, [path, steps] { return saveCurvesCsv(steps, path); });
}

void Exporter::exportComposite(
    const QString& path, QImage picture, const PreviewPins& pins, int tile) {
    QJsonArray seeds;
    QJsonArray turns;
    for (int i = 0; i < static_cast<int>(pins.seeds.size()); ++i) {
        if (tile >= 0 && i != tile) {
            continue;
        }
        const auto pin = static_cast<std::size_t>(i);
        seeds << qint64(pins.seeds[pin]);
        if (pin < pins.turns.size()) {
            turns << pins.turns[pin];
        }
    }
    const ModelInfo& source = m_setup.source().info;
    QJsonObject recipe{
        {QStringLiteral("program"), QStringLiteral("Stylegraft")},
        {QStringLiteral("composite"), true},
        {QStringLiteral("model"), QString::fromStdString(source.name)},
        {QStringLiteral("model_sha256"), QString::fromStdString(source.sha256)},
        {QStringLiteral("seeds"), seeds},
        {QStringLiteral("psi"), pins.truncationPsi}};
    if (!turns.isEmpty()) {
        recipe[QStringLiteral("turns")] = turns;
    }
    picture.setText(
        QStringLiteral("stylegraft"), // as the recipe of any picture of ours
        QString::fromUtf8(QJsonDocument(recipe).toJson(QJsonDocument::Compact)));
    saveFile(path, [path, picture] { return savePicture(picture, path); });
}

void Exporter::exportCurvesPicture(const QString& path, const QImage& picture) {
    saveFile(path, [path, picture] { return savePicture(picture, path); });
}

} // namespace sg
