#include "tests/ui/fake_services.h"

#include "core/base/sha256.h"
#include "core/train/monitors/monitor_report.h"
#include "core/train/run/run_history.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <utility>

namespace sg {

// The studio never looks inside these; empty ones will do.
class Model {};

struct GeneratorWeights {};

namespace {

constexpr int kPublishEverySteps = 10;
constexpr int kMeasureEverySteps = 20;
constexpr int kTileSide = 64;
constexpr std::chrono::milliseconds kWalkStep{40};

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

Image thumbnailOf(std::size_t index) {
    Image image({96, 96}, 3);
    for (int y = 0; y < 96; ++y) {
        for (int x = 0; x < 96; ++x) {
            const bool inside = (x - 48) * (x - 48) + (y - 52) * (y - 52) < 34 * 34;
            std::uint8_t* pixel = image.row(y) + x * 3;
            for (int c = 0; c < 3; ++c) {
                const auto tone = static_cast<int>(index) * 47 + c * 61;
                pixel[c] = static_cast<std::uint8_t>(inside ? 200 - tone % 90 : 60 + tone % 100);
            }
        }
    }
    return image;
}

std::string nameOf(const std::filesystem::path& path) {
    return path.filename().string();
}

double meanOf(const Blend& blend) {
    double sum = 0.0;
    for (const auto& [group, factor] : blend.factors) {
        sum += factor;
    }
    return blend.factors.empty() ? 1.0 : sum / double(blend.factors.size());
}

} // namespace

std::shared_ptr<const Model> makeFakeModel() {
    return std::make_shared<const Model>();
}

std::shared_ptr<const GeneratorWeights> makeFakeWeights() {
    return std::make_shared<const GeneratorWeights>();
}

std::vector<LayerGroup> fakeGroups(int resolution) {
    // The words of real models, which are longer than one would wish.
    const auto caption = [resolution](int r) -> std::string {
        return r == 4                ? "pose"
               : r == 8              ? "shape"
               : r == resolution     ? "fine detail"
               : r * 2 == resolution ? "texture"
               : r <= 16             ? "features"
                                     : "surfaces";
    };
    const auto verdict = [resolution](int r) -> std::string {
        return r == 4                ? "final verdict"
               : r == resolution     ? "judges fine detail"
               : r <= 8              ? "judges composition"
               : r * 2 == resolution ? "judges texture"
                                     : "judges features";
    };
    std::vector<LayerGroup> groups{{"mapping", "character", false, 524'288}};
    for (int r = 4; r <= resolution; r *= 2) {
        groups.push_back({"g" + std::to_string(r), caption(r), false, 1'000'000});
    }
    groups.push_back({"torgb", "colour", false, 12'000});
    for (int r = resolution; r >= 4; r /= 2) {
        groups.push_back({"d" + std::to_string(r), verdict(r), true, 900'000});
    }
    return groups;
}

void FakeLog::note(std::string line) {
    const std::lock_guard lock(m_mutex);
    m_lines.push_back(std::move(line));
}

std::vector<std::string> FakeLog::lines() const {
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

bool FakeLog::has(const std::string& line) const {
    const auto all = lines();
    return std::find(all.begin(), all.end(), line) != all.end();
}

void FakeLog::setConfig(TrainConfig config) {
    const std::lock_guard lock(m_mutex);
    m_config = std::move(config);
}

TrainConfig FakeLog::config() const {
    const std::lock_guard lock(m_mutex);
    return m_config;
}

void FakeLog::setPlan(FreezePlan plan) {
    const std::lock_guard lock(m_mutex);
    m_plan = std::move(plan);
}

FreezePlan FakeLog::plan() const {
    const std::lock_guard lock(m_mutex);
    return m_plan;
}

void FakeLog::setBudget(double share) {
    const std::lock_guard lock(m_mutex);
    m_budget = share;
}

double FakeLog::budget() const {
    const std::lock_guard lock(m_mutex);
    return m_budget;
}

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
            m_sink.onEvent(AdviceGiven{Advice{
                "critic-wins",
                AdviceSeverity::Warning,
                "The critic is winning: hold its fine layers still.",
                MoveFaders{{{"d64", 0.0}, {"d32", 0.0}}},
                stats.kimg}});
        }
        if (m_log.giveAdvice && step == 3) {
            m_sink.onEvent(AdviceGiven{Advice{
                "critic-memorises",
                AdviceSeverity::Warning,
                "The critic is memorising your pictures: raise the R1 weight.",
                ChangeSetting{"r1_gamma", 0.4},
                stats.kimg}});
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

FakeSampler::FakeSampler(SamplerSink& sink, FakeLog& log)
    : m_sink(sink), m_log(log), m_thread([this](const std::stop_token& token) { run(token); }) {}

FakeSampler::~FakeSampler() {
    m_thread.request_stop();
}

void FakeSampler::setModel(std::shared_ptr<const Model> model) {
    {
        const std::lock_guard lock(m_mutex);
        m_hasModel = model != nullptr;
        m_kimg = 0.0;
        m_drawSource = m_drawTuned = true;
    }
    m_changed.notify_all();
}

void FakeSampler::setTuned(std::shared_ptr<const GeneratorWeights>, double kimg) {
    {
        const std::lock_guard lock(m_mutex);
        m_kimg = kimg;
        m_drawTuned = m_drawTuned || !m_look;
    }
    m_changed.notify_all();
}

void FakeSampler::look(std::optional<Moment> moment) {
    {
        const std::lock_guard lock(m_mutex);
        m_look = std::move(moment);
        m_drawTuned = true;
    }
    m_changed.notify_all();
}

void FakeSampler::compareWith(std::optional<Moment> moment) {
    {
        const std::lock_guard lock(m_mutex);
        m_compared = std::move(moment);
        m_drawSource = true;
    }
    m_changed.notify_all();
}

void FakeSampler::setBlend(Blend blend) {
    {
        const std::lock_guard lock(m_mutex);
        m_blend = std::move(blend);
        m_drawTuned = true;
    }
    m_changed.notify_all();
}

void FakeSampler::setPins(PreviewPins pins) {
    {
        const std::lock_guard lock(m_mutex);
        m_pins = std::move(pins);
        m_drawSource = m_drawTuned = true;
    }
    m_changed.notify_all();
}

void FakeSampler::setWalk(LatentWalk walk) {
    {
        const std::lock_guard lock(m_mutex);
        m_walk = walk;
        m_walked = 0.0;
    }
    m_changed.notify_all();
}

void FakeSampler::setBudget(double share) {
    m_log.setBudget(share);
}

void FakeSampler::run(const std::stop_token& token) {
    while (true) {
        std::unique_lock lock(m_mutex);
        const auto asked = [this] { return m_hasModel && (m_drawSource || m_drawTuned); };
        const bool walks = m_walk.moves() && m_hasModel;
        const bool ready = walks ? m_changed.wait_for(lock, token, kWalkStep, asked)
                                 : m_changed.wait(lock, token, [&] {
                                       return asked() || (m_walk.moves() && m_hasModel);
                                   });
        if (token.stop_requested()) {
            return;
        }
        if (walks && !ready) { // m_walk may have ended meanwhile
            m_drawSource = m_walk.moves() && m_walk.source;
            m_drawTuned = m_walk.moves() && m_walk.tuned;
            m_walked += m_walk.turnsPerSecond * std::chrono::duration<double>(kWalkStep).count();
        }
        const bool source = std::exchange(m_drawSource, false);
        const bool tuned = std::exchange(m_drawTuned, false);
        const double kimg = m_look ? m_look->kimg : m_kimg;
        const double compared = m_compared ? m_compared->kimg : 0.0;
        const double learned = meanOf(m_blend);
        PreviewPins pins = m_pins;
        if (m_walked > 0.0) {
            pins.turns.resize(pins.seeds.size());
            for (double& turn : pins.turns) {
                turn += m_walked;
            }
        }
        lock.unlock();
        if (source) {
            draw(PreviewKind::Source, pins, compared, 1.0);
        }
        if (tuned) {
            draw(PreviewKind::Tuned, pins, kimg, learned);
        }
    }
}

void FakeSampler::draw(PreviewKind kind, const PreviewPins& pins, double kimg, double learned) {
    auto frame = std::make_shared<PreviewFrame>();
    const int count = static_cast<int>(pins.seeds.size());
    frame->kind = kind;
    frame->pins = pins;
    frame->tile = {kTileSide, kTileSide};
    frame->rows = (count + pins.columns - 1) / pins.columns;
    frame->kimg = kimg;
    frame->sequence = ++m_sequence;
    frame->atlas = Image({pins.columns * kTileSide, frame->rows * kTileSide}, 4);
    const double warm = learned * std::min(1.0, kimg * 2.0);
    for (int y = 0; y < frame->atlas.extent.height; ++y) {
        for (int x = 0; x < frame->atlas.extent.width; ++x) {
            const int tile = (y / kTileSide) * pins.columns + x / kTileSide;
            const auto pin = std::size_t(std::min(tile, count - 1));
            const double turn = pins.turns.empty() ? 0.0 : pins.turns[pin];
            const auto seed = (int(pins.seeds[pin] % 97) + int(turn * 97.0)) % 97;
            const double dx = (x % kTileSide - 32) / 24.0;
            const double dy = (y % kTileSide - 34) / (22.0 + seed % 7);
            const bool face = dx * dx + dy * dy < 1.0;
            std::uint8_t* pixel = frame->atlas.row(y) + x * 4;
            pixel[0] = static_cast<std::uint8_t>((face ? 120 : 50) + int(110 * warm) + seed % 20);
            pixel[1] = static_cast<std::uint8_t>((face ? 170 : 90) - int(40 * warm));
            pixel[2] = static_cast<std::uint8_t>((face ? 150 : 70) + seed % 50 - int(50 * warm));
            pixel[3] = 255;
        }
    }
    m_sink.onFrame(std::move(frame));
}

Result<OpenedModel> FakeStudioServices::openModel(const std::filesystem::path& path) {
    const std::string name = nameOf(path);
    if (name.find("damaged") != std::string::npos) {
        return fail(ErrorCode::BadFormat, name + " is damaged; download it again");
    }
    while (log.holdSlow && name.find("slow") != std::string::npos) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    OpenedModel opened{makeFakeModel(), {}};
    opened.info.name = path.stem().string();
    opened.info.path = path.string();
    opened.info.sha256 = sha256File(path).value_or(std::string()); // most models need not be there
    opened.info.architecture = "StyleGAN2";
    opened.info.resolution = resolution;
    opened.info.hasGenerator = true;
    opened.info.hasDiscriminator = name.find("no-critic") == std::string::npos;
    opened.info.groups = fakeGroups(resolution);
    opened.memory = stylegan2Shape({.resolution = resolution});
    log.note("opened " + name);
    return opened;
}

bool FakeStudioServices::looksLikeModel(const std::filesystem::path& path) {
    return path.extension() == ".pkl";
}

Result<StyleSet> FakeStudioServices::importStyle(
    StyleSet set,
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions&,
    const ImportProgress& progress) {
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const std::string name = nameOf(inputs[i]);
        if (progress && !progress(static_cast<int>(i), static_cast<int>(inputs.size()))) {
            return fail(ErrorCode::Cancelled, "The import was cancelled");
        }
        const bool gone =
            std::filesystem::exists(inputs[i].parent_path()) && !std::filesystem::exists(inputs[i]);
        if (gone || name.find("missing") != std::string::npos) {
            return fail(ErrorCode::FileNotFound, name + " does not exist");
        }
        if (inputs[i].extension() == ".txt") {
            set.skipped.push_back({name, "not a picture"});
            continue;
        }
        const bool known =
            std::any_of(set.pictures.begin(), set.pictures.end(), [&](const StylePicture& picture) {
                return picture.name == name;
            });
        if (known) {
            set.duplicates.push_back(name);
            continue;
        }
        StylePicture picture;
        picture.name = name;
        picture.pixelHash = inputs[i].string();
        picture.file = inputs[i];
        picture.original = {640, 480};
        picture.thumbnail = thumbnailOf(set.pictures.size());
        set.pictures.push_back(std::move(picture));
    }
    return set;
}

Result<ResumableRun> FakeStudioServices::openRun(const std::filesystem::path& folder) {
    if (nameOf(folder).find("empty") != std::string::npos) {
        return fail(ErrorCode::FileNotFound, nameOf(folder) + " is not the folder of a run");
    }
    ResumableRun run;
    auto opened = openModel("face.pkl");
    if (!opened) {
        return fail(opened.error());
    }
    run.source = *opened;
    run.config.model = opened->model;
    run.config.runFolder = folder;
    auto history = std::make_shared<RunHistory>();
    for (const double kimg : {0.5, 1.0, 1.5}) {
        StepStats& step = history->steps.emplace_back();
        step.kimg = kimg;
        step.lossG = 1.0;
    }
    history->marks = {{"freeze", "g4 = 0", 0.7}, {"settings", "learning_rate 0.001", 1.2}};
    auto point = std::make_shared<ResumePoint>();
    point->history = std::move(history);
    point->images = 1500;
    point->steps = point->images / run.config.settings.batch;
    if (log.ownPictures > 0) {
        auto pictures = std::make_shared<PictureBatch>();
        for (int i = 0; i < log.ownPictures; ++i) {
            pictures->names.push_back("own-" + std::to_string(i) + ".png");
            pictures->hashes.push_back(pictures->names.back());
        }
        point->pictures = std::move(pictures);
    }
    run.config.resume = std::move(point);
    run.kimg = 1.5;
    return run;
}

std::unique_ptr<TrainingSession> FakeStudioServices::makeTrainingSession(TrainSink& sink) {
    return std::make_unique<FakeTrainingSession>(sink, log, fakeArchive);
}

std::unique_ptr<Sampler> FakeStudioServices::makeSampler(SamplerSink& sink) {
    return std::make_unique<FakeSampler>(sink, log);
}

Result<void> FakeStudioServices::exportModel(
    const std::shared_ptr<const Model>& model, const std::filesystem::path& path, bool replace) {
    if (std::filesystem::exists(path) && !replace) {
        return fail(ErrorCode::FileExists, nameOf(path) + " exists already; choose another name");
    }
    std::ofstream file(path);
    if (!(file << (model ? "model" : "nothing"))) {
        return fail(ErrorCode::Io, nameOf(path) + " cannot be written; choose another folder");
    }
    return {};
}

} // namespace sg
