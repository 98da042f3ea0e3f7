// A taste with a fake engine: what is compared, one run after the other, cancelling, choosing.

#include "tests/ui/fake_services.h"
#include "tests/ui/strict.h"
#include "ui/train/taste.h"
#include "ui/train/taste_card.h"
#include "ui/train/taste_dialog.h"
#include "ui/train/tile_strip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <algorithm>

namespace sg {

using Stage = Taste::Stage;

class TasteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        m_services = std::make_unique<FakeStudioServices>();
        m_services->log.stepMs = 1;
        m_taste = std::make_unique<Taste>(*m_services);
        m_dialog = std::make_unique<TasteDialog>(*m_taste, nullptr);
    }

    void cleanup() {
        m_dialog.reset();
        m_taste.reset();
        m_services.reset();
    }

    void fewPicturesGiveSixDifferentRuns() {
        const auto candidates = tasteCandidates(base(12), factsFor(12), 50);
        // A far away domain would be the strong style over so short a way.
        QCOMPARE(
            namesOf(candidates),
            QStringLiteral("As set up now|Quick taste|Faithful to the source|Strong style|"
                           "Strong style, poses kept|Only texture and colour"));
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const TrainConfig& config = candidates[i].config;
            QVERIFY(!candidates[i].preset.sentence.empty());
            QCOMPARE(config.pictures.pictures.size(), std::size_t(12));
            QCOMPARE(config.settings.seed, candidates[0].config.settings.seed);
            QVERIFY(validate(config.settings));
            QVERIFY(config.runFolder.empty() && !config.watch && config.undoBytes == 0);
            for (std::size_t j = 0; j < i; ++j) {
                const TrainConfig& other = candidates[j].config;
                QVERIFY(config.settings != other.settings || config.freeze != other.freeze);
            }
        }
        QVERIFY(candidates[4].config.freeze.isFrozen("g8"));
        QVERIFY(!candidates[4].config.freeze.isFrozen("g16"));
        QVERIFY(candidates[5].config.freeze.isFrozen("g16"));
        QVERIFY(!candidates[5].config.freeze.isFrozen("g32"));
        QCOMPARE(candidates[4].preset.id, std::string("strong-style"));
    }

    void manyPicturesTasteTheFarDomainToo() {
        RunFacts facts = factsFor(60);
        facts.resolution = 256; // in a smaller model it is the strong style for longer
        const auto candidates = tasteCandidates(base(60), facts, 50);
        // Those that hold half the critic need its layers of 256 pixels, which this one has not.
        QCOMPARE(
            namesOf(candidates),
            QStringLiteral("As set up now|Strong style|Far away domain|Strong style, poses kept|"
                           "Only texture and colour"));
    }

    void anIntentThatIsSetUpAlreadyIsOneCard() {
        PlannedRun run = base(12);
        const auto faithful = presetFor("faithful", factsFor(12));
        applyPreset(*faithful, factsFor(12), run.config.settings);
        run.config.freeze = *parseFreezePlan(*faithful->freeze, run.source.info.groups);
        const auto candidates = tasteCandidates(run, factsFor(12), 50);
        QCOMPARE(candidates.size(), std::size_t(5));
        QVERIFY(!namesOf(candidates).contains(QStringLiteral("As set up now")));
    }

    void aModelWithoutSuchLayersTastesTheIntents() {
        PlannedRun run = base(12);
        run.source.info.groups = {{"input", "character", false, 1}, {"d4", "verdict", true, 1}};
        const auto candidates = tasteCandidates(run, factsFor(12), 50);
        QCOMPARE(namesOf(candidates), QStringLiteral("As set up now|Strong style"));
    }

    void anUntrainedModelHasNothingToHold() {
        RunFacts facts = factsFor(12);
        facts.fromScratch = true;
        const auto candidates = tasteCandidates(base(12), facts, 50);
        QVERIFY(candidates.size() >= 2);
        for (const TasteCandidate& candidate : candidates) {
            QVERIFY(!candidate.config.freeze.isFrozen("g4"));
            QVERIFY(!candidate.config.freeze.isFrozen("g8"));
        }
    }

    void aShortWayKeepsItsDirection() {
        TrainSettings whole;
        whole.batch = 32;
        whole.accumulate = 8;
        whole.emaKimg = 1.0;
        whole.headWarmup = 250;
        whole.cooldown = 0.4;
        const TrainSettings brief = shortened(whole, 40);
        QCOMPARE(brief.batch, 8);
        QCOMPARE(brief.accumulate, 2); // the parts are as large
        QVERIFY(brief.kimg > 39 * 0.008 && brief.kimg < 40 * 0.008);
        QVERIFY(brief.emaKimg <= 0.1 * brief.kimg);
        QCOMPARE(brief.headWarmup, 4);
        QCOMPARE(brief.learningRate, whole.learningRate);
        QCOMPARE(brief.cooldown, 0.0);
        whole.batch = 4;
        whole.accumulate = 1;
        QCOMPARE(shortened(whole, 40).batch, 4);
    }

    void everyCandidateIsRunAndDrawnOneAfterTheOther() {
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        const int count = static_cast<int>(m_taste->candidates().size());
        bool estimated = false;
        connect(m_taste.get(), &Taste::changed, this, [&] {
            estimated = estimated || m_taste->secondsLeft().value_or(0.0) > 0.0;
        });
        m_taste->start(pins());
        QVERIFY(m_taste->busy());
        QVERIFY(!m_taste->secondsLeft()); // nothing is known yet
        QTRY_VERIFY(!m_taste->busy());
        QVERIFY(estimated);
        QCOMPARE(m_services->log.runs, count);
        QCOMPARE(m_services->log.mostActive, 1);
        QCOMPARE(m_services->log.active, 0);
        QVERIFY(m_taste->source() != nullptr);
        QCOMPARE(m_taste->source()->pins.seeds, pins().seeds);
        for (int i = 0; i < count; ++i) {
            const Taste::Standing& standing = m_taste->standing(i);
            QCOMPARE(standing.stage, Stage::Done);
            QCOMPARE(standing.step, 12);
            QCOMPARE(standing.frame->kind, PreviewKind::Tuned);
            QCOMPARE(standing.frame->kimg, 12 * 0.008); // after the last step
            QCOMPARE(standing.frame->pins.seeds, pins().seeds);
        }
        QVERIFY(!m_taste->secondsLeft());
        QVERIFY(!m_services->log.has("stop and discard"));
    }

    void whatIsDoneStaysWhenItIsCancelled() {
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        connect(m_taste.get(), &Taste::changed, this, [this](int index) {
            m_services->log.stepMs = index == 1 ? 200 : 1; // it does not end before it is cancelled
        });
        m_taste->start(pins());
        QTRY_COMPARE(m_taste->current(), 1);
        QTRY_VERIFY(m_taste->standing(1).step > 0);
        m_taste->cancel();
        QVERIFY(m_taste->busy() && m_taste->cancelling()); // the step in progress
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(0).stage, Stage::Done);
        QCOMPARE(m_taste->standing(1).stage, Stage::Cancelled);
        QCOMPARE(m_taste->standing(2).stage, Stage::Cancelled);
        QCOMPARE(m_services->log.runs, 2);
        QVERIFY(m_services->log.has("stop and discard"));
        QVERIFY(m_taste->standing(0).frame != nullptr);
        // And again.
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 3));
        m_taste->start(pins());
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(5).stage, Stage::Done);
    }

    void cancellingAtTheFirstMomentIsClean() {
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        m_taste->start(pins());
        m_taste->cancel();
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(0).stage, Stage::Cancelled);
    }

    void aRunThatFailsSaysWhyAndTheNextGoesOn() {
        connect(m_taste.get(), &Taste::changed, this, [this] {
            m_services->log.failTraining = m_taste->current() == 0;
        });
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        m_taste->start(pins());
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(0).stage, Stage::Failed);
        QVERIFY(m_taste->standing(0).problem.contains(QStringLiteral("lower the learning rate")));
        QCOMPARE(m_taste->standing(5).stage, Stage::Done);
    }

    void aRunThatBreaksDownEnds() {
        m_services->log.diverge = true;
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        m_taste->start(pins());
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(5).stage, Stage::Failed);
        QVERIFY(m_taste->standing(5).problem.contains(QStringLiteral("broke down")));
    }

    void whatCannotBeStartedSaysWhy() {
        m_services->log.failStart = true;
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 12));
        m_taste->start(pins());
        QVERIFY(m_taste->busy());
        QTRY_VERIFY(!m_taste->busy());
        QCOMPARE(m_taste->standing(3).stage, Stage::Failed);
        QVERIFY(m_taste->standing(3).problem.contains(QStringLiteral("Batch is 3")));
    }

    void endingInTheMiddleOfARunIsClean() {
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 500));
        m_taste->start(pins());
        QTRY_VERIFY(m_taste->standing(0).step > 0);
        m_dialog.reset();
        m_taste.reset();
        QCOMPARE(m_services->log.active, 0);
    }

    void theSheetIsWatchedAndACardChosen() {
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        connect(m_dialog.get(), &TasteDialog::startRequested, this, [this] {
            m_taste->plan(tasteCandidates(base(12), factsFor(12), m_dialog->steps()));
            m_taste->start(pins());
        });
        QSignalSpy chosen(m_dialog.get(), &TasteDialog::chosen);
        m_services->log.stepMs = 40;
        m_taste->plan(tasteCandidates(base(12), factsFor(12), 50));
        part<QSpinBox>("tasteSteps")->setValue(20);
        QVERIFY(!choose(0)->isEnabled());
        QCOMPARE(stateOf(0), QStringLiteral("Waits."));
        QTest::mouseClick(part<QPushButton>("tasteStart"), Qt::LeftButton);
        auto* words = part<QLabel>("tasteWords");
        QTRY_COMPARE(words->text(), QStringLiteral("Run 1 of 6, Estimating..."));
        QTRY_VERIFY(stateOf(0).endsWith(QStringLiteral("of 20")));
        QVERIFY(!part<QPushButton>("tasteStart")->isVisible());
        QVERIFY(!part<QSpinBox>("tasteSteps")->isEnabled());
        QTRY_VERIFY(choose(0)->isEnabled());
        QCOMPARE(card(0)->strip().tiles(), 6);
        QTRY_VERIFY(words->text().startsWith(QStringLiteral("Run 2 of 6, ")));
        QTRY_VERIFY(words->text().contains(QStringLiteral("left")));
        QVERIFY(!choose(1)->isEnabled());
        QTest::mouseClick(choose(0), Qt::LeftButton); // while the others still wait
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].toInt(), 0);
        QTest::mouseClick(part<QPushButton>("tasteCancel"), Qt::LeftButton);
        QTRY_VERIFY(!m_taste->busy());
        QTRY_COMPARE(stateOf(5), QStringLiteral("Not tasted."));
        QCOMPARE(part<QPushButton>("tasteStart")->text(), QStringLiteral("Taste again"));
        // While a training goes on nothing can be chosen.
        m_dialog->setObstacle(QStringLiteral("A training goes on."));
        QVERIFY(!choose(0)->isEnabled());
        QVERIFY(!part<QPushButton>("tasteStart")->isEnabled());
        QCOMPARE(words->text(), QStringLiteral("A training goes on."));
        m_dialog->setObstacle({});
        QVERIFY(choose(0)->isEnabled());
    }

    void theStylePicturesStandOnTop() {
        PlannedRun run = base(9);
        m_dialog->setPictures(run.config.pictures);
        QCOMPARE(m_dialog->findChildren<TasteCard*>().first()->strip().tiles(), 6);
    }

private:
    PlannedRun base(int pictures) {
        PlannedRun run;
        run.source = *m_services->openModel("face.pkl");
        run.config.model = run.source.model;
        std::vector<std::filesystem::path> paths;
        for (int i = 0; i < pictures; ++i) {
            paths.emplace_back("/x/" + std::to_string(i) + ".png");
        }
        run.config.pictures = *m_services->importStyle({}, paths, {}, {});
        run.config.settings.seed = 7;
        return run;
    }

    static RunFacts factsFor(int pictures) { return {64, pictures, 8, false, false, 2}; }

    static PreviewPins pins() {
        PreviewPins pins;
        pins.seeds = {3, 4, 5, 6, 7, 8};
        pins.columns = 6;
        return pins;
    }

    static QString namesOf(const std::vector<TasteCandidate>& candidates) {
        QStringList names;
        for (const TasteCandidate& candidate : candidates) {
            names << QString::fromStdString(candidate.preset.label);
        }
        return names.join(QLatin1Char('|'));
    }

    template <typename T>
    T* part(const char* name) {
        return m_dialog->findChild<T*>(QString::fromLatin1(name));
    }

    TasteCard* card(int index) {
        return m_dialog->findChild<TasteCard*>(QStringLiteral("tasteCard%1").arg(index));
    }

    QPushButton* choose(int index) {
        return card(index)->findChild<QPushButton*>(QStringLiteral("chooseTaste"));
    }

    QString stateOf(int index) {
        return card(index)->findChild<QLabel*>(QStringLiteral("tasteState"))->text();
    }

    std::unique_ptr<FakeStudioServices> m_services;
    std::unique_ptr<Taste> m_taste;
    std::unique_ptr<TasteDialog> m_dialog;
};

} // namespace sg

QTEST_MAIN(sg::TasteTest)
#include "taste_test.moc"
