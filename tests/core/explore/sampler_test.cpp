#include "core/explore/sampler.h"
#include "core/model/model.h"

#include <QTest>

#include <mutex>

using namespace sg;

namespace {

using FramePtr = std::shared_ptr<const PreviewFrame>;

std::shared_ptr<Model> tinyModel() {
    NewModelOptions options;
    options.resolution = 16;
    options.channelBase = 64;
    options.channelMax = 8;
    options.zDim = options.wDim = 8;
    options.mappingLayers = 2;
    options.seed = 5;
    return newModel(options);
}

PreviewPins pins(std::vector<std::uint32_t> seeds, std::vector<double> turns = {}) {
    PreviewPins made;
    made.seeds = std::move(seeds);
    made.columns = 2;
    made.turns = std::move(turns);
    return made;
}

/// Keeps all frames.
class Frames final : public SamplerSink {
public:
    void onFrame(FramePtr frame) override {
        const std::lock_guard lock(m_mutex);
        m_frames.push_back(std::move(frame));
    }

    void onSamplerError(Error error) override {
        const std::lock_guard lock(m_mutex);
        m_errors.push_back(error.message);
    }

    std::vector<FramePtr> of(PreviewKind kind) const {
        const std::lock_guard lock(m_mutex);
        std::vector<FramePtr> frames;
        for (const FramePtr& frame : m_frames) {
            if (frame->kind == kind) {
                frames.push_back(frame);
            }
        }
        return frames;
    }

    void clear() {
        const std::lock_guard lock(m_mutex);
        m_frames.clear();
    }

    std::size_t errors() const {
        const std::lock_guard lock(m_mutex);
        return m_errors.size();
    }

private:
    mutable std::mutex m_mutex;
    std::vector<FramePtr> m_frames;
    std::vector<std::string> m_errors;
};

} // namespace

class SamplerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        m_frames = std::make_unique<Frames>();
        m_sampler = makeSampler(*m_frames);
        m_sampler->setPins(pins({1, 2, 3, 4}));
        m_sampler->setModel(tinyModel());
        QTRY_VERIFY(!source().empty() && !tuned().empty());
    }

    void cleanup() {
        m_sampler.reset();
        QCOMPARE(m_frames->errors(), std::size_t(0));
    }

    void withoutAModelNothingIsDrawn() {
        const std::shared_ptr<const Model> model = tinyModel();
        m_sampler->setModel(model);
        QTRY_VERIFY(model.use_count() > 1);
        m_sampler->setModel(nullptr);
        QTRY_COMPARE(model.use_count(), 1L); // its memory is free
        m_frames->clear();
        m_sampler->setPins(pins({5, 6}));
        m_sampler->look({});
        m_sampler->setBlend({});
        QTest::qWait(50);
        QVERIFY(source().empty() && tuned().empty());
        m_sampler->setModel(model);
        QTRY_VERIFY(!source().empty() && !tuned().empty());
    }

    void withoutAWalkNothingIsDrawnAnew() {
        m_frames->clear();
        QTest::qWait(200);
        QVERIFY(source().empty() && tuned().empty());
    }

    void aWalkMovesBothTogether() {
        m_frames->clear();
        m_sampler->setWalk({.turnsPerSecond = 0.5});
        QTRY_VERIFY(tuned().size() >= 4);
        const auto sources = source();
        const auto tuneds = tuned();
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(sources[i]->pins.turns, tuneds[i]->pins.turns);
            QVERIFY(sources[i]->atlas.pixels == tuneds[i]->atlas.pixels); // nothing is trained
            QCOMPARE(sources[i]->pins.seeds, (std::vector<std::uint32_t>{1, 2, 3, 4}));
        }
        QVERIFY(tuneds[1]->pins.turns < tuneds[3]->pins.turns);
        QVERIFY(tuneds[1]->atlas.pixels != tuneds[3]->atlas.pixels);
    }

    void onlyTheWatchedSideIsDrawn() {
        m_sampler->setWalk({.turnsPerSecond = 0.5, .source = false});
        QTRY_VERIFY(tuned().size() >= 4);
        QCOMPARE(source().size(), std::size_t(1));
    }

    void aWalkEndsWhereItsLastFrameSays() {
        m_sampler->setWalk({.turnsPerSecond = 0.5});
        QTRY_VERIFY(tuned().size() >= 4);
        m_sampler->setWalk({});
        QTest::qWait(100); // a step in progress
        const auto last = tuned().back();
        m_frames->clear();
        m_sampler->setPins(last->pins);
        QTRY_VERIFY(!tuned().empty());
        QCOMPARE(tuned().back()->pins.turns, last->pins.turns);
        QVERIFY(tuned().back()->atlas.pixels == last->atlas.pixels);
        m_frames->clear();
        QTest::qWait(150);
        QVERIFY(tuned().empty());
    }

    void turnsOfAnotherNumberAreCompleted() {
        m_frames->clear();
        m_sampler->setPins(pins({1, 2}, {0.25}));
        QTRY_VERIFY(!tuned().empty());
        QCOMPARE(tuned().back()->pins.turns, (std::vector<double>{0.25, 0.0}));
    }

private:
    [[nodiscard]] std::vector<FramePtr> source() const { return m_frames->of(PreviewKind::Source); }

    [[nodiscard]] std::vector<FramePtr> tuned() const { return m_frames->of(PreviewKind::Tuned); }

    std::unique_ptr<Frames> m_frames;
    std::unique_ptr<Sampler> m_sampler; // ends before the sink
};

QTEST_GUILESS_MAIN(SamplerTest)
#include "sampler_test.moc"
