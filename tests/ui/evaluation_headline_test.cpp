// The sentence an evaluation comes to: it must say no more than the rows do.

#include "tests/ui/fake_evaluation.h"
#include "tests/ui/strict.h"
#include "ui/evaluate/headline.h"

#include <QTest>

namespace sg {

namespace {

/// Every space: `model` and `other` as FD, and KID in the same order.
void set(Evaluation& evaluation, double model, double other, bool copying) {
    for (SpaceReport& space : evaluation.spaces) {
        SetDistances& row = copying ? space.copycat : *space.source;
        space.model.frechet = model;
        row.frechet = other;
        space.model.kernel = model / 10.0;
        row.kernel = other / 10.0;
    }
}

void setCopies(Evaluation& evaluation, std::optional<double> rate) {
    evaluation.variety.model.copyRate = rate;
}

} // namespace

class EvaluationHeadlineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void nearerThanBothAndFewCopies() {
        const Evaluation good = fakeEvaluation(200, 12, 10, true);
        QVERIFY(besideDoingNothing(good) == Nearness::Nearer);
        QVERIFY(besideCopying(good) == Nearness::Nearer);
        QCOMPARE(
            headlineOf(good),
            QStringLiteral(
                "The tuned model is nearer to the held-out pictures than doing nothing, and "
                "nearer than copying the pictures it was tuned with. 3.0 % of the samples are "
                "copies, no more than fresh pictures would be."));
    }

    void copiesAreCounted() {
        Evaluation evaluation = fakeEvaluation(200, 12, 10, true);
        setCopies(evaluation, 0.0);
        QVERIFY(said(evaluation, "None of the 200 samples is a copy."));
        setCopies(evaluation, 0.05);
        QVERIFY(said(evaluation, "5.0 % of the samples are copies, no more than fresh"));
        setCopies(evaluation, 0.42);
        QVERIFY(said(evaluation, "42.0 % of the samples are copies, more than fresh"));
        setCopies(evaluation, std::nullopt);
        QVERIFY(!headlineOf(evaluation).contains(QStringLiteral("copies")));
    }

    void besideDoingNothingFirst() {
        Evaluation evaluation = fakeEvaluation(200, 12, 10, true);
        set(evaluation, 1.0, 1.04, false);
        QVERIFY(besideDoingNothing(evaluation) == Nearness::Alike);
        QVERIFY(said(evaluation, "about as near to the held-out pictures as doing nothing."));
        set(evaluation, 2.0, 1.0, false);
        QVERIFY(besideDoingNothing(evaluation) == Nearness::Farther);
        QVERIFY(said(evaluation, "farther from the held-out pictures than doing nothing."));
        // Whatever it is beside copying: that would only make it look better.
        set(evaluation, 2.0, 9.0, true);
        QVERIFY(!said(evaluation, "copying"));
    }

    void noNearerThanCopying() {
        Evaluation evaluation = fakeEvaluation(200, 12, 10, true);
        set(evaluation, 1.0, 2.0, false);
        set(evaluation, 1.0, 0.5, true);
        QVERIFY(besideCopying(evaluation) == Nearness::Farther);
        QVERIFY(said(evaluation, "than doing nothing, but no nearer than copying"));
        set(evaluation, 1.0, 1.0, true);
        QVERIFY(besideCopying(evaluation) == Nearness::Alike);
        QVERIFY(said(evaluation, "than doing nothing, but no nearer than copying"));
    }

    void measuresThatDisagreeAreSaidToDisagree() {
        Evaluation byKernel = fakeEvaluation(200, 12, 10, true);
        byKernel.spaces[1].model.kernel = 10.0; // FD says nearer, KID says farther
        QVERIFY(besideDoingNothing(byKernel) == Nearness::Unclear);
        QVERIFY(said(byKernel, "stays open: the measures disagree."));
        Evaluation bySpace = fakeEvaluation(200, 12, 10, true);
        std::swap(bySpace.spaces[1].model, *bySpace.spaces[1].source);
        QVERIFY(besideDoingNothing(bySpace) == Nearness::Unclear);
        Evaluation copying = fakeEvaluation(200, 12, 10, true);
        copying.spaces[1].copycat.kernel = -1.0;
        QVERIFY(said(copying, "beside copying the pictures it was tuned with, the measures"));
    }

    /// Samples were made to please the critic then, whatever it says.
    void aSpaceOfTheTrainingHasNoSay() {
        Evaluation evaluation = fakeEvaluation(200, 12, 10, true);
        set(evaluation, 2.0, 1.0, false);
        evaluation.spaces[1].model.frechet = 0.1; // only this one says nearer
        evaluation.spaces[1].model.kernel = -1.0;
        QVERIFY(besideDoingNothing(evaluation) == Nearness::Unclear);
        evaluation.spaces[1].usedInTraining = true;
        QVERIFY(besideDoingNothing(evaluation) == Nearness::Farther);
    }

    /// The copycat is perfect then: beside it nothing can be learned.
    void withoutHeldOutPicturesItClaimsNothingAboutCopying() {
        Evaluation evaluation = fakeEvaluation(200, 12, 0, true);
        QVERIFY(said(evaluation, "nearer to its pictures than doing nothing."));
        QVERIFY(said(evaluation, "only held-out pictures tell."));
        set(evaluation, 1.0, 1.0, false);
        QVERIFY(said(evaluation, "about as near to its pictures as doing nothing."));
        set(evaluation, 1.0, 0.5, false);
        QVERIFY(said(evaluation, "farther from its pictures than doing nothing."));
        std::swap(evaluation.spaces[0].model, *evaluation.spaces[0].source);
        QVERIFY(said(evaluation, "nearer to its pictures than doing nothing stays open"));
    }

    void anOpenedModelIsNotCalledTuned() {
        Evaluation evaluation = fakeEvaluation(200, 12, 0, false);
        QVERIFY(said(evaluation, "This is the model as it was opened"));
        evaluation = fakeEvaluation(200, 12, 10, false);
        QVERIFY(said(evaluation, "The opened model is nearer to the held-out pictures than"));
        set(evaluation, 1.0, 0.5, true);
        QVERIFY(said(evaluation, "The opened model is no nearer to the held-out pictures"));
        evaluation.spaces[0].model.kernel = -1.0;
        QVERIFY(said(evaluation, "Whether the opened model is nearer"));
        QVERIFY(!said(evaluation, "tuned model"));
    }

private:
    static bool said(const Evaluation& evaluation, const char* words) {
        return headlineOf(evaluation).contains(QString::fromLatin1(words));
    }
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::EvaluationHeadlineTest)
#include "evaluation_headline_test.moc"
