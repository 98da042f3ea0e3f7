#include "ui/window/model_control.h"

#include "core/base/log.h"
#include "ui/common/background.h"
#include "ui/common/last_asked.h"
#include "ui/session/training_controller.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"
#include "ui/window/run_display.h"
#include "ui/window/run_setup.h"
#include "ui/window/taste_control.h"
#include "ui/window/time_travel.h"

#include <QStringList>

#include <utility>

namespace sg {

namespace {

/// In settings or faders. The length is left out: a run that was at its end goes on for longer.
bool differs(const TrainConfig& shown, const TrainConfig& run) {
    TrainSettings settings = run.settings;
    settings.kimg = shown.settings.kimg;
    return shown.settings != settings || shown.freeze != run.freeze;
}

} // namespace

ModelControl::ModelControl(StudioServices& services, const Parts& parts, QObject* parent)
    : QObject(parent), m_services(services), m_parts(parts) {
    connect(&m_parts.run, &RunControl::taken, this, [this](const PlannedRun& run) {
        if (run.source.model != m_parts.setup.source().model) {
            adopt(run.source);
        }
        m_parts.setup.show(run.config);
    });
    connect(&m_parts.run, &RunControl::stateChanged, this, &ModelControl::follow);
    connect(&m_parts.time, &TimeTravel::branchOpened, this, &ModelControl::adoptRun);
}

void ModelControl::open(const QString& path) {
    if (!m_parts.run.mayEnd()) {
        return;
    }
    // Asked anew: the training may have ended while the question was on the screen.
    if (m_parts.run.active()) {
        m_openAfterStop = path;
        m_openNumber = m_parts.asked.ask();
        m_parts.run.stop(m_parts.run.stopMode());
        m_parts.run.queue().hold(tr("Another model was opened. The queue waits."));
        return;
    }
    Q_EMIT busy(tr("Opening %1...").arg(path));
    inBackground(
        this,
        [&services = m_services, path] { return services.openModel(path.toStdString()); },
        [this, number = m_parts.asked.ask()](Result<OpenedModel> model) {
            if (!m_parts.asked.isLast(number)) {
                return;
            }
            Q_EMIT busy({});
            if (model && m_parts.run.active()) {
                Q_EMIT said(tr("A training was started meanwhile; stop it to open another model."));
            } else if (model) {
                adopt(std::move(*model));
            } else {
                Q_EMIT failed(model.error());
            }
        });
}

/// A model that waits for the end of a run is opened then.
void ModelControl::follow(SessionState state) {
    if (isActive(state)) {
        return;
    }
    const QString next = std::exchange(m_openAfterStop, {});
    const bool kept = state != SessionState::Failed || m_parts.run.discarded();
    if (!next.isEmpty() && kept && m_parts.asked.isLast(m_openNumber)) {
        open(next);
    } else if (m_parts.run.discarded()) {
        m_parts.display.forgetProgress();
        m_parts.controller.setModel(m_parts.setup.source().model); // shows the source again
    }
}

void ModelControl::adopt(OpenedModel model) {
    m_parts.run.forgetResult();
    m_parts.taste.forget();
    m_parts.setup.setSource(std::move(model));
    m_parts.display.forget();
    const ModelInfo& info = m_parts.setup.source().info;
    m_parts.preview.setModel(info);
    m_parts.controller.setModel(m_parts.setup.source().model);
    log(LogLevel::Info, "stylegraft.window", "opened " + info.path);
    Q_EMIT said(tr("Opened %1").arg(QString::fromStdString(info.path)));
    Q_EMIT opened();
}

void ModelControl::close() {
    m_parts.asked.ask(); // what is on its way comes no more
    m_parts.run.forgetResult();
    m_parts.taste.forget();
    m_parts.setup.setSource({});
    m_parts.display.forget();
    m_parts.time.forget();
    m_parts.controller.setModel(nullptr);
    m_parts.preview.closeModel();
    Q_EMIT closed();
}

void ModelControl::resume(const QString& folder, const QString& branch) {
    if (m_parts.run.active()) {
        Q_EMIT said(tr("A training runs already; stop it to resume another run."));
        return;
    }
    if (!m_parts.run.blockedBecause().isEmpty()) {
        Q_EMIT said(m_parts.run.blockedBecause());
        return;
    }
    if (!m_parts.run.mayEnd()) {
        return;
    }
    Q_EMIT busy(tr("Opening the run %1...").arg(folder));
    inBackground(
        this,
        [&services = m_services, folder, branch] {
            return branch.isEmpty()
                       ? services.openRun(folder.toStdString())
                       : services.archive().goOn(folder.toStdString(), branch.toStdString());
        },
        [this, number = m_parts.asked.ask()](Result<ResumableRun> run) {
            if (!m_parts.asked.isLast(number)) {
                return;
            }
            Q_EMIT busy({});
            if (!run) {
                Q_EMIT failed(run.error());
            } else {
                adoptRun(std::move(*run));
            }
        });
}

void ModelControl::adoptRun(ResumableRun run) {
    // Before anything is torn down for it: something may have begun while it was opened.
    if (m_parts.run.active()) {
        Q_EMIT said(tr("A training was started meanwhile; stop it to resume another run."));
        return;
    }
    if (!m_parts.run.blockedBecause().isEmpty()) {
        Q_EMIT said(m_parts.run.blockedBecause());
        return;
    }
    QStringList notes;
    for (const std::string& note : run.notes) {
        notes << QString::fromStdString(note);
    }
    // Of the model that is open already: what was painted stays, and so does the file that the
    // project refers to.
    PreviewView& preview = m_parts.preview.view();
    ModelInfo& info = run.source.info;
    const ModelInfo present = m_parts.setup.source().info;
    const bool same = !present.sha256.empty() && info.sha256 == present.sha256;
    PaintedMasks masks;
    if (same) {
        masks = preview.paintedMasks();
        info.name = present.name;
        info.path = present.path;
    }
    if (same && differs(m_parts.setup.read().config, run.config)) {
        notes << tr("Settings and faders are those of the run again.");
    }
    adopt(run.source);
    preview.restoreMasks(std::move(masks));
    m_parts.setup.show(run.config);
    const auto point = run.config.resume;
    if (m_parts.run.resume(std::move(run))) {
        m_parts.setup.goesOnFrom(*point);
        m_parts.display.showHistory(point->history.get());
        Q_EMIT said(tr("Resumed at %1 kimg. %2")
                        .arg(m_parts.run.kimg(), 0, 'f', 3)
                        .arg(notes.join(QLatin1Char(' '))));
    }
}

} // namespace sg
