#include "app/studio/bench.h"

#include "app/studio/window_driver.h"
#include "ui/common/event_loop_meter.h"
#include "ui/session/training_controller.h"
#include "ui/train/train_panel.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <atomic>
#include <cstdio>

namespace sg {

namespace {

constexpr int kRounds = 2;    ///< of a headless, a windowed and a walking stretch
constexpr int kWalkTurns = 2; ///< walking and standing, in the last one
constexpr int kSettleMs = 500;
constexpr int kWarmUpSteps = 3;
constexpr int kStartMs = 120'000;

constexpr int kPanMs = 2000;

/// Counts images on the trainer's thread.
class CountingSink final : public TrainSink {
public:
    std::atomic<std::int64_t> steps{0};
    std::atomic<double> kimg{0.0};

    void onEvent(TrainEvent event) override {
        if (const auto* stats = std::get_if<StepStats>(&event)) {
            kimg = stats->kimg;
            steps = stats->step;
        }
    }
};

struct Speed {
    double images = 0.0;
    double seconds = 0.0;

    [[nodiscard]] double perSecond() const { return seconds > 0.0 ? images / seconds : 0.0; }
};

double percentile(std::vector<double> values, double fraction) {
    if (values.empty()) {
        return 0.0;
    }
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(fraction * double(values.size() - 1))];
}

/// Draw times while the preview is dragged to and fro.
std::vector<double> timesWhilePanning(MainWindow& window) {
    PreviewView& preview = window.preview();
    const QPoint middle = preview.rect().center();
    preview.takeFrameTimesMs();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kPanMs) {
        dragMouse(preview, middle, middle + QPoint(90, 60));
        dragMouse(preview, middle + QPoint(90, 60), middle);
    }
    return preview.takeFrameTimesMs();
}

void append(std::vector<double>& all, const std::vector<double>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

bool headlessStretch(
    StudioServices& services, const TrainConfig& config, double seconds, Speed& speed) {
    CountingSink sink;
    const auto session = services.makeTrainingSession(sink);
    if (!session->start(config) ||
        !waitUntil([&] { return sink.steps >= kWarmUpSteps; }, kStartMs)) {
        return false;
    }
    QElapsedTimer timer;
    timer.start();
    const double before = sink.kimg;
    waitMs(static_cast<int>(seconds * 1000.0));
    speed.images += (sink.kimg - before) * 1000.0;
    speed.seconds += double(timer.nsecsElapsed()) / 1e9;
    return true;
}

} // namespace

int runBench(
    MainWindow& window,
    StudioServices& services,
    ScriptedPrompts& prompts,
    const BenchOptions& options) {
    const auto stop = [&](const char* where) {
        std::fprintf(
            stderr,
            "stylegraft: the benchmark stopped at: %s %s\n",
            where,
            qPrintable(prompts.lastError));
        return 1;
    };
    int pictures = 0;
    int steps = 0;
    double kimg = 0.0;
    std::vector<double> previewTimes; // of tuned frames, in seconds
    QElapsedTimer clock;
    clock.start();
    QObject::connect(
        &window, &MainWindow::picturesAdded, &window, [&](int count) { pictures = count; });
    QObject::connect(&window, &MainWindow::statsReceived, &window, [&](double now) {
        kimg = now;
        ++steps;
    });
    QObject::connect(&window, &MainWindow::frameReceived, &window, [&](PreviewKind kind) {
        if (kind == PreviewKind::Tuned) {
            previewTimes.push_back(double(clock.nsecsElapsed()) / 1e9);
        }
    });
    window.openModel(options.model);
    window.addPictures(options.pictures);
    if (!waitUntil([&] { return window.hasModel() && pictures > 0; }, kStartMs)) {
        return stop("opening");
    }
    auto opened = services.openModel(options.model.toStdString());
    std::vector<std::filesystem::path> paths;
    for (const QString& path : options.pictures) {
        paths.emplace_back(path.toStdString());
    }
    auto set = services.importStyle({}, paths, {}, {});
    if (!opened || !set) {
        return stop("opening");
    }
    TrainConfig config;
    config.model = opened->model;
    config.pictures = *set;
    config.settings.kimg = 100'000.0;
    config.publishEvery = std::chrono::hours(24); // nobody looks
    // Both train the same; an intent that the window proposes is not what the other half does.
    window.findChild<TrainPanel*>()->setSettings(config.settings);

    EventLoopMeter meter;
    Speed headless;
    Speed windowed;
    std::vector<double> intervals;
    std::vector<double> frames;
    std::vector<double> panning;
    std::vector<double> panningPaused;
    Speed walking;
    Speed standing;
    double blockP99 = 0.0;
    double blockMax = 0.0;
    const double stretch = options.seconds / (3.0 * kRounds); // headless, window, walk
    for (int round = 0; round < kRounds; ++round) {
        window.hide();
        if (!headlessStretch(services, config, stretch, headless)) {
            return stop("training without the window");
        }
        window.show();
        window.startTraining();
        steps = 0;
        if (!waitUntil([&] { return steps >= kWarmUpSteps; }, kStartMs)) {
            return stop("training with the window");
        }
        waitMs(300);
        previewTimes.clear();
        meter.reset();
        window.preview().takeFrameTimesMs();
        const double before = kimg;
        QElapsedTimer timer;
        timer.start();
        waitMs(static_cast<int>(stretch * 1000.0));
        windowed.images += (kimg - before) * 1000.0;
        windowed.seconds += double(timer.nsecsElapsed()) / 1e9;
        blockP99 = std::max(blockP99, meter.percentileMs(0.99));
        blockMax = std::max(blockMax, meter.maximumMs());
        for (std::size_t i = 1; i < previewTimes.size(); ++i) {
            intervals.push_back(previewTimes[i] - previewTimes[i - 1]);
        }
        append(frames, window.preview().takeFrameTimesMs());
        // In short turns, so that a machine that has other things to do slows both alike.
        auto* walk = window.findChild<QWidget*>(QStringLiteral("walkButton"));
        for (int i = 0; i < 2 * kWalkTurns; ++i) {
            clickMouse(*walk);
            waitMs(kSettleMs);
            Speed& speed = i % 2 == 0 ? walking : standing;
            const double from = kimg;
            timer.restart();
            waitMs(static_cast<int>(stretch * 1000.0 / (2 * kWalkTurns)));
            speed.images += (kimg - from) * 1000.0;
            speed.seconds += double(timer.nsecsElapsed()) / 1e9;
        }
        append(panning, timesWhilePanning(window));
        window.controller().pause();
        if (!waitUntil(
                [&] { return window.controller().state() == SessionState::Paused; }, kStartMs)) {
            return stop("pausing");
        }
        append(panningPaused, timesWhilePanning(window));
        window.controller().stop(StopMode::Discard);
        if (!waitUntil([&] { return !isActive(window.controller().state()); }, kStartMs)) {
            return stop("stopping");
        }
    }
    double meanInterval = 0.0;
    for (const double interval : intervals) {
        meanInterval += interval / double(intervals.size());
    }
    const QJsonObject json{
        {QStringLiteral("images_per_s_headless"), headless.perSecond()},
        {QStringLiteral("images_per_s_window"), windowed.perSecond()},
        {QStringLiteral("images_per_s_walk"), walking.perSecond()},
        {QStringLiteral("images_per_s_stand"), standing.perSecond()},
        {QStringLiteral("preview_interval_s"), meanInterval},
        {QStringLiteral("gui_block_ms_p99"), blockP99},
        {QStringLiteral("gui_block_ms_max"), blockMax},
        {QStringLiteral("frame_ms_p95"), percentile(frames, 0.95)},
        {QStringLiteral("pan_ms_p95"), percentile(panning, 0.95)},
        {QStringLiteral("pan_ms_p95_paused"), percentile(panningPaused, 0.95)},
        {QStringLiteral("device"), window.preview().deviceName()}};
    std::printf("%s\n", QJsonDocument(json).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return 0;
}

} // namespace sg
