// Branches and states of a run folder, and what was set then.

#include "core/model/torch.h"
#include "core/train/run/run_branches.h"
#include "core/train/run/run_layout.h"
#include "core/train/run/state_file.h"
#include "core/train/trainer.h"
#include "tests/core/train/tiny_training.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

namespace {

void write(const std::filesystem::path& path, const QByteArray& content) {
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class RunBranchesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    std::filesystem::path run() { return m_folder->path().toStdString(); }

    void branch(const std::string& name, const QByteArray& note) {
        const RunLayout layout(run(), name);
        QVERIFY(layout.create());
        if (name != kMainBranch) {
            write(layout.branchNote(), note);
        }
    }

    std::string names() {
        std::string list;
        for (const RunBranch& branch : runBranches(run())) {
            list += branch.name + " ";
        }
        return list;
    }

private Q_SLOTS:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void anotherFolderHasNone() { QVERIFY(runBranches(run()).empty()); }

    void childrenFollowTheirParents() {
        branch("main", {});
        branch("a", R"({"parent":"main","kimg":2.0})");
        branch("b", R"({"parent":"main","kimg":1.0})");
        branch("c", R"({"parent":"b","kimg":3.0})");
        branch("d", R"({"parent":"a","kimg":4.0})");
        QCOMPARE(names(), std::string("main b c a d "));
        const auto all = runBranches(run());
        QVERIFY(all[0].parent.empty());
        QCOMPARE(all[2].parent, std::string("b"));
        QCOMPARE(all[2].forkKimg, 3.0);
    }

    void damagedNotesHideNothing() {
        branch("main", {});
        branch("broken", "{");
        branch("orphan", R"({"parent":"gone","kimg":2.0})");
        branch("x", R"({"parent":"y","kimg":2.0})");
        branch("y", R"({"parent":"x","kimg":2.0})");
        QVERIFY(names().starts_with("main broken orphan "));
        QCOMPARE(runBranches(run()).size(), std::size_t(5));
        QCOMPARE(runBranches(run())[1].parent, std::string("main"));
    }

    void statesOfEachBranch() {
        branch("main", {});
        branch("a", R"({"parent":"main","kimg":0.008})");
        write(
            RunLayout(run()).states() /
                "save000001-step00000001-images0000000008.light.safetensors",
            "x");
        const auto all = runBranches(run());
        QCOMPARE(all[0].states.size(), std::size_t(1));
        QCOMPARE(all[0].states[0].kimg(), 0.008);
        QVERIFY(all[1].states.empty());
    }

    void statesSayWhatWasSet() {
        const auto model = tinyModel(NewArchitecture::StyleGan2);
        auto settings = tinySettings();
        settings.learningRate = 0.0007;
        const FreezePlan plan{{{"g4", 0.0}, {"d8", 0.5}}};
        Trainer trainer(*model, tinyPictures(), settings, plan);
        trainer.step();
        const auto state = trainer.state();
        const auto light = run() / "light.safetensors";
        const auto full = run() / "full.safetensors";
        QVERIFY(writeLightState(light, state, *model));
        QVERIFY(writeSavedTraining(full, {state, "{}"}, *model));
        for (const auto& path : {light, full}) {
            const auto then = settingsOfState(path);
            QVERIFY(then);
            QCOMPARE(then->settings.learningRate, 0.0007);
            QCOMPARE(then->settings.batch, settings.batch);
            QVERIFY(then->freeze == plan);
        }
        write(light, "no state");
        QVERIFY(!settingsOfState(light));
        QVERIFY(!settingsOfState(run() / "missing.safetensors"));
    }
};

QTEST_GUILESS_MAIN(RunBranchesTest)
#include "run_branches_test.moc"
