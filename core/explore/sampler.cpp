#include "core/explore/sampler.h"

#include "core/base/guarded.h"
#include "core/explore/shown_weights.h"
#include "core/explore/walk.h"
#include "core/kernels/threads_scope.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace sg {

namespace {

using Clock = std::chrono::steady_clock;

/// Tiles drawn in one forward pass: small, so that a fresh request is noticed soon.
constexpr int kTilesAtOnce = 3;

/// A walk is drawn no more often than this, whatever the budget.
constexpr std::chrono::milliseconds kWalkInterval{33};

/// A walk that could not be drawn for a long time goes on from where it was, not with a jump.
constexpr double kLongestWalkStep = 0.5; // seconds

struct TunedWeights {
    std::shared_ptr<const GeneratorWeights> weights;
    double kimg = 0.0;
};

/// What waits; a newer request replaces an older one of its kind.
struct Requests {
    std::optional<std::shared_ptr<const Model>> model;
    std::optional<TunedWeights> tuned;
    std::optional<PreviewPins> pins;
    std::optional<std::optional<Moment>> look;
    std::optional<std::optional<Moment>> compared;
    std::optional<Blend> blend;

    [[nodiscard]] bool any() const { return tuned || urgent(); }

    /// Somebody is waiting for these; weights that arrive while training can wait for their budget.
    [[nodiscard]] bool urgent() const { return model || pins || look || compared || blend; }
};

/// Grey or RGB to opaque RGBA, into a cell of the atlas.
void place(const Image& tile, Image& atlas, int left, int top) {
    for (int y = 0; y < tile.extent.height; ++y) {
        const std::uint8_t* from = tile.row(y);
        std::uint8_t* to = atlas.row(top + y) + std::ptrdiff_t(left) * 4;
        for (int x = 0; x < tile.extent.width; ++x, from += tile.channels, to += 4) {
            for (int c = 0; c < 3; ++c) {
                to[c] = from[tile.channels == 3 ? c : 0];
            }
            to[3] = 255;
        }
    }
}

class ThreadedSampler final : public Sampler {
public:
    explicit ThreadedSampler(SamplerSink& sink)
        : m_sink(sink), m_thread([this](const std::stop_token& token) { run(token); }) {}

    ~ThreadedSampler() override { m_thread.request_stop(); }

    void setModel(std::shared_ptr<const Model> model) override {
        ask([&](Requests& r) {
            r.model = std::move(model);
            r.tuned.reset(); // they belonged to the old model
        });
    }

    void setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg) override {
        ask([&](Requests& r) { r.tuned = TunedWeights{std::move(weights), kimg}; });
    }

    void look(std::optional<Moment> moment) override {
        ask([&](Requests& r) { r.look = std::move(moment); });
    }

    void compareWith(std::optional<Moment> moment) override {
        ask([&](Requests& r) { r.compared = std::move(moment); });
    }

    void setBlend(Blend blend) override {
        ask([&](Requests& r) { r.blend = std::move(blend); });
    }

    void setPins(PreviewPins pins) override {
        ask([&](Requests& r) { r.pins = std::move(pins); });
    }

    void setWalk(LatentWalk walk) override {
        {
            const std::lock_guard lock(m_mutex);
            m_walk = walk;
        }
        m_changed.notify_all();
    }

    void setBudget(double share) override {
        {
            const std::lock_guard lock(m_mutex);
            m_budget = std::clamp(share, 0.001, 1.0);
        }
        m_changed.notify_all();
    }

private:
    template <typename Change>
    void ask(Change&& change) {
        {
            const std::lock_guard lock(m_mutex);
            change(m_requests);
        }
        m_changed.notify_all();
    }

    void run(const std::stop_token& token);
    std::optional<Requests> next(const std::stop_token& token);
    void serve(Requests requests, const std::stop_token& token);
    void takeWeights(Requests& requests);
    std::shared_ptr<const PreviewFrame> draw(PreviewKind kind, const std::stop_token& token);
    void show(std::shared_ptr<const PreviewFrame> frame);
    LatentWalk advanceWalk();
    void drawWalk(const LatentWalk& walk, const std::stop_token& token);

    /// When the next budgeted frame may begin.
    [[nodiscard]] Clock::time_point restUntil() const {
        const std::chrono::duration<double> rest(m_lastCost * (1.0 / m_budget - 1.0));
        const auto rested = m_lastEnd + std::chrono::duration_cast<Clock::duration>(rest);
        return m_walk.moves() ? std::max(rested, m_lastStep + kWalkInterval) : rested;
    }

    [[nodiscard]] bool hasWork() const { return m_requests.any() || m_walk.moves(); }

    SamplerSink& m_sink;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Requests m_requests;
    LatentWalk m_walk;
    double m_budget = 1.0;
    double m_lastCost = 0.0; ///< seconds, under the mutex like the next
    Clock::time_point m_lastEnd;
    Clock::time_point m_lastStep; ///< of the walk

    // Only the sampler's thread sees these.
    PreviewPins m_pins;
    ShownWeights m_weights;
    Generator m_source{nullptr};
    Generator m_tuned{nullptr};
    double m_sourceKimg = 0.0;
    double m_kimg = 0.0;
    std::uint64_t m_sequence = 0;
    bool m_walking = false;
    double m_walked = 0.0; ///< rounds, of the present walk

    std::jthread m_thread; // last: joined before the rest is destroyed
};

std::optional<Requests> ThreadedSampler::next(const std::stop_token& token) {
    std::unique_lock lock(m_mutex);
    while (!token.stop_requested()) {
        if (m_requests.urgent() || (hasWork() && Clock::now() >= restUntil())) {
            return std::exchange(m_requests, {});
        }
        if (hasWork()) {
            m_changed.wait_until(
                lock, token, restUntil(), [this] { return m_requests.urgent() || !hasWork(); });
        } else {
            m_changed.wait(lock, token, [this] { return hasWork(); });
        }
    }
    return std::nullopt;
}

void ThreadedSampler::run(const std::stop_token& token) {
    // The modes and the number of threads belong to the calling thread.
    const c10::InferenceMode inference;
    const ThreadsScope threads(kThreadsBesideTraining);
    while (auto requests = next(token)) {
        const Result<void> outcome = guarded([&] { serve(std::move(*requests), token); });
        if (!outcome) {
            m_sink.onSamplerError(outcome.error());
        }
    }
}

void ThreadedSampler::takeWeights(Requests& requests) {
    if (requests.model && !*requests.model) {
        m_source = Generator{nullptr};
        m_tuned = Generator{nullptr};
        m_weights = {};
    } else if (requests.model) {
        m_source = copyOf((*requests.model)->generatorEma);
        m_tuned = copyOf((*requests.model)->generatorEma);
        m_weights.setModel(std::move(*requests.model));
    }
    if (requests.tuned) {
        m_weights.setTuned(std::move(requests.tuned->weights), requests.tuned->kimg);
    }
    if (requests.look) {
        m_weights.look(std::move(*requests.look));
    }
    if (requests.compared) {
        m_weights.compareWith(std::move(*requests.compared));
    }
    if (requests.blend) {
        m_weights.setBlend(std::move(*requests.blend));
    }
}

void ThreadedSampler::serve(Requests requests, const std::stop_token& token) {
    const bool both = requests.model || requests.pins;
    const bool source = both || requests.compared;
    const bool otherTuned = requests.model || requests.look || requests.blend;
    const bool tunedWeights = otherTuned || (requests.tuned && !m_weights.looksElsewhere());
    const auto take = [this](Result<double> kimg, double& shown) {
        if (kimg) {
            shown = *kimg;
        } else {
            m_sink.onSamplerError(kimg.error());
        }
    };
    if (requests.pins) {
        m_pins = std::move(*requests.pins);
        m_pins.turns.resize(m_pins.turns.empty() ? 0 : m_pins.seeds.size());
    }
    const bool compared = requests.model || requests.compared;
    takeWeights(requests);
    const LatentWalk walk = advanceWalk(); // without a model, too: it also keeps the pace
    if (m_weights.empty()) {
        return;
    }
    if (compared) {
        take(m_weights.putSource(m_source), m_sourceKimg);
    }
    if (tunedWeights) {
        take(m_weights.putTuned(m_tuned), m_kimg);
    }
    if (walk.moves() && !source && !otherTuned) {
        drawWalk(walk, token);
        return;
    }
    if (source) {
        show(draw(PreviewKind::Source, token));
    }
    if (both || tunedWeights) {
        show(draw(PreviewKind::Tuned, token));
    }
}

/// Not after the drawing was cut short.
void ThreadedSampler::show(std::shared_ptr<const PreviewFrame> frame) {
    if (frame) {
        m_sink.onFrame(std::move(frame));
    }
}

/// Moves the present walk on by the time that has passed.
LatentWalk ThreadedSampler::advanceWalk() {
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    if (!m_walk.moves()) {
        m_walked = 0.0;
    } else if (m_walking) {
        const double seconds = std::chrono::duration<double>(now - m_lastStep).count();
        m_walked += m_walk.turnsPerSecond * std::min(seconds, kLongestWalkStep);
    }
    m_walking = m_walk.moves();
    m_lastStep = now;
    return m_walk;
}

void ThreadedSampler::drawWalk(const LatentWalk& walk, const std::stop_token& token) {
    const auto begin = Clock::now();
    auto source = walk.source ? draw(PreviewKind::Source, token) : nullptr;
    auto tuned = walk.tuned ? draw(PreviewKind::Tuned, token) : nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_lastCost = std::chrono::duration<double>(Clock::now() - begin).count();
    }
    // Together, so that nobody compares two steps.
    show(std::move(source));
    show(std::move(tuned));
}

std::shared_ptr<const PreviewFrame>
ThreadedSampler::draw(PreviewKind kind, const std::stop_token& token) {
    const auto begin = Clock::now();
    Generator& generator = kind == PreviewKind::Source ? m_source : m_tuned;
    const GeneratorOptions& options = generator->options();
    const int side = options.resolution();
    const int count = int(m_pins.seeds.size());
    auto frame = std::make_shared<PreviewFrame>();
    frame->kind = kind;
    frame->pins = m_pins;
    if (m_walked > 0.0) {
        frame->pins.turns.resize(m_pins.seeds.size());
        for (double& turn : frame->pins.turns) {
            turn = std::fmod(turn + m_walked, 1.0);
        }
    }
    frame->tile = {side, side};
    const int columns = std::clamp(m_pins.columns, 1, std::max(1, count));
    frame->pins.columns = columns;
    frame->rows = (count + columns - 1) / columns;
    frame->atlas = Image({columns * side, frame->rows * side}, 4);
    for (int first = 0; first < count; first += kTilesAtOnce) {
        if (token.stop_requested()) {
            return nullptr;
        }
        const int last = std::min(count, first + kTilesAtOnce);
        const std::vector<std::uint32_t> seeds(
            m_pins.seeds.begin() + first, m_pins.seeds.begin() + last);
        std::vector<double> turns;
        if (!frame->pins.turns.empty()) {
            turns.assign(frame->pins.turns.begin() + first, frame->pins.turns.begin() + last);
        }
        const int classes = options.mapping.cDim;
        const auto c = oneHot(
            std::clamp(m_pins.classIndex, 0, std::max(0, classes - 1)), last - first, classes);
        const auto img = generator(
            walkedLatents(seeds, turns, options.mapping.zDim),
            c,
            NoiseSource{},
            m_pins.truncationPsi);
        for (int i = first; i < last; ++i) {
            place(toImage(img[i - first]), frame->atlas, i % columns * side, i / columns * side);
        }
    }
    const auto end = Clock::now();
    frame->kimg = kind == PreviewKind::Source ? m_sourceKimg : m_kimg;
    frame->renderSeconds = std::chrono::duration<double>(end - begin).count();
    frame->sequence = ++m_sequence;
    {
        const std::lock_guard lock(m_mutex);
        m_lastCost = frame->renderSeconds;
        m_lastEnd = end;
    }
    return frame;
}

} // namespace

std::unique_ptr<Sampler> makeSampler(SamplerSink& sink) {
    return std::make_unique<ThreadedSampler>(sink);
}

} // namespace sg
