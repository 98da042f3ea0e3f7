// The past of a real run, as the studio asks for it.

#include "app/studio/engine_archive.h"
#include "core/explore/blend.h"
#include "core/io/model_reader.h"
#include "core/model/torch.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/run_lock.h"
#include "tests/core/train/recording_sink.h"
#include "tests/core/train/tiny_training.h"
#include "ui/session/services.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class EngineArchiveTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::shared_ptr<const Model> m_source;
    std::shared_ptr<const Model> m_result;
    std::unique_ptr<RunArchive> m_archive = makeEngineArchive();

    std::filesystem::path run() { return m_folder.path().toStdString() + "/run"; }

    std::vector<StateEntry> states(StateKind kind) {
        std::vector<StateEntry> found;
        const auto branches = m_archive->branches(run());
        for (const StateEntry& state : branches.front().states) {
            if (state.kind == kind) {
                found.push_back(state);
            }
        }
        return found;
    }

    static bool equal(const Model& a, const Model& b) {
        return changed(*a.generatorEma, *b.generatorEma).empty();
    }

private Q_SLOTS:

    /// A run of five steps, with states at both ends.
    void initTestCase() {
        auto model = tinyModel(NewArchitecture::StyleGan2);
        model->describe();
        model->info.name = "tiny";
        model->info.sha256 = std::string(64, 'a');
        m_source = model;
        TrainConfig config;
        config.model = model;
        config.importOptions.thumbnailSide = 0;
        config.pictures =
            *importStyle({std::filesystem::path(SG_SOURCE_DIR) / "resources/packs/pixelArt"});
        config.settings = tinySettings();
        config.settings.kimg = 0.02;
        config.settings.learningRate = 0.005;
        config.runFolder = run();
        config.watch = false;
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(config));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        m_result = session->result();
        QVERIFY(!equal(*m_source, *m_result));
    }

    void aRunThatTrainsElsewhereIsNotTakenUp() {
        {
            const auto other = RunLock::take(run());
            QVERIFY(other);
            const auto again = m_archive->goOn(run(), "main");
            QVERIFY(!again);
            QVERIFY(again.error().message.find("another Stylegraft") != std::string::npos);
        }
        QVERIFY(m_archive->goOn(run(), "main"));
    }

    void aStateIsAModelAndAPicture() {
        const auto full = states(StateKind::Full);
        QVERIFY(full.size() >= 2);
        const auto made = m_archive->modelOf(
            {m_source, nullptr, StatePlace{full.back().path, {}, 0.0, 0.02}, {}});
        QVERIFY2(made, made ? "" : made.error().message.c_str());
        QVERIFY(equal(**made, *m_result));
        QVERIFY((*made)->info.hasDiscriminator);
        QVERIFY(changed(*(*made)->discriminator, *m_result->discriminator).empty());
        QCOMPARE((*made)->info.name, std::string("tiny"));
        QCOMPARE((*made)->info.parentSha256, std::string(64, 'a'));
        QVERIFY((*made)->info.sha256.empty());
        const auto weights = m_archive->weightsOf(full.back().path);
        QVERIFY(weights);
        QVERIFY(torch::equal(
            (*weights)->tensors.at("mapping.w_avg"), m_result->generatorEma->mapping->wAvg));
        const auto picture = m_archive->picture(full.back().path, {.seed = 1});
        QVERIFY(picture);
        QCOMPARE(picture->extent, (Extent{16, 16}));
        QCOMPARE(m_archive->settingsOf(full.back().path)->settings.learningRate, 0.005);
        QVERIFY(!m_archive->weightsOf(run() / "missing.safetensors"));
        QVERIFY(!m_archive->picture(run() / "config.json", {}));
    }

    void betweenTwoStatesAndBlended() {
        const auto full = states(StateKind::Full);
        const StatePlace middle{full.front().path, full.back().path, 0.5, 0.01};
        const auto mixed = m_archive->modelOf({m_source, nullptr, middle, {}});
        QVERIFY(mixed);
        const auto expected = interpolated(*weightsOf(*m_source), *weightsOf(*m_result), 0.5);
        for (const auto& [name, tensor] : stateOf(*(*mixed)->generatorEma)) {
            QVERIFY2(torch::allclose(tensor, (*expected)->tensors.at(name)), name.c_str());
        }
        // What is there by now, with one group as in the source.
        const auto blend = m_archive->modelOf({m_source, m_result, {}, {{{"g8", 0.0}}}});
        QVERIFY(blend);
        for (const auto& name : changed(*(*blend)->generatorEma, *m_result->generatorEma)) {
            QVERIFY2(name.starts_with("synthesis.b8."), name.c_str());
        }
        QVERIFY(!equal(**blend, *m_result));
        QVERIFY(m_archive->modelOf({m_source, m_result, {}, {}}) == m_result);
    }

    void aStarStays() {
        const StateEntry light = states(StateKind::Light).front();
        QVERIFY(!light.kept);
        QVERIFY(m_archive->star(light, true));
        QVERIFY(states(StateKind::Light).front().kept);
        QVERIFY(m_archive->star(light, false));
        QVERIFY(!states(StateKind::Light).front().kept);
    }

    void aBranchFromTheEndGoesOnForAsLongAgain() {
        const auto begun = m_archive->beginBranch({run(), "main", 0.02, "more"});
        QVERIFY2(begun, begun ? "" : begun.error().message.c_str());
        QCOMPARE(begun->kimg, 0.02);
        QCOMPARE(begun->config.settings.kimg, 0.04);
        QCOMPARE(begun->config.branch, std::string("more"));
        QVERIFY(begun->source.info.hasDiscriminator);
        QCOMPARE(m_archive->branches(run()).size(), std::size_t(1)); // not before it starts
        RecordingSink recorder;
        const auto session = makeTrainingSession(recorder);
        QVERIFY(session->start(begun->config));
        QVERIFY(recorder.waitForState(SessionState::Finished));
        const auto branches = m_archive->branches(run());
        QCOMPARE(branches.size(), std::size_t(2));
        QCOMPARE(branches[1].parent, std::string("main"));
        QCOMPARE(branches[1].forkKimg, 0.02);
        QVERIFY(!m_archive->beginBranch({run(), "main", 0.02, "two words"}));
    }
};

QTEST_GUILESS_MAIN(EngineArchiveTest)
#include "engine_archive_test.moc"
