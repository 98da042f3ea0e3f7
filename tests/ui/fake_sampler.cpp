#include "tests/ui/fake_sampler.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sg {

namespace {

constexpr int kTileSide = 64;
constexpr std::chrono::milliseconds kWalkStep{40};

double meanOf(const Blend& blend) {
    double sum = 0.0;
    for (const auto& [group, factor] : blend.factors) {
        sum += factor;
    }
    return blend.factors.empty() ? 1.0 : sum / double(blend.factors.size());
}

} // namespace

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

} // namespace sg
