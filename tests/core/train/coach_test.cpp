// Every rule of docs/coach.md on recorded or made curves, and silence on a healthy one.

#include "core/train/coach/coach.h"
#include "core/train/coach/rules.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace sg;

namespace {

CoachSituation situation(int pictures) {
    CoachSituation now;
    now.pictures = pictures;
    now.resolution = 64;
    return now;
}

/// What a run that goes well looks like, with the scatter of small batches.
CoachPoint healthyPoint(double kimg, std::mt19937& random) {
    std::normal_distribution<double> scatter(0.0, 0.3);
    return {
        kimg,
        0.6 + 0.2 * scatter(random),
        0.3,
        1.0 + scatter(random),
        -1.0 + scatter(random),
        1.6 + scatter(random),
        0.9 + 0.3 * scatter(random)};
}

MonitorReport healthyReport(double kimg) {
    MonitorReport report;
    report.kimg = kimg;
    report.drift = {{"mapping", 0.01 * kimg}, {"g4", 0.02 * kimg}, {"g64", 0.03 * kimg}, {"d4", 2}};
    report.change = 0.2 * std::sqrt(kimg);
    report.diversity = 0.9;
    report.pictureDiversity = 0.8;
    report.nearest.assign(16, {0, 0.2});
    report.assignmentEntropy = 0.85;
    return report;
}

/// Runs `change` over a healthy course of `kimg`, with a report each half kimg and steps of 8
/// pictures; returns all advice.
template <typename ChangePoint, typename ChangeReport>
std::vector<Advice>
course(Coach& coach, double from, double to, ChangePoint changePoint, ChangeReport changeReport) {
    std::mt19937 random(1);
    std::vector<Advice> given;
    double nextReport = from;
    for (double kimg = from; kimg < to; kimg += 0.008) {
        CoachPoint point = healthyPoint(kimg, random);
        changePoint(point);
        coach.add(point);
        if (kimg >= nextReport) {
            nextReport += 0.5;
            MonitorReport report = healthyReport(kimg);
            changeReport(report);
            coach.add(report);
        }
        if (const auto advice = coach.advise()) {
            given.push_back(*advice);
        }
    }
    return given;
}

constexpr auto kSamePoints = [](CoachPoint&) {};
constexpr auto kSameReports = [](MonitorReport&) {};

std::vector<CoachPoint> recorded(const char* name) {
    QFile file(QStringLiteral(SG_TEST_DATA "/coach/") + QString::fromLatin1(name));
    std::vector<CoachPoint> points;
    if (file.open(QIODevice::ReadOnly)) {
        file.readLine();
        while (!file.atEnd()) {
            const auto cells = file.readLine().trimmed().split(',');
            const auto cell = [&](int i) { return cells[i].toDouble(); };
            points.push_back({cell(0), cell(1), cell(2), cell(3), cell(4), cell(5), cell(6)});
        }
    }
    return points;
}

std::vector<Advice> onCurve(Coach& coach, const char* name) {
    std::vector<Advice> given;
    for (const CoachPoint& point : recorded(name)) {
        coach.add(point);
        if (const auto advice = coach.advise()) {
            given.push_back(*advice);
        }
    }
    return given;
}

/// The rule is said exactly once, in one sentence.
void expectOnce(const std::vector<Advice>& given, const char* rule) {
    for (const Advice& advice : given) {
        qInfo("%5.2f kimg %s: %s", advice.kimg, advice.rule.c_str(), advice.sentence.c_str());
        QVERIFY(advice.sentence.ends_with('.'));
        QVERIFY(advice.sentence.find(". ") == std::string::npos);
    }
    QCOMPARE(given.size(), std::size_t(1));
    QCOMPARE(given[0].rule, std::string(rule));
}

} // namespace

class CoachTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void recordedHealthyCurveIsSilent() {
        QCOMPARE(recorded("healthy.csv").size(), std::size_t(625));
        Coach coach;
        coach.setSituation(situation(19996));
        QCOMPARE(onCurve(coach, "healthy.csv").size(), std::size_t(0));
    }

    void madeHealthyCurveIsSilent() {
        Coach coach;
        coach.setSituation(situation(14));
        QCOMPARE(course(coach, 0, 20, kSamePoints, kSameReports).size(), std::size_t(0));
        QVERIFY(!coach.standing());
    }

    void recordedMemorisingCurve() {
        Coach coach;
        coach.setSituation(situation(12));
        const auto given = onCurve(coach, "memorising.csv");
        expectOnce(given, "critic-memorises");
        QCOMPARE(given[0].severity, AdviceSeverity::Warning);
        QVERIFY(given[0].sentence.find("your 12 pictures") != std::string::npos);
        QVERIFY(
            std::get<ChangeSetting>(given[0].action) == (ChangeSetting{"augment", "diff-half"}));
    }

    void whatWasHardlySeenIsNotMemorised() {
        const auto sure = [](CoachPoint& p) { p.realSign = 0.99; };
        auto now = situation(500);
        now.r1Gamma = 1.0;
        Coach coach;
        coach.setSituation(now);
        auto given = course(coach, 0, 1.4, sure, kSameReports);
        expectOnce(given, "critic-memorises");
        QVERIFY(given[0].sentence.find("ahead") != std::string::npos);
        QVERIFY(std::get<ChangeSetting>(given[0].action) == (ChangeSetting{"r1_gamma", 2.0}));

        given = course(coach, 1.4, 6, sure, kSameReports); // each twelve times
        expectOnce(given, "critic-memorises");
        QVERIFY(given[0].sentence.find("memorising your 500") != std::string::npos);
    }

    /// What is suggested depends on what has been done already.
    void memorisingWithEverythingDone() {
        const auto sure = [](CoachPoint& p) { p.realSign = 0.92; };
        const auto action = [&](const CoachSituation& now) {
            Coach coach;
            coach.setSituation(now);
            const auto given = course(coach, 0, 1.5, sure, kSameReports);
            return given.size() == 1 && given[0].rule == "critic-memorises"
                       ? given[0].action
                       : AdviceAction{TakeResult{-1.0}};
        };
        auto now = situation(14);
        now.augment = "bgc";
        now.augmentAdapts = true;
        AdviceAction suggested = action(now);
        const auto raise = std::get<ChangeSetting>(suggested);
        QCOMPARE(raise.id, std::string("aug_p"));
        QVERIFY(std::abs(std::get<double>(raise.value) - 0.5) < 1e-9);
        now.augment = "diff";
        now.augmentAdapts = false;
        suggested = action(now);
        const auto freeze = std::get<MoveFaders>(suggested);
        QVERIFY(freeze == (MoveFaders{{{"d64", 0.0}, {"d32", 0.0}}}));
        now.freeze.factors = freeze.factors;
        suggested = action(now);
        QCOMPARE(std::get<ChangeSetting>(suggested).id, std::string("r1_gamma"));
    }

    void aSureCriticOfManyPicturesIsRight() {
        Coach coach;
        coach.setSituation(situation(5000));
        const auto sure = [](CoachPoint& p) { p.realSign = 0.92; };
        QCOMPARE(course(coach, 0, 4, sure, kSameReports).size(), std::size_t(0));
    }

    void notANumber() {
        for (const bool inLoss : {true, false}) {
            Coach coach;
            coach.setSituation(situation(14));
            const auto given = course(
                coach,
                0,
                1,
                [&](CoachPoint& p) { p.lossG = inLoss && p.kimg > 0.2 ? std::nan("") : p.lossG; },
                [&](MonitorReport& r) {
                    r.notFinite = !inLoss && r.kimg > 0.2 ? "G.synthesis.b4.const" : "";
                });
            expectOnce(given, "not-a-number");
            QCOMPARE(given[0].severity, AdviceSeverity::Stop);
            QVERIFY(
                std::get<ChangeSetting>(given[0].action) ==
                (ChangeSetting{"learning_rate", 0.001}));
        }
    }

    void diverging() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(
            coach, 0, 4, [](CoachPoint& p) { p.lossG += 10.0 * p.kimg; }, kSameReports);
        QVERIFY(!given.empty());
        QCOMPARE(given[0].rule, std::string("diverging"));
        QCOMPARE(given[0].severity, AdviceSeverity::Stop);
    }

    void copies() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(coach, 0, 5, kSamePoints, [](MonitorReport& r) {
            r.copyShare = r.kimg < 2.9 ? 0.0 : 0.25;
        });
        expectOnce(given, "copies");
        QCOMPARE(given[0].severity, AdviceSeverity::Stop);
        QVERIFY(std::abs(std::get<TakeResult>(given[0].action).kimg - 2.5) < 0.05);
        QVERIFY(coach.standing());
    }

    void oneOddMeasurementDoesNotCount() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(coach, 0, 6, kSamePoints, [](MonitorReport& r) {
            if (r.kimg > 2.9 && r.kimg < 3.1) {
                r.copyShare = 0.5;
                r.diversity = 0.1;
                r.assignmentEntropy = 0.1;
            }
        });
        QCOMPARE(given.size(), std::size_t(0));
    }

    void previewsAlike() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(coach, 0, 6, kSamePoints, [](MonitorReport& r) {
            r.diversity = 1.0 - 0.12 * r.kimg; // the pictures' own is 0.8
        });
        expectOnce(given, "previews-alike");
        QVERIFY(std::abs(std::get<TakeResult>(given[0].action).kimg - 3.0) < 0.05);
        QVERIFY(given[0].sentence.find("correspondence") != std::string::npos);
    }

    /// A set of pictures that are themselves alike may be met.
    void uniformPicturesMayBeMet() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(coach, 0, 6, kSamePoints, [](MonitorReport& r) {
            r.pictureDiversity = 0.3;
            r.diversity = std::max(0.25, 1.0 - 0.2 * r.kimg);
        });
        QCOMPARE(given.size(), std::size_t(0));
    }

    void fewPicturesWin() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(coach, 0, 6, kSamePoints, [](MonitorReport& r) {
            r.assignmentEntropy = r.kimg < 1.9 ? 0.85 : 0.3;
        });
        expectOnce(given, "few-pictures-win");
        QVERIFY(std::abs(std::get<TakeResult>(given[0].action).kimg - 1.5) < 0.05);
    }

    void driftRunsAway() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(
            coach, 0, 6, kSamePoints, [](MonitorReport& r) { r.drift["g16"] = 0.2 * r.kimg; });
        expectOnce(given, "drift-runs-away");
        QVERIFY(std::get<MoveFaders>(given[0].action) == (MoveFaders{{{"g16", 0.5}}}));
    }

    void criticWins() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(
            coach,
            0,
            4,
            [](CoachPoint& p) {
                p.lossG = 6.5;
                p.lossD = 0.04;
            },
            kSameReports);
        expectOnce(given, "critic-wins");
        QVERIFY(std::get<ChangeSetting>(given[0].action) == (ChangeSetting{"r1_gamma", 2.0}));
    }

    void criticBlind() {
        const auto blind = [](CoachPoint& p) {
            p.lossD = 1.386;
            p.scoreReal = p.scoreFake = 0.01;
            p.lossG = 0.69;
        };
        Coach coach;
        auto now = situation(14);
        now.freeze.factors = {{"d64", 0.0}, {"g4", 0.0}};
        coach.setSituation(now);
        auto given = course(coach, 0, 4, blind, kSameReports);
        expectOnce(given, "critic-blind");
        QVERIFY(std::get<MoveFaders>(given[0].action) == (MoveFaders{{{"d64", 1.0}}}));
        Coach other;
        now.freeze = {};
        now.augmentAdapts = true;
        other.setSituation(now);
        given = course(other, 0, 1.5, blind, kSameReports);
        expectOnce(given, "critic-blind");
        QCOMPARE(std::get<ChangeSetting>(given[0].action).id, std::string("aug_p"));
    }

    void nothingMoves() {
        const auto still = [](MonitorReport& r) { r.change = 0.005; };
        auto now = situation(14);
        Coach coach;
        coach.setSituation(now);
        const auto given = course(coach, 0, 2.5, kSamePoints, still);
        expectOnce(given, "nothing-moves");
        QCOMPARE(given[0].severity, AdviceSeverity::Hint);
        QCOMPARE(std::get<ChangeSetting>(given[0].action).id, std::string("learning_rate"));
    }

    void augmentationLeaks() {
        auto now = situation(14);
        now.augment = "bgc";
        now.augmentAdapts = true;
        Coach coach;
        coach.setSituation(now);
        const auto given = course(
            coach, 0, 4, [](CoachPoint& p) { p.augmentP = 0.9; }, kSameReports);
        expectOnce(given, "augmentation-leaks");
        QVERIFY(
            std::get<ChangeSetting>(given[0].action) == (ChangeSetting{"augment", "diff-half"}));
    }

    /// r_t around the threshold: one piece of advice, not one for each crossing.
    void curvesAroundAThresholdDoNotChatter() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(
            coach,
            0,
            12,
            [](CoachPoint& p) { p.realSign = 0.85 + 0.03 * std::sin(p.kimg * 4.0); },
            kSameReports);
        expectOnce(given, "critic-memorises");
    }

    /// When it became better and then worse again, it is said again.
    void relapses() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto wave = [](CoachPoint& p) {
            p.realSign = p.kimg < 2.0 || p.kimg > 5.0 ? 0.95 : 0.4;
        };
        const auto given = course(coach, 0, 8, wave, kSameReports);
        QCOMPARE(given.size(), std::size_t(2));
        QVERIFY(given[1].kimg > 5.0);
    }

    /// When the first remedy was taken and did not help, the next one is suggested.
    void theNextRemedy() {
        Coach coach;
        auto now = situation(14);
        coach.setSituation(now);
        const auto sure = [](CoachPoint& p) { p.realSign = 0.95; };
        auto given = course(coach, 0, 5, sure, kSameReports);
        QCOMPARE(given.size(), std::size_t(1)); // nothing was done: nothing new to say
        now.augment = "diff";
        coach.setSituation(now);
        given = course(coach, 5, 10, sure, kSameReports);
        QCOMPARE(given.size(), std::size_t(1));
        QVERIFY(std::holds_alternative<MoveFaders>(given[0].action));
    }

    void standingAdviceGoesWithItsReason() {
        Coach coach;
        coach.setSituation(situation(14));
        (void)course(
            coach, 0, 2, [](CoachPoint& p) { p.realSign = 0.95; }, kSameReports);
        QVERIFY(coach.standing());
        QCOMPARE(coach.standing()->rule, std::string("critic-memorises"));
        (void)course(coach, 2, 4, kSamePoints, kSameReports);
        QVERIFY(!coach.standing());
    }

    /// Of two troubles at once the more urgent is said; the other one waits.
    void oneAtATime() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto given = course(
            coach,
            0,
            3,
            [](CoachPoint& p) { p.realSign = 0.95; },
            [](MonitorReport& r) { r.drift["g4"] = r.kimg < 0.9 ? 0.1 : 1.0; });
        QCOMPARE(given.size(), std::size_t(2));
        QCOMPARE(given[0].rule, std::string("critic-memorises"));
        QCOMPARE(given[1].rule, std::string("drift-runs-away"));
        QVERIFY(given[1].kimg - given[0].kimg >= Coach::kQuietKimg);
    }

    void forgetting() {
        Coach coach;
        coach.setSituation(situation(14));
        const auto sure = [](CoachPoint& p) { p.realSign = 0.95; };
        QCOMPARE(course(coach, 0, 1.5, sure, kSameReports).size(), std::size_t(1));
        coach.forget();
        QVERIFY(!coach.standing());
        QCOMPARE(course(coach, 0.5, 2.5, sure, kSameReports).size(), std::size_t(1));
    }

    void everyRuleIsDocumented() {
        QFile file(QStringLiteral(SG_SOURCE_DIR "/docs/coach.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        for (const CoachRule& rule : coachRules()) {
            const std::string quoted = "`" + std::string(rule.id) + "`";
            QVERIFY2(text.contains(quoted.c_str()), quoted.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(CoachTest)
#include "coach_test.moc"
