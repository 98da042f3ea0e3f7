#include "ui/window/taste_control.h"

#include "ui/common/core_words.h"
#include "ui/queue/queue_view.h"
#include "ui/train/taste_dialog.h"
#include "ui/train/train_panel.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"
#include "ui/window/run_setup.h"

#include <algorithm>
#include <utility>

namespace sg {

TasteControl::TasteControl(StudioServices& services, const Parts& parts, QWidget& window)
    : QObject(&window),
      m_parts(parts),
      m_taste(new Taste(services, this)),
      m_dialog(new TasteDialog(*m_taste, &window)) {
    connect(&m_parts.train, &TrainPanel::tasteRequested, this, &TasteControl::open);
    connect(m_dialog, &TasteDialog::startRequested, this, &TasteControl::start);
    connect(m_dialog, &TasteDialog::stepsChanged, this, &TasteControl::planAfresh);
    connect(m_dialog, &TasteDialog::chosen, this, &TasteControl::choose);
    connect(m_taste, &Taste::busyChanged, this, &TasteControl::followBusy);
    connect(m_taste, &Taste::changed, this, &TasteControl::tellPanels);
    connect(m_taste, &Taste::cancellingBegan, this, &TasteControl::tellPanels);
    connect(&m_parts.run, &RunControl::stateChanged, this, &TasteControl::updateObstacle);
    connect(&m_parts.setup, &RunSetup::obstacleChanged, this, &TasteControl::updateObstacle);
    updateObstacle();
}

void TasteControl::open() {
    planAfresh();
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

int TasteControl::count(Taste::Stage stage) const {
    int found = 0;
    for (int i = 0; i < static_cast<int>(m_taste->candidates().size()); ++i) {
        found += m_taste->standing(i).stage == stage ? 1 : 0;
    }
    return found;
}

bool TasteControl::untasted() const {
    return count(Taste::Stage::Waiting) == static_cast<int>(m_taste->candidates().size());
}

void TasteControl::plan() {
    m_base = m_parts.setup.read();
    m_taste->plan(tasteCandidates(m_base, m_parts.setup.facts(), m_dialog->steps()));
    m_dialog->setPictures(m_base.config.pictures);
}

/// What was tasted stays until the next taste begins.
void TasteControl::planAfresh() {
    if (!m_taste->busy() && untasted() && m_parts.setup.obstacle().isEmpty()) {
        plan();
    }
}

void TasteControl::start() {
    if (m_taste->busy() || m_parts.run.active() || !m_parts.setup.obstacle().isEmpty()) {
        return;
    }
    plan();
    PreviewPins pins = m_parts.preview.pins();
    pins.seeds.resize(std::min(pins.seeds.size(), std::size_t(TasteDialog::kPictures)));
    pins.columns = static_cast<int>(pins.seeds.size());
    m_taste->start(pins);
}

void TasteControl::choose(int index) {
    const PresetChoice preset = m_taste->candidates().at(static_cast<std::size_t>(index)).preset;
    m_taste->cancel();
    m_dialog->hide();
    if (preset.id.empty()) {
        TrainConfig asItWas = m_base.config;
        asItWas.pictures = {}; // those of the panel stay
        m_parts.setup.show(asItWas);
    } else {
        m_parts.setup.choose(preset);
    }
    Q_EMIT tookOver(
        tr("Chosen: %1. Start trains with it from the beginning.").arg(coreText(preset.label)));
}

void TasteControl::forget() {
    m_dialog->hide();
    m_base = {};
    m_forget = m_taste->busy();
    if (m_forget) {
        m_taste->cancel();
    } else {
        m_taste->plan({});
    }
}

void TasteControl::followBusy() {
    const QString reason =
        m_taste->busy() ? tr("A taste goes on. A run can start when it has ended or is cancelled.")
                        : QString();
    m_parts.queue.setBlocked(reason);
    m_parts.run.block(reason);
    tellPanels();
    if (m_taste->busy()) {
        return;
    }
    if (std::exchange(m_forget, false)) {
        m_taste->plan({});
    } else if (count(Taste::Stage::Cancelled) == 0 && count(Taste::Stage::Done) > 0) {
        Q_EMIT tasted();
    }
}

void TasteControl::tellPanels() {
    m_parts.train.setTasting(
        !m_taste->busy()        ? QString()
        : m_taste->cancelling() ? tr("The taste ends after the step in progress.")
                                : tr("A taste goes on, run %1 of %2. Start waits until it has "
                                     "ended or is cancelled.")
                                      .arg(m_taste->current() + 1)
                                      .arg(m_taste->candidates().size()));
}

void TasteControl::updateObstacle() {
    m_dialog->setObstacle(
        m_parts.run.active() ? tr("A training goes on. Stop it to taste or to choose.")
                             : m_parts.setup.obstacle());
}

} // namespace sg
