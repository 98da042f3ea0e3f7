#include "ui/window/exporter.h"

#include "ui/common/background.h"
#include "ui/curves/curve_export.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

namespace sg {

Exporter::Exporter(
    StudioServices& services, RunControl& run, const RunSetup& setup, QObject* parent)
    : QObject(parent), m_services(services), m_run(run), m_setup(setup) {}

std::shared_ptr<const Model> Exporter::model() const {
    const auto tuned = m_run.tuned();
    return tuned ? tuned : m_setup.source().model;
}

QString Exporter::suggestedName() const {
    const OpenedModel& source = m_setup.source();
    return QString::fromStdString(source.info.name) +
           (model() == source.model ? QStringLiteral("-copy.pkl") : QStringLiteral("-tuned.pkl"));
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
            return services.exportModel(model, path.toStdString(), replace);
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

void Exporter::exportImages(const QString& folder, const PreviewPins& pins, bool replace) {
    ImageExport what;
    what.folder = folder.toStdString();
    what.seeds = pins.seeds;
    what.turns = pins.turns;
    what.truncationPsi = pins.truncationPsi;
    what.replace = replace;
    inBackground(
        this,
        [&services = m_services, what, model = model()] {
            return services.exportImages(model, what);
        },
        [this](const Result<std::vector<std::filesystem::path>>& written) {
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

void Exporter::exportCurves(const QString& path, const std::vector<StepStats>& steps) {
    saveFile(path, [path, steps] { return saveCurvesCsv(steps, path); });
}

void Exporter::exportComposite(const QString& path, const QImage& picture) {
    saveFile(path, [path, picture] { return savePicture(picture, path); });
}

void Exporter::exportCurvesPicture(const QString& path, const QImage& picture) {
    saveFile(path, [path, picture] { return savePicture(picture, path); });
}

} // namespace sg
