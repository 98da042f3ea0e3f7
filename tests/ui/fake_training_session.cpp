#include "tests/ui/fake_training_session.h"

#include "core/train/monitors/monitor_report.h"
#include "tests/ui/fake_models.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr int kPublishEverySteps = 10;
constexpr int kMeasureEverySteps = 20;

StepStats statsOf(std::int64_t step, const TrainSettings& settings) {
    const double k = double(step);
    StepStats stats;
    stats.step = step;
    stats.kimg = k * settings.batch / 1000.0;
    stats.seconds = k * 0.05;
    stats.imagesPerSecond = 42.0;
    if (step > 5) {
        stats.etaSeconds = std::max(0.0, settings.kimg - stats.kimg) * 1000.0 / 42.0;
    }
    stats.lossG = 1.2 + 0.5 * std::exp(-k / 200) + 0.25 * std::sin(k * 1.7) * std::sin(k * 0.31);
    stats.lossD = 0.9 + 0.3 * std::exp(-k / 300) + 0.2 * std::sin(k * 2.3) * std::cos(k * 0.17);
    if (step % settings.dRegInterval == 0) {
        stats.r1 = 0.3 + 0.05 * std::sin(k);
    }
    if (step % settings.gRegInterval == 0) {
        stats.pathLength = 0.15 + 0.03 * std::cos(k);
    }
    return stats;
}

/// Early layers move less than late ones; a frozen one not at all.
std::shared_ptr<const MonitorReport> reportAt(const StepStats& stats, const FreezePlan& plan) {
    auto report = std::make_shared<MonitorReport>();
    report->kimg = stats.kimg;
    double drift = 0.004;
    for (const LayerGroup& group : fakeGroups(1024)) {
        report->drift[group.id] = plan.isFrozen(group.id) ? 0.0 : drift;
        drift *= group.discriminator ? 0.8 : 1.5;
    }
    return report;
}

Advice holdFineLayers(double kimg) {
    return {
        "critic-wins",
        AdviceSeverity::Warning,
        "The critic is winning: hold its fine layers still.",
        MoveFaders{{{"d64", 0.0}, {"d32", 0.0}}},
        kimg};
}

Advice raiseR1(double kimg) {
    return {
        "critic-memorises",
        AdviceSeverity::Warning,
        "The critic is memorising your pictures: raise the R1 weight.",
        ChangeSetting{"r1_gamma", 0.4},
        kimg};
}

} // namespace

FakeTrainingSession::FakeTrainingSession(TrainSink& sink, FakeLog& log, FakeArchive& archive)
    : m_sink(sink), m_log(log), m_archive(archive) {}

FakeTrainingSession::~FakeTrainingSession() {
    m_thread.request_stop();
    m_gate.open();
}

Result<void> FakeTrainingSession::start(TrainConfig config) {
    if (m_log.failStart) {
        return fail(ErrorCode::InvalidArgument, "Batch is 3; choose a number from 4 to 64");
    }
    if (!canStart(state())) {
        return fail(ErrorCode::InvalidArgument, "A training runs already; stop it first");
    }
    if (m_thread.joinable()) {
        m_thread.join();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_result = {};
    }
    m_discard = false;
    ++m_log.runs;
    m_log.setConfig(config);
    m_now = {config.settings, nullptr};
    if (!config.resume) {
        m_now.pictures = std::make_shared<const StyleSet>(config.pictures);
    }
    m_before = m_now;
    m_log.setPlan(config.freeze);
    m_gate.open();
    enter(SessionState::Preparing);
    m_thread = std::jthread(
        [this, config = std::move(config)](const std::stop_token& token) { run(token, config); });
    return {};
}

void FakeTrainingSession::pause() {
    m_log.note("pause");
    m_gate.close();
}

void FakeTrainingSession::resume() {
    m_log.note("resume");
    m_gate.open();
}

void FakeTrainingSession::stop(StopMode mode) {
    m_log.note(mode == StopMode::Save ? "stop and save" : "stop and discard");
    m_discard = mode == StopMode::Discard;
    m_thread.request_stop();
}

void FakeTrainingSession::setFreeze(FreezePlan plan) {
    m_newPlan.put(std::move(plan));
}

void FakeTrainingSession::setSettings(TrainSettings settings) {
    m_log.note("learning rate " + std::to_string(settings.learningRate));
    m_log.note(settings.mirror ? "mirrored" : "not mirrored");
    m_before = m_now;
    m_now.settings = std::move(settings);
    m_sink.onEvent(Marked{"settings", "learning_rate", 0.0});
}

void FakeTrainingSession::setPictures(StyleSet pictures) {
    std::string line = "pictures " + std::to_string(pictures.pictures.size());
    for (const StylePicture& picture : pictures.pictures) {
        if (picture.crop != PictureCrop{}) {
            line += ", " + picture.name + " cropped";
        }
        if (picture.weight != 1.0) {
            line += ", " + picture.name + " " + std::to_string(picture.weight);
        }
    }
    m_log.note(std::move(line));
    m_before = m_now;
    m_now.pictures = std::make_shared<const StyleSet>(std::move(pictures));
}

void FakeTrainingSession::undo() {
    m_log.note("undo");
    m_sink.onEvent(FreezeChanged{{}, 0.0});
    m_sink.onEvent(SettingsChanged{m_before.settings, 0.0});
    if (m_before.pictures != m_now.pictures) {
        m_sink.onEvent(PicturesChanged{m_before.pictures, 0.0});
    }
    m_now = m_before;
    m_sink.onEvent(Marked{"undo", "", 0.0});
    m_sink.onEvent(UndoChanged{false, true});
}

void FakeTrainingSession::redo() {
    m_log.note("redo");
    m_sink.onEvent(UndoChanged{true, false});
}

void FakeTrainingSession::sampleNow() {
    m_log.note("sample now");
}

void FakeTrainingSession::saveNow() {
    m_log.note("save now");
}

void FakeTrainingSession::requestCheckpoint(std::filesystem::path path) {
    m_sink.onEvent(CheckpointSaved{std::move(path), 0.0});
}

SessionState FakeTrainingSession::state() const {
    const std::lock_guard lock(m_mutex);
    return m_state;
}

std::shared_ptr<const Model> FakeTrainingSession::result() const {
    return lateResult().get();
}

LateModel FakeTrainingSession::lateResult() const {
    const std::lock_guard lock(m_mutex);
    return m_result;
}

void FakeTrainingSession::enter(SessionState state) {
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }
    m_sink.onEvent(StateChanged{state});
}

bool FakeTrainingSession::waitWhilePaused(const std::stop_token& token) {
    if (!m_gate.isClosed()) {
        return !token.stop_requested();
    }
    enter(SessionState::Paused);
    const bool goOn = m_gate.pass(token);
    if (goOn) {
        enter(SessionState::Running);
    }
    return goOn;
}

void FakeTrainingSession::publish(double kimg) {
    {
        const std::lock_guard lock(m_mutex);
        m_result = LateModel([&log = m_log] {
            ++log.built;
            if (std::this_thread::get_id() == log.window) {
                ++log.builtInWindow;
            }
            return makeFakeModel();
        });
    }
    m_sink.onEvent(WeightsPublished{makeFakeWeights(), kimg});
}

void FakeTrainingSession::save(const TrainConfig& config, StateKind kind, double kimg) {
    if (config.runFolder.empty()) {
        return;
    }
    const auto images = static_cast<std::int64_t>(kimg * 1000.0 + 0.5);
    const auto path = m_archive.addState(config.runFolder, config.branch, kind, images);
    m_sink.onEvent(StateSaved{path, kimg, kind == StateKind::Full, 1'000'000});
}

void FakeTrainingSession::run(const std::stop_token& token, const TrainConfig& config) {
    struct Counted {
        std::atomic<int>& active;

        ~Counted() { --active; }
    } const counted{m_log.active};

    m_log.mostActive = std::max(m_log.mostActive.load(), ++m_log.active);
    double kimg = 0.0;
    enter(SessionState::Running);
    const std::int64_t before = config.resume ? config.resume->steps : 0;
    for (std::int64_t step = before + 1; waitWhilePaused(token); ++step) {
        std::this_thread::sleep_for(std::chrono::milliseconds(m_log.stepMs));
        const StepStats stats = statsOf(step, config.settings);
        kimg = stats.kimg;
        if (auto plan = m_newPlan.take()) {
            m_log.setPlan(*plan);
            m_sink.onEvent(FreezeChanged{*plan, stats.kimg});
            m_sink.onEvent(Marked{"freeze", "faders", stats.kimg});
        }
        m_sink.onEvent(stats);
        if (step % kMeasureEverySteps == 4) {
            m_sink.onEvent(MetricReady{reportAt(stats, m_log.plan())});
        }
        if (step == 2) {
            m_sink.onEvent(UndoChanged{true, false});
        }
        if (m_log.adviseFaders && step == 3) {
            m_sink.onEvent(AdviceGiven{holdFineLayers(stats.kimg)});
        }
        if (m_log.giveAdvice && step == 3) {
            m_sink.onEvent(AdviceGiven{raiseR1(stats.kimg)});
        }
        if (m_log.diverge && step == 3) {
            m_gate.close();
            m_sink.onEvent(Diverged{stats.kimg, 0.0});
        }
        if (m_log.failTraining && step == 3) {
            m_sink.onEvent(TrainFailed{
                {ErrorCode::Diverged, "The training diverged; lower the learning rate"}});
            enter(SessionState::Failed);
            return;
        }
        if (step % kPublishEverySteps == 1) {
            publish(stats.kimg);
        }
        if (m_log.saveEverySteps > 0 && step % m_log.saveEverySteps == 0) {
            save(config, StateKind::Light, stats.kimg);
        }
        if (stats.kimg >= config.settings.kimg) {
            break;
        }
    }
    enter(SessionState::Stopping);
    publish(kimg);
    if (m_log.failKeeping && !m_discard) {
        m_sink.onEvent(TrainFailed{{ErrorCode::Io, "The state cannot be written; free space"}});
        enter(SessionState::Failed);
        return;
    }
    if (!m_discard && !config.runFolder.empty()) {
        m_sink.onEvent(CheckpointSaved{config.runFolder / "final.pkl", 0.0});
    }
    enter(SessionState::Finished);
}

} // namespace sg
