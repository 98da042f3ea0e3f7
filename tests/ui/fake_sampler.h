#pragma once

/// A preview without networks, on a thread of its own.

#include "core/explore/sampler.h"
#include "tests/ui/fake_log.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace sg {

/// Draws coloured tiles: greenish for the source, warmer the longer the training runs; a blend is
/// colder by the mean of its factors.
class FakeSampler final : public Sampler {
public:
    FakeSampler(SamplerSink& sink, FakeLog& log);
    ~FakeSampler() override;

    void setModel(std::shared_ptr<const Model> model) override;
    void setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg) override;
    void setPins(PreviewPins pins) override;
    void look(std::optional<Moment> moment) override;
    void compareWith(std::optional<Moment> moment) override;
    void setBlend(Blend blend) override;
    void setWalk(LatentWalk walk) override;
    void setBudget(double share) override;

private:
    void run(const std::stop_token& token);
    void draw(PreviewKind kind, const PreviewPins& pins, double kimg, double learned);

    SamplerSink& m_sink;
    FakeLog& m_log;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_hasModel = false;
    bool m_drawSource = false;
    bool m_drawTuned = false;
    PreviewPins m_pins;
    LatentWalk m_walk;
    double m_walked = 0.0;
    double m_kimg = 0.0;
    std::optional<Moment> m_look;
    std::optional<Moment> m_compared;
    Blend m_blend;
    std::uint64_t m_sequence = 0;
    std::jthread m_thread;
};

} // namespace sg
