// From the numbers of a gap to its kind, preset and words; the numbers are made up.

#include "core/measure/gap_verdict.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

using namespace sg;

namespace {

/// As of heads in another look: told apart, with outlines and shapes that the model has.
GapReport anotherLook(int pictures) {
    GapReport report;
    report.pictures = pictures;
    report.samples = 200;
    report.spaces = {
        {"rand64", {0.9, 0.7, 0.002}, 1.0, 0.25, 1.0},
        {"source-d", {1.0, 3.0, 0.002}, 2.0, 0.0, 0.9}};
    report.bands = {
        {4, 0.4, 0.3, 0.1},
        {8, 0.6, 0.7, 0.2}, // half of what is beyond its own
        {16, 0.8, 0.7, 0.2},
        {32, 0.9, 0.8, 0.2},
        {64, 1.0, 0.9, 0.2}};
    report.nuisance.scale = 1.0;
    report.nuisance.outlineBefore = report.nuisance.outlineAfter = 0.85;
    report.nuisance.recoloured = {0.9, 0.6, 0.002};
    report.nuisance.both = {0.9, 0.1, 0.1};
    return report;
}

GapReport drawnDifferently(int pictures) {
    GapReport report = anotherLook(pictures);
    report.bands[1] = {8, 0.9, 0.9, 0.2};
    report.bands[2] = {16, 1.0, 0.95, 0.2};
    return report;
}

GapReport anotherSubject(int pictures) {
    GapReport report = anotherLook(pictures);
    report.spaces[0].recall = 0.05;
    report.nuisance.outlineBefore = report.nuisance.outlineAfter = 0.6;
    return report;
}

GapReport otherColours(int pictures) {
    GapReport report = anotherLook(pictures);
    report.nuisance.outlineBefore = report.nuisance.outlineAfter = 0.98;
    report.nuisance.recoloured = report.nuisance.both = {0.6, 0.01, 0.4};
    return report;
}

GapReport itsOwnKind(int pictures) {
    GapReport report = otherColours(pictures);
    report.spaces[0].gap = {0.5, 0.0, 0.5};
    report.spaces[1].gap = {0.55, 0.1, 0.01};
    return report;
}

GapReport nothingAlike(int pictures) {
    GapReport report = anotherSubject(pictures);
    report.spaces[0].recall = 0.0;
    report.nuisance.outlineBefore = report.nuisance.outlineAfter = 0.2;
    return report;
}

GapVerdict judged(const GapReport& report, int resolution) {
    return judgeGap(report, {.resolution = resolution, .pictures = report.pictures});
}

bool says(const GapVerdict& verdict, const std::string& words) {
    return verdict.sentence.find(words) != std::string::npos;
}

bool mentions(const GapVerdict& verdict, const std::string& words) {
    return std::ranges::any_of(verdict.reasons, [&](const std::string& reason) {
        return reason.find(words) != std::string::npos;
    });
}

} // namespace

class GapVerdictTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void kindAndPreset_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<int>("pictures");
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("words"); // in the sentence
        const auto add = [](const char* kind,
                            int resolution,
                            int pictures,
                            const char* preset,
                            const char* words) {
            QTest::addRow("%s, %d px, %d pictures", kind, resolution, pictures)
                << QString::fromLatin1(kind) << resolution << pictures
                << QString::fromLatin1(preset) << QString::fromLatin1(words);
        };
        for (const int pictures : {4, 10, 40}) {
            for (const int resolution : {64, 128, 512}) {
                add("none", resolution, pictures, "", "already draws such pictures");
                add("nuisance", resolution, pictures, "quick-taste", "\"Quick taste\"");
                add("texture", resolution, pictures, "strong-style", "take \"Strong style\"");
                add("hopeless", resolution, pictures, "", "will not work");
            }
            add("near", 512, pictures, "faithful", "\"Faithful to the source\" keeps");
        }
        for (const int resolution : {64, 128}) {
            add("near", resolution, 4, "faithful", "\"Faithful to the source\" keeps");
            add("near", resolution, 10, "strong-style", "take \"Strong style\"");
            add("near", resolution, 40, "strong-style", "take \"Strong style\"");
            add("far", resolution, 4, "far-domain", "With 4 of them it will hardly work");
            add("far", resolution, 10, "strong-style", "many results will be mixtures of both");
            add("far", resolution, 40, "far-domain", "expect a long training");
        }
        add("far", 512, 4, "far-domain", "With 4 of them it will hardly work");
        add("far", 512, 10, "far-domain", "With 10 of them it will hardly work");
        add("far", 512, 40, "far-domain", "expect a long training");
    }

    void kindAndPreset() {
        QFETCH(const QString, kind);
        QFETCH(const int, resolution);
        QFETCH(const int, pictures);
        QFETCH(const QString, preset);
        QFETCH(const QString, words);
        const GapReport report = kind == QLatin1String("none")       ? itsOwnKind(pictures)
                                 : kind == QLatin1String("nuisance") ? otherColours(pictures)
                                 : kind == QLatin1String("near")     ? anotherLook(pictures)
                                 : kind == QLatin1String("texture")  ? drawnDifferently(pictures)
                                 : kind == QLatin1String("far")      ? anotherSubject(pictures)
                                                                     : nothingAlike(pictures);
        const GapVerdict verdict = judged(report, resolution);
        QCOMPARE(QString::fromStdString(gapKindId(verdict.kind)), kind);
        QCOMPARE(QString::fromStdString(verdict.preset), preset);
        QVERIFY2(says(verdict, words.toStdString()), verdict.sentence.c_str());
        QCOMPARE(mentions(verdict, "Fewer than five"), pictures < 5);
    }

    /// Small models are not told that it will hardly work, where it was seen to work somewhat.
    void farIsToldHonestly() {
        const GapVerdict few = judged(anotherSubject(10), 64);
        QVERIFY(!says(few, "hardly"));
        QVERIFY(says(few, "A model of a nearer subject would do better"));
        QVERIFY(says(few, "at least 20 pictures"));
        QVERIFY(!says(judged(anotherSubject(40), 512), "hardly"));
    }

    /// The preset goes by all pictures, also where fewer were measured.
    void theFactsCountThePictures() {
        const auto report = anotherSubject(10);
        QCOMPARE(
            judgeGap(report, {.resolution = 64, .pictures = 30}).preset, std::string("far-domain"));
        const RunFacts stylegan3{.resolution = 64, .pictures = 10, .stylegan3 = true};
        QCOMPARE(judgeGap(anotherLook(10), stylegan3).preset, std::string("faithful"));
    }

    void anUntrainedModelIsNotJudged() {
        const RunFacts facts{.resolution = 64, .pictures = 10, .fromScratch = true};
        const auto verdict = judgeGap(nothingAlike(10), facts);
        QCOMPARE(verdict.preset, std::string("far-domain"));
        QVERIFY(says(verdict, "never trained"));
    }

    void excessIsBeyondItsOwn() {
        QCOMPARE(excessOf({8, 0.6, 0.7, 0.2}), 0.5); // the better of both
        QCOMPARE(excessOf({8, 0.7, 0.6, 0.2}), 0.5);
        QCOMPARE(excessOf({8, 0.3, 0.3, 0.3}), 0.0);
        QCOMPARE(excessOf({8, 1.0, 1.2, 0.3}), 1.0);
        QVERIFY(excessOf({8, 0.2, 0.2, 0.4}) < 0.0);
        // Where not even its own are found, nothing is made of it.
        QVERIFY(std::abs(excessOf({8, 1.0, 1.0, 0.99})) < 0.2);
    }

    void shapesAreTheMiddleBands() {
        GapReport report = anotherLook(10); // 8 and 16 of 4 to 64
        QVERIFY(std::abs(shapeExcess(report) - (0.5 + 0.625) / 2.0) < 1e-9);
        report.bands = {{4, 0.2, 0.2, 0.2}, {8, 0.6, 0.6, 0.2}, {16, 0.4, 0.6, 0.2}};
        QCOMPARE(shapeExcess(report), 0.25); // the finest, for want of one
        report.bands.clear();
        QCOMPARE(shapeExcess(report), 0.0);
    }

    /// A search that finds less, or a model that draws better, moves both and not the verdict.
    void theKindOutlivesTheSearch() {
        for (auto [report, kind] :
             {std::pair(anotherLook(10), GapKind::Near),
              std::pair(drawnDifferently(10), GapKind::Texture)}) {
            for (auto& band : report.bands) {
                for (double* missed : {&band.pictures, &band.aligned, &band.own}) {
                    *missed = 1.0 - 0.7 * (1.0 - *missed); // 30 % of everything is not found
                }
            }
            QVERIFY(judged(report, 64).kind == kind);
        }
    }
};

QTEST_GUILESS_MAIN(GapVerdictTest)
#include "gap_verdict_test.moc"
