#include "app/cli/commands.h"
#include "app/cli/run_folder.h"
#include "core/base/guarded.h"
#include "core/io/model_reader.h"
#include "core/train/augment/augment_options.h"
#include "core/train/session.h"

#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <type_traits>

namespace sg::cli {

namespace {

struct Options {
    std::string model;
    std::string data;
    std::string out;
    TrainSettings settings;
    std::string freeze;
    int checkpointEvery = 0;
    double previewEverySeconds = 30.0;
};

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int) {
    interrupted = 1;
}

/// Hands the trainer's events to the main thread.
class EventQueue final : public TrainSink {
public:
    void onEvent(TrainEvent event) override {
        {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(std::move(event));
        }
        m_arrived.notify_one();
    }

    /// Nothing after a moment without events, so that the caller can look at its signals.
    std::optional<TrainEvent> next() {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(
                lock, std::chrono::milliseconds(100), [this] { return !m_events.empty(); })) {
            return std::nullopt;
        }
        TrainEvent event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<TrainEvent> m_events;
};

std::string etaText(const std::optional<double>& seconds) {
    if (!seconds) {
        return "estimating";
    }
    const auto s = static_cast<long>(*seconds + 0.5);
    char text[64];
    if (s < 90) {
        std::snprintf(text, sizeof(text), "%ld s left", s);
    } else if (s < 5400) {
        std::snprintf(text, sizeof(text), "%ld min left", (s + 30) / 60);
    } else {
        std::snprintf(text, sizeof(text), "%.1f h left", double(s) / 3600.0);
    }
    return text;
}

/// One changing line on a terminal, a line now and then in a log.
class ProgressLine {
public:
    void show(const StepStats& stats, double total) {
        const auto now = std::chrono::steady_clock::now();
        if (now < m_next) {
            return;
        }
        m_next =
            now + (m_terminal ? std::chrono::milliseconds(200) : std::chrono::milliseconds(5000));
        std::printf(
            "%skimg %.3f / %.3f  %5.1f images/s  G %.3f  D %.3f  %s%s",
            m_terminal ? "\r\033[K" : "",
            stats.kimg,
            total,
            stats.imagesPerSecond,
            stats.lossG,
            stats.lossD,
            etaText(stats.etaSeconds).c_str(),
            m_terminal ? "" : "\n");
        std::fflush(stdout);
        m_open = m_terminal;
    }

    void end() {
        if (m_open) {
            std::printf("\n");
            m_open = false;
        }
    }

private:
    bool m_terminal = ::isatty(STDOUT_FILENO) != 0;
    bool m_open = false;
    std::chrono::steady_clock::time_point m_next;
};

Result<TrainConfig> prepare(const Options& options) {
    TrainConfig config;
    const auto model = openModel(options.model);
    if (!model) {
        return fail(model.error());
    }
    config.model = *model;
    const auto freeze = parseFreezePlan(options.freeze, (*model)->info.groups);
    if (!freeze) {
        return fail(freeze.error().wrap("--freeze: "));
    }
    config.freeze = *freeze;
    config.settings = options.settings;
    if (auto valid = validate(config.settings); !valid) {
        return fail(valid.error());
    }
    config.importOptions.thumbnailSide = 0;
    auto pictures = importStyle({options.data}, config.importOptions);
    if (!pictures) {
        return fail(pictures.error().wrap("--data: "));
    }
    for (const SkippedFile& skipped : pictures->skipped) {
        std::fprintf(stderr, "skipped %s: %s\n", skipped.name.c_str(), skipped.reason.c_str());
    }
    if (pictures->empty()) {
        return fail(
            ErrorCode::BadFormat, "--data " + options.data + " holds no picture that can be read");
    }
    std::printf(
        "%zu pictures, %zu duplicates left out, %zu files skipped\n",
        pictures->pictures.size(),
        pictures->duplicates.size(),
        pictures->skipped.size());
    config.pictures = std::move(*pictures);
    config.runFolder = options.out;
    config.checkpointEvery = std::chrono::seconds(options.checkpointEvery);
    config.publishEvery =
        std::chrono::milliseconds(static_cast<std::int64_t>(options.previewEverySeconds * 1000.0));
    return config;
}

/// What is left to say after an event: the run's outcome once it is over.
struct Outcome {
    bool over = false;
    std::optional<Error> error;
};

int run(const Options& options) {
    auto config = prepare(options);
    if (!config) {
        return report(config.error());
    }
    auto folder = RunFolder::create(options.out);
    if (!folder) {
        return report(folder.error());
    }
    if (auto written = folder->writeConfig(*config); !written) {
        return report(written.error());
    }
    const std::shared_ptr<const Model> original = config->model;
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    EventQueue events;
    const auto session = makeTrainingSession(events);
    if (auto started = session->start(std::move(*config)); !started) {
        return report(started.error());
    }
    ProgressLine line;
    Outcome outcome;
    bool stopping = false;
    while (!outcome.over) {
        if (interrupted != 0 && !stopping) {
            stopping = true;
            line.end();
            std::printf("stopping after this step\n");
            session->stop(StopMode::Save);
        }
        const auto event = events.next();
        if (!event) {
            continue;
        }
        std::visit(
            [&](const auto& e) {
                using E = std::decay_t<decltype(e)>;
                if constexpr (std::is_same_v<E, StepStats>) {
                    folder->addStats(e);
                    line.show(e, options.settings.kimg);
                } else if constexpr (std::is_same_v<E, WeightsPublished>) {
                    const auto drawn =
                        guarded([&] { return folder->addPreview(*original, *e.weights, e.kimg); });
                    if (!drawn) {
                        line.end();
                        std::fprintf(stderr, "no preview: %s\n", drawn.error().message.c_str());
                    }
                } else if constexpr (std::is_same_v<E, CheckpointSaved>) {
                    line.end();
                    std::printf("saved %s at %.3f kimg\n", e.path.c_str(), e.kimg);
                } else if constexpr (std::is_same_v<E, Warned>) {
                    line.end();
                    std::fprintf(stderr, "warning: %s\n", e.message.c_str());
                } else if constexpr (std::is_same_v<E, TrainFailed>) {
                    outcome.error = e.error;
                } else if constexpr (std::is_same_v<E, StateChanged>) {
                    outcome.over =
                        e.state == SessionState::Finished || e.state == SessionState::Failed;
                }
            },
            *event);
    }
    line.end();
    return outcome.error ? report(*outcome.error) : 0;
}

} // namespace

void addTrain(CLI::App& program, int& status) {
    auto options = std::make_shared<Options>();
    auto* command = program.add_subcommand(
        "train", "Fine-tune a model on pictures; Ctrl-C stops cleanly and saves RUN/final.pkl");
    auto& s = options->settings;
    command->add_option("MODEL", options->model, "Model file with G_ema and D")->required();
    command->add_option("--data", options->data, "Pictures: a folder, a zip archive or one picture")
        ->required();
    command->add_option("--out", options->out, "New folder RUN for curves, previews and the model")
        ->required();
    command->add_option(
        "--freeze",
        options->freeze,
        "Learning-rate factors by layer group: g4-g16=0 freezes them, all=1 comes first, later "
        "wins");
    command->add_flag("--mirror", s.mirror, "Show each picture mirrored half of the time");
    command
        ->add_option_function<std::string>(
            "--precision",
            [options](const std::string& name) { options->settings.bfloat16 = name == "bf16"; },
            "fp32, or bf16: about twice as fast on processors that have it, a little less exact")
        ->check(CLI::IsMember({"fp32", "bf16"}))
        ->default_str("fp32");
    command
        ->add_option(
            "--aug",
            s.augment,
            "What the critic's pictures go through, so that it does not learn a few by heart: "
            "none, "
            "blit, geom, color, filter, noise, cutout, bg, bgc, bgcf, bgcfn or bgcfnc")
        ->check([](const std::string& name) {
            const auto preset = augmentPreset(name);
            return preset ? std::string() : preset.error().message;
        })
        ->capture_default_str();
    for (const ParamSpec& spec : trainParams()) {
        // One row of the settings table, one option.
        std::string name = "--" + std::string(spec.id);
        for (char& c : name) {
            c = c == '_' ? '-' : c;
        }
        const std::string id(spec.id);
        auto* option = command->add_option_function<double>(
            name,
            [options, id](const double& v) { setValue(options->settings, id, v); },
            std::string(spec.help));
        option->check(CLI::Range(spec.minimum, spec.maximum));
        option->default_str(CLI::detail::to_string(value(s, spec.id)));
        if (spec.id == "kimg") {
            option->required();
        }
    }
    command
        ->add_option(
            "--checkpoint-every",
            options->checkpointEvery,
            "Seconds between RUN/latest.pkl; 0 = none")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command
        ->add_option(
            "--preview-every", options->previewEverySeconds, "Seconds between preview pictures")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command->callback([options, &status] { status = run(*options); });
}

} // namespace sg::cli
