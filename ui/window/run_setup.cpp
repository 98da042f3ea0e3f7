#include "ui/window/run_setup.h"

#include "core/base/processor.h"
#include "core/data/squeezed_aspect.h"
#include "core/project/presets.h"
#include "core/train/run/run_history.h"
#include "ui/common/core_words.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/session/training_controller.h"
#include "ui/style/critic_sheet.h"
#include "ui/style/picture_words.h"
#include "ui/style/style_panel.h"
#include "ui/train/train_panel.h"
#include "ui/window/prompts.h"
#include "ui/window/run_control.h"

#include <QSignalBlocker>
#include <QThread>

#include <set>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr int kWeightsSettleMs = 400; ///< a drag of the slider is one change for the training

/// The same files with the same weights. Crops are not compared: a batch does not know its own.
bool isMadeOf(const PictureBatch& batch, const StyleSet& set) {
    std::multiset<std::pair<std::string, double>> learned;
    for (std::size_t i = 0; i < batch.hashes.size(); ++i) {
        learned.emplace(batch.hashes[i], batch.weights.empty() ? 1.0 : batch.weights[i]);
    }
    std::multiset<std::pair<std::string, double>> shown;
    for (const StylePicture& picture : set.pictures) {
        shown.emplace(picture.sha256, picture.weight);
    }
    return learned == shown;
}

} // namespace

RunSetup::RunSetup(
    const Panels& panels,
    TrainingController& controller,
    RunControl& run,
    Prompts& prompts,
    QWidget& window)
    : QObject(&controller),
      m_panels(panels),
      m_controller(controller),
      m_run(run),
      m_prompts(prompts),
      m_window(window) {
    m_weightsSettle.setSingleShot(true);
    m_weightsSettle.setInterval(kWeightsSettleMs);
    connect(&run, &RunControl::stateChanged, this, &RunSetup::follow);
    connect(&run, &RunControl::begun, this, [this] { m_learnsOwn = m_ownUnseen = false; });
    connectPanels();
    connectDrift(run);
    connect(&m_controller, &TrainingController::statsArrived, this, [this](const auto& stats) {
        learnSpeed(stats.back());
    });
    m_panels.train.setForecaster(
        [this](const TrainSettings& settings) { return forecast(settings); });
    updateObstacle();
}

void RunSetup::connectPanels() {
    connect(&m_panels.style, &StylePanel::picturesChanged, this, &RunSetup::picturesChanged);
    connect(&m_panels.style, &StylePanel::gapAnswered, this, &RunSetup::updateFacts);
    connect(
        &m_panels.style,
        &StylePanel::weightsChanged,
        &m_weightsSettle,
        qOverload<>(&QTimer::start));
    connect(&m_panels.style, &StylePanel::criticSheetOpened, this, [this](CriticSheet* sheet) {
        inform(*sheet);
    });
    connect(&m_weightsSettle, &QTimer::timeout, this, &RunSetup::sendPictures);
    connect(&m_panels.style, &StylePanel::mirrorChanged, this, [this] {
        if (isActive(m_controller.state())) {
            sendSettings(m_panels.train.settings());
        }
    });
    connect(&m_panels.mixer, &FreezeMixer::planChanged, this, [this](const FreezePlan& plan) {
        if (isActive(m_controller.state())) {
            m_controller.setFreeze(plan);
        }
    });
    connect(&m_panels.train, &TrainPanel::liveSettingsChanged, this, &RunSetup::sendSettings);
    connect(&m_panels.train, &TrainPanel::presetChosen, this, &RunSetup::useFadersOf);
    followSteps();
}

/// What a step back or a breakdown brought back in the training is shown, and not sent again.
void RunSetup::followSteps() {
    connect(
        &m_controller, &TrainingController::settingsChanged, this, &RunSetup::showSettingsOfRun);
    connect(&m_controller, &TrainingController::picturesChanged, this, [this](const auto& set) {
        set ? showPicturesOfRun(*set) : returnToOwnPictures();
    });
    connect(&m_controller, &TrainingController::freezeChanged, this, [this](const auto& plan) {
        m_runPlan = plan;
    });
    connect(
        &m_controller,
        &TrainingController::marked,
        this,
        [this](double, const QString& kind, const QString&) {
            if (kind == QStringLiteral("undo") || kind == QStringLiteral("redo") ||
                kind == QStringLiteral("diverged")) {
                showPlanOfRun();
            }
        });
}

void RunSetup::connectDrift(RunControl& run) {
    connect(&m_controller, &TrainingController::measured, this, [this](const auto& report) {
        m_panels.mixer.setDrift(report->drift);
    });
    connect(&run, &RunControl::begun, &m_panels.mixer, &FreezeMixer::clearDrift);
    connect(&run, &RunControl::stateChanged, this, [this, &run](SessionState state) {
        if (!isActive(state) && run.discarded()) {
            m_panels.mixer.clearDrift(); // the source is shown again
        }
    });
}

void RunSetup::showDrift(const RunHistory* history) {
    if (history == nullptr || history->steps.empty()) {
        return;
    }
    const double reached = history->steps.back().kimg; // what lies beyond was undone
    for (const MonitorReport& report : history->reports) {
        if (report.kimg <= reached) {
            m_panels.mixer.setDrift(report.drift);
        }
    }
}

void RunSetup::inform(CriticSheet& sheet) {
    const auto show = [this, &sheet](const TrainSettings& settings) {
        sheet.setLook(settings.augment, settings.augmentP, m_panels.style.mirror());
    };
    show(m_panels.train.settings());
    connect(&m_panels.train, &TrainPanel::liveSettingsChanged, &sheet, show);
    connect(&m_controller, &TrainingController::statsArrived, &sheet, [&sheet](const auto& stats) {
        sheet.setLiveP(stats.back().augmentP);
    });
    connect(&m_controller, &TrainingController::stateChanged, &sheet, [&sheet](SessionState state) {
        if (!isActive(state)) {
            sheet.endLive();
        }
    });
}

void RunSetup::useFadersOf(const PresetChoice& preset) {
    if (auto plan = parseFreezePlan(preset.freeze.value_or(""), m_source.info.groups)) {
        m_panels.mixer.setPlan(
            *plan, tr("Set by %1: %2").arg(coreText(preset.label), coreText(preset.freezeReason)));
    }
}

void RunSetup::showPlanOfRun() {
    if (m_panels.mixer.plan() == m_runPlan) {
        return; // mute and solo, which a plan does not know, may stay
    }
    // The faders stood elsewhere then. The training knows: nothing to tell it.
    const QSignalBlocker quiet(&m_panels.mixer);
    m_panels.mixer.setPlan(m_runPlan);
}

void RunSetup::showSettingsOfRun(const TrainSettings& settings) {
    m_panels.train.showSettingsOfRun(settings);
    m_panels.style.setMirror(settings.mirror);
}

void RunSetup::showPicturesOfRun(const StyleSet& set) {
    m_weightsSettle.stop();
    m_learnsOwn = m_ownUnseen = false;
    m_panels.style.setPictures(set);
    tellOwnPictures();
    updateObstacle();
    updateFacts();
}

void RunSetup::setSource(OpenedModel source) {
    m_source = std::move(source);
    m_own.reset();
    m_learnsOwn = m_ownUnseen = false;
    m_panels.mixer.setGroups(m_source.info.groups);
    m_panels.style.setModelSize(m_source.info.resolution, m_source.info.channels);
    m_panels.style.setGapModel(m_source.model, m_source.info);
    m_panels.train.forgetRun();
    updateObstacle();
    updateFacts();
}

double RunSetup::exportAspect() const {
    return m_learnsOwn ? m_own->aspect : squeezedAspect(m_panels.style.pictures());
}

std::shared_ptr<const PictureBatch> RunSetup::ownPictures() const {
    return m_learnsOwn ? m_own : nullptr;
}

void RunSetup::goesOnFrom(const ResumePoint& point) {
    m_own = point.pictures;
    m_learnsOwn = m_own != nullptr;
    m_ownUnseen = m_learnsOwn && !isMadeOf(*m_own, m_panels.style.pictures());
    tellOwnPictures();
}

/// By a step back. The panel cannot show them: a run keeps what it learns from, not the files.
void RunSetup::returnToOwnPictures() {
    m_weightsSettle.stop();
    m_learnsOwn = m_ownUnseen = m_own != nullptr;
    tellOwnPictures();
}

void RunSetup::tellOwnPictures() {
    m_panels.style.setRunNote(noteOnPictures());
}

QString RunSetup::noteOnPictures() const {
    if (!isActive(m_controller.state())) {
        return {};
    }
    const bool none = m_panels.style.pictures().empty();
    if (!m_ownUnseen) {
        return none ? tr("The run keeps its pictures until others are added.") : QString();
    }
    const QString own = countedPictures(static_cast<std::size_t>(m_own->count()));
    return none ? tr("The run learns from pictures of its own (%1), which are not shown here.")
                      .arg(own)
                : tr("The run learns from pictures of its own (%1), not from those shown here.")
                      .arg(own);
}

/// False also while that is asked already.
bool RunSetup::mayReplaceOwn() {
    if (m_asks) {
        return false;
    }
    m_asks = true;
    const bool may =
        m_run.asking([this] { return m_prompts.mayReplacePictures(&m_window, m_own->count()); });
    m_asks = false;
    return may;
}

PlannedRun RunSetup::read() const {
    PlannedRun run;
    run.source = m_source;
    run.config.model = m_source.model;
    run.config.pictures = m_panels.style.pictures();
    run.config.settings = m_panels.train.settings();
    run.config.settings.mirror = m_panels.style.mirror();
    run.config.freeze = m_panels.mixer.plan();
    return run;
}

void RunSetup::show(const TrainConfig& config) {
    m_panels.train.setFacts(facts()); // what is shown stays, where there are pictures
    m_panels.train.setSettings(config.settings);
    m_panels.style.setMirror(config.settings.mirror);
    m_panels.mixer.setPlan(config.freeze);
    m_learnsOwn = m_ownUnseen = false;
    if (!config.pictures.empty()) {
        m_panels.style.setPictures(config.pictures);
    }
    updateObstacle();
    updateFacts();
}

void RunSetup::apply(const ChangeSetting& change) {
    TrainSettings settings = m_panels.train.settings();
    if (const auto* name = std::get_if<std::string>(&change.value)) {
        settings.augment = *name;
    } else {
        setValue(settings, change.id, std::get<double>(change.value));
    }
    m_panels.train.setSettings(settings);
    sendSettings(std::move(settings));
}

void RunSetup::halve(std::string_view setting) {
    const auto params = trainParams();
    const auto spec = std::ranges::find(params, setting, &ParamSpec::id);
    const double half = value(m_panels.train.settings(), setting) / 2.0;
    apply(ChangeSetting{
        std::string(setting),
        std::max(spec->minimum, spec->decimals == 0 ? std::floor(half) : half)});
}

void RunSetup::apply(const MoveFaders& move, const QString& because) {
    // The active run hears of it as of a fader that was moved by hand.
    m_panels.mixer.moveFaders(move.factors, tr("Set by the coach: %1").arg(because));
}

void RunSetup::follow(SessionState state) {
    m_panels.train.setState(state);
    m_panels.style.setLocked(state == SessionState::Preparing || state == SessionState::Stopping);
    if (!isActive(state)) {
        m_weightsSettle.stop();
        m_ownUnseen = false; // no edit concerns that run any more
    }
    tellOwnPictures();
}

void RunSetup::picturesChanged() {
    updateObstacle();
    updateFacts();
    sendPictures();
}

void RunSetup::sendPictures() {
    m_weightsSettle.stop();
    const auto concernsRun = [this] {
        return isActive(m_controller.state()) && !m_panels.style.pictures().empty();
    };
    // Asked anew: the run may have ended while the question was on the screen.
    if (concernsRun() && (!m_ownUnseen || mayReplaceOwn()) && concernsRun()) {
        m_learnsOwn = m_ownUnseen = false;
        m_controller.setPictures(m_panels.style.pictures());
    } else if (!isActive(m_controller.state())) {
        m_learnsOwn = false;
    }
    tellOwnPictures();
}

void RunSetup::sendSettings(TrainSettings settings) {
    settings.mirror = m_panels.style.mirror();
    m_controller.setSettings(std::move(settings));
}

QString RunSetup::obstacle() const {
    if (!m_source.model) {
        return tr("Drop a model to begin.");
    }
    if (!m_source.info.hasDiscriminator) {
        return tr("This model has no discriminator, so it cannot be fine-tuned.");
    }
    return m_panels.style.pictures().empty() ? tr("Drop pictures into the style panel.")
                                             : QString();
}

void RunSetup::updateObstacle() {
    m_panels.train.setObstacle(obstacle());
    Q_EMIT obstacleChanged();
}

void RunSetup::choose(const PresetChoice& preset) {
    m_panels.train.choose(preset);
}

void RunSetup::learnSpeed(const StepStats& last) {
    // The first steps are slower; the session says when the pace can be trusted.
    if (last.etaSeconds) {
        m_speeds.learn(m_source.model, m_panels.train.settings(), last.imagesPerSecond);
    }
}

Forecast RunSetup::forecast(const TrainSettings& settings) const {
    return forecastOf(
        {m_source.memory,
         settings,
         QThread::idealThreadCount(),
         TrainConfig{}.undoBytes,
         memoryForThisProcess(),
         m_speeds.speedOf(m_source.model, settings)});
}

RunFacts RunSetup::facts() const {
    RunFacts facts;
    facts.resolution = m_source.info.resolution > 0 ? m_source.info.resolution : 64;
    facts.pictures = static_cast<int>(m_panels.style.pictures().pictures.size());
    facts.batch = m_panels.train.settings().batch;
    facts.stylegan3 = m_source.info.architecture.rfind("StyleGAN3", 0) == 0;
    facts.fromScratch = m_source.info.untrained;
    facts.cores = QThread::idealThreadCount();
    facts.fastBFloat16 = hasFastBFloat16();
    return facts;
}

void RunSetup::updateFacts() {
    const RunFacts now = facts();
    m_panels.train.setFacts(now);
    if (m_source.model && now.pictures > 0 && !isActive(m_controller.state())) {
        proposeIntent(now);
    }
}

void RunSetup::proposeIntent(const RunFacts& now) {
    const FreezePlan plan = m_panels.mixer.plan();
    if (plan != FreezePlan{} && plan != m_proposedPlan) {
        return; // faders that somebody moved
    }
    const std::string named = m_panels.style.gapIntent();
    const auto preset = presetFor(named.empty() ? intentFor(now) : named, now);
    const QString why = named.empty() ? QString() : tr("Proposed by \"Will it work?\".");
    if (preset && m_panels.train.propose(*preset, why)) {
        Q_EMIT intentProposed();
        m_proposedPlan = m_panels.mixer.plan();
    }
}

} // namespace sg
