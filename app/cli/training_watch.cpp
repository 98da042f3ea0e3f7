#include "app/cli/training_watch.h"

#include "app/cli/commands.h"
#include "app/cli/json_text.h"
#include "core/base/guarded.h"
#include "core/base/image_grid.h"
#include "core/data/png_file.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "core/train/coach/coach_json.h"
#include "core/train/run/run_layout.h"

#include <nlohmann/json.hpp>

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

volatile std::sig_atomic_t interrupted = 0;

void onInterrupt(int) {
    interrupted = 1;
}

/// Hands the trainer's events to the main thread. Of published weights only the newest wait: each
/// is a whole generator, and drawing may take longer than training on to the next.
class EventQueue final : public TrainSink {
public:
    void onEvent(TrainEvent event) override {
        {
            const std::lock_guard lock(m_mutex);
            if (isWeights(event)) {
                std::erase_if(m_events, isWeights);
            }
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
    static bool isWeights(const TrainEvent& event) {
        return std::holds_alternative<WeightsPublished>(event);
    }

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

/// previews/kimgNNNN.NNN.png: nine fixed seeds at psi 0.7.
Result<void> drawPreview(
    const Model& original,
    const GeneratorWeights& weights,
    double kimg,
    const std::filesystem::path& folder) {
    const c10::InferenceMode inference;
    Generator generator(original.generatorEma->options());
    loadState(*generator, weights.tensors);
    const std::vector<std::uint32_t> seeds{0, 1, 2, 3, 4, 5, 6, 7, 8};
    const int count = static_cast<int>(seeds.size());
    const auto img = generator(
        latentsOf(seeds, original.info.zDim),
        oneHot(0, count, original.info.cDim),
        NoiseSource{},
        0.7);
    std::vector<Image> tiles;
    for (int i = 0; i < count; ++i) {
        tiles.push_back(toImage(img[i]));
    }
    char name[64];
    std::snprintf(name, sizeof(name), "kimg%08.3f.png", kimg);
    return writePng(folder / name, imageGrid(tiles, 3), {}, Replace::Always);
}

/// Tells a person: one changing line on a terminal, a line now and then in a log.
class Words {
public:
    explicit Words(double totalKimg) : m_total(totalKimg) {}

    void onStats(const StepStats& stats) {
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
            m_total,
            stats.imagesPerSecond,
            stats.lossG,
            stats.lossD,
            etaText(stats.etaSeconds).c_str(),
            m_terminal ? "" : "\n");
        std::fflush(stdout);
        m_open = m_terminal;
    }

    void say(const std::string& text) {
        end();
        std::printf("%s\n", text.c_str());
        std::fflush(stdout);
    }

    void warn(const std::string& text) {
        end();
        std::fprintf(stderr, "%s\n", text.c_str());
    }

    void end() {
        if (m_open) {
            std::printf("\n");
            m_open = false;
        }
    }

private:
    double m_total;
    bool m_terminal = ::isatty(STDOUT_FILENO) != 0;
    bool m_open = false;
    std::chrono::steady_clock::time_point m_next;
};

/// An event at once, for whoever follows the run.
void printLine(const nlohmann::ordered_json& json) {
    putJson(json);
    std::fflush(stdout);
}

nlohmann::ordered_json jsonOf(const StepStats& s) {
    nlohmann::ordered_json json{
        {"event", "step"},
        {"step", s.step},
        {"kimg", s.kimg},
        {"seconds", s.seconds},
        {"images_per_s", s.imagesPerSecond},
        {"loss_g", s.lossG},
        {"loss_d", s.lossD},
        {"score_real", s.scoreReal},
        {"score_fake", s.scoreFake},
        {"real_sign", s.realSign},
        {"augment_p", s.augmentP}};
    const auto add = [&json](const char* key, const std::optional<double>& value) {
        if (value) {
            json[key] = *value;
        }
    };
    add("r1_penalty", s.r1);
    add("pl_penalty", s.pathLength);
    add("eta_seconds", s.etaSeconds);
    return json;
}

class Watch {
public:
    Watch(const TrainConfig& config, const WatchOptions& options)
        : m_original(config.model),
          m_previews(RunLayout(config.runFolder, config.branch).previews()),
          m_json(options.json),
          m_words(config.settings.kimg) {}

    int run(TrainConfig config);

private:
    void on(const StepStats& stats);
    void on(const WeightsPublished& published);
    void on(const CheckpointSaved& saved);
    void on(const StateSaved& saved);
    void on(const Marked& marked);
    void on(const Diverged& diverged);
    void on(const MetricReady& ready);
    void on(const AdviceGiven& given);
    void on(const Warned& warned);
    void on(const TrainFailed& failed);
    void on(const StateChanged& changed);

    void on(const FreezeChanged&) {}

    void on(const SettingsChanged&) {}

    void on(const PicturesChanged&) {}

    void on(const UndoChanged&) {}

    std::shared_ptr<const Model> m_original;
    std::filesystem::path m_previews;
    bool m_json;
    Words m_words;
    std::shared_ptr<TrainingSession> m_session;
    bool m_over = false;
    bool m_brokeDown = false;
    std::optional<Error> m_error;
};

void Watch::on(const StepStats& stats) {
    if (m_json) {
        printLine(jsonOf(stats));
    } else {
        m_words.onStats(stats);
    }
}

void Watch::on(const WeightsPublished& published) {
    const auto drawn = guarded(
        [&] { return drawPreview(*m_original, *published.weights, published.kimg, m_previews); });
    if (!drawn) {
        m_words.warn("no preview: " + drawn.error().message);
    }
}

void Watch::on(const CheckpointSaved& saved) {
    if (m_json) {
        printLine({{"event", "saved"}, {"path", saved.path.string()}, {"kimg", saved.kimg}});
    } else {
        char kimg[32];
        std::snprintf(kimg, sizeof(kimg), "%.3f", saved.kimg);
        m_words.say("saved " + saved.path.string() + " at " + kimg + " kimg");
    }
}

void Watch::on(const StateSaved& saved) {
    if (m_json) {
        printLine(
            {{"event", "state"},
             {"path", saved.path.string()},
             {"kimg", saved.kimg},
             {"full", saved.full},
             {"disk_bytes", saved.diskBytes}});
    }
}

void Watch::on(const Marked& marked) {
    if (m_json) {
        printLine(
            {{"event", "mark"},
             {"kind", marked.kind},
             {"text", marked.text},
             {"kimg", marked.kimg}});
    }
}

void Watch::on(const Diverged& diverged) {
    m_brokeDown = true;
    char text[300];
    std::snprintf(
        text,
        sizeof(text),
        "The training broke down at %.3f kimg (a loss is not a number). The state of %.3f kimg is "
        "back and will be saved; lower the learning rate or raise the R1 weight and resume",
        diverged.kimg,
        diverged.restoredKimg);
    m_words.warn(text);
    m_session->stop(StopMode::Save);
}

void Watch::on(const MetricReady& ready) {
    if (m_json) {
        nlohmann::ordered_json line{{"event", "monitor"}};
        line.update(nlohmann::ordered_json(toJson(*ready.report)));
        printLine(line);
    }
}

void Watch::on(const AdviceGiven& given) {
    if (given.advice && m_json) {
        nlohmann::ordered_json line{{"event", "advice"}};
        line.update(nlohmann::ordered_json(toJson(*given.advice)));
        printLine(line);
    } else if (given.advice) {
        m_words.say("coach: " + given.advice->sentence);
    }
}

void Watch::on(const Warned& warned) {
    if (m_json) {
        printLine({{"event", "warning"}, {"message", warned.message}});
    } else {
        m_words.warn("warning: " + warned.message);
    }
}

void Watch::on(const TrainFailed& failed) {
    m_error = failed.error;
}

void Watch::on(const StateChanged& changed) {
    m_over = changed.state == SessionState::Finished || changed.state == SessionState::Failed;
}

int Watch::run(TrainConfig config) {
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    EventQueue events;
    m_session = makeTrainingSession(events);
    if (auto started = m_session->start(std::move(config)); !started) {
        return report(started.error());
    }
    bool stopping = false;
    while (!m_over) {
        if (interrupted != 0 && !stopping) {
            stopping = true;
            if (!m_json) {
                m_words.say("stopping after this step");
            }
            m_session->stop(StopMode::Save);
        }
        if (const auto event = events.next()) {
            std::visit([this](const auto& e) { on(e); }, *event);
        }
    }
    m_words.end();
    m_session.reset(); // before the queue it reports to
    if (m_error) {
        return report(*m_error);
    }
    return m_brokeDown ? 1 : 0;
}

} // namespace

int watchTraining(TrainConfig config, const WatchOptions& options) {
    return Watch(config, options).run(std::move(config));
}

} // namespace sg::cli
