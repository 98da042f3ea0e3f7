// What the sampler draws when one looks at another moment, compares with one, or blends.

#include "core/explore/blend.h"
#include "core/explore/sampler.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace sg;
using namespace sg::test;

namespace {

class Frames final : public SamplerSink {
public:
    void onFrame(std::shared_ptr<const PreviewFrame> frame) override {
        const std::lock_guard lock(m_mutex);
        (frame->kind == PreviewKind::Source ? m_source : m_tuned) = std::move(frame);
        m_changed.notify_all();
    }

    void onSamplerError(Error error) override {
        const std::lock_guard lock(m_mutex);
        m_error = error.message;
        m_changed.notify_all();
    }

    /// The newest frame of a kind, once one of `kimg` is there.
    std::shared_ptr<const PreviewFrame> of(PreviewKind kind, double kimg) {
        std::unique_lock lock(m_mutex);
        const auto& frame = kind == PreviewKind::Source ? m_source : m_tuned;
        m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            return frame != nullptr && frame->kimg == kimg;
        });
        return frame;
    }

    /// The next frame of tuned pictures after `sequence`.
    std::shared_ptr<const PreviewFrame> tunedAfter(std::uint64_t sequence) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(20), [&] {
            return m_tuned != nullptr && m_tuned->sequence > sequence;
        });
        return m_tuned;
    }

    std::string error() {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return !m_error.empty(); });
        return m_error;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::shared_ptr<const PreviewFrame> m_source;
    std::shared_ptr<const PreviewFrame> m_tuned;
    std::string m_error;
};

std::shared_ptr<const GeneratorWeights> shifted(const Model& model, double by) {
    auto weights = std::make_shared<GeneratorWeights>(*weightsOf(model));
    for (auto& [name, tensor] : weights->tensors) {
        if (name.ends_with("weight")) {
            tensor = tensor + by;
        }
    }
    return weights;
}

} // namespace

class SamplerMomentsTest : public QObject {
    Q_OBJECT

    static constexpr auto kSource = PreviewKind::Source;
    static constexpr auto kTuned = PreviewKind::Tuned;

private Q_SLOTS:

    void looksComparesAndBlends() {
        const std::shared_ptr<const Model> model = tinyModel(NewArchitecture::StyleGan2);
        const auto early = shifted(*model, 0.1);
        const auto late = shifted(*model, 0.4);
        Frames frames;
        const auto sampler = makeSampler(frames);
        sampler->setModel(model);
        const auto source = frames.of(kSource, 0.0);
        QVERIFY(source);
        QVERIFY(frames.tunedAfter(0)->atlas.pixels == source->atlas.pixels);

        sampler->setTuned(late, 2.0);
        const auto now = frames.of(kTuned, 2.0);
        QVERIFY(now->atlas.pixels != source->atlas.pixels);

        // An earlier moment stays, whatever the training brings meanwhile.
        sampler->look(Moment{early, nullptr, 0.0, 1.0});
        const auto then = frames.of(kTuned, 1.0);
        QVERIFY(then->atlas.pixels != now->atlas.pixels);
        sampler->setTuned(late, 3.0);
        sampler->look(Moment{early, late, 1.0, 2.5});
        QVERIFY(frames.of(kTuned, 2.5)->atlas.pixels == now->atlas.pixels);
        sampler->look({});
        QVERIFY(frames.of(kTuned, 3.0)->atlas.pixels == now->atlas.pixels);

        // A blend with nothing learned is the source, and full again is what was learned.
        auto last = frames.of(kTuned, 3.0)->sequence;
        Blend none;
        for (const char* group : {"mapping", "g4", "g8", "g16", "torgb"}) {
            none.factors[group] = 0.0;
        }
        sampler->setBlend(none);
        const auto bare = frames.tunedAfter(last);
        QVERIFY(bare->atlas.pixels == source->atlas.pixels);
        sampler->setBlend({});
        QVERIFY(frames.tunedAfter(bare->sequence)->atlas.pixels == now->atlas.pixels);

        // Another moment in place of the source.
        sampler->compareWith(Moment{early, nullptr, 0.0, 1.0});
        QVERIFY(frames.of(kSource, 1.0)->atlas.pixels == then->atlas.pixels);
        sampler->compareWith({});
        QVERIFY(frames.of(kSource, 0.0)->atlas.pixels == source->atlas.pixels);
    }

    void aMomentOfAnotherModelIsAnError() {
        const std::shared_ptr<const Model> model = tinyModel(NewArchitecture::StyleGan2);
        Frames frames;
        const auto sampler = makeSampler(frames);
        sampler->setModel(model);
        QVERIFY(frames.of(kTuned, 0.0));
        const auto other = tinyModel(NewArchitecture::StyleGan3T);
        sampler->look(Moment{weightsOf(*model), weightsOf(*other), 0.5, 1.0});
        QVERIFY(frames.error().find("layers differ: ") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(SamplerMomentsTest)
#include "sampler_moments_test.moc"
