#include "tests/ui/fake_services.h"
#include "ui/train/known_speeds.h"
#include "ui/train/run_forecast.h"

#include <QTest>

namespace sg {

namespace {

ForecastFacts smallRun() {
    ForecastFacts facts;
    facts.shape = stylegan2Shape({.resolution = 64});
    facts.bytesAvailable = std::int64_t(64) << 30;
    return facts;
}

} // namespace

class RunForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void withoutASpeedOnlyTheMemoryIsTold() {
        const Forecast forecast = forecastOf(smallRun());
        QVERIFY(!forecast.tooMuch);
        QVERIFY(forecast.words.startsWith(QStringLiteral("Needs about ")));
        QVERIFY(forecast.words.contains(QStringLiteral(" GB of memory. ")));
        QVERIFY(forecast.words.endsWith(
            QStringLiteral("How long it takes is known after the first steps.")));
    }

    void withASpeedTheTimeIsTold() {
        ForecastFacts facts = smallRun();
        facts.imagesPerSecond = 20.0; // 5000 images in 250 s
        QVERIFY(forecastOf(facts).words.endsWith(
            QStringLiteral(" GB of memory; 5\u00a0kimg take about 4 minutes.")));
        facts.shape = {};
        QCOMPARE(forecastOf(facts).words, QStringLiteral("5\u00a0kimg take about 4 minutes."));
        facts.settings.kimg = 36'000.0;
        QCOMPARE(forecastOf(facts).words, QStringLiteral("36000\u00a0kimg take about 21 days."));
    }

    void theMemoryIsWhatTheEstimateSays() {
        ForecastFacts facts = smallRun();
        facts.undoBytes = 1'000'000'000;
        const double gigabytes =
            1.0 + double(predictedTrainingBytes(facts.shape, {8, 1.0, 1.0, 0})) / 1e9;
        QVERIFY(forecastOf(facts).words.contains(
            QStringLiteral("about %1 GB").arg(gigabytes, 0, 'f', 1)));
        // In parts it is less.
        facts.settings.accumulate = 2;
        const double less =
            1.0 + double(predictedTrainingBytes(facts.shape, {4, 1.0, 1.0, 0})) / 1e9;
        QVERIFY(less < gigabytes);
        QVERIFY(
            forecastOf(facts).words.contains(QStringLiteral("about %1 GB").arg(less, 0, 'f', 1)));
    }

    void tooLittleMemoryIsToldWithWhatFollows() {
        ForecastFacts facts = smallRun();
        facts.bytesAvailable = predictedTrainingBytes(facts.shape, {4, 1.0, 1.0, 0});
        const Forecast inParts = forecastOf(facts);
        QVERIFY(inParts.tooMuch);
        QVERIFY(inParts.words.contains(QStringLiteral("worked through in 2 parts")));
        facts.bytesAvailable = 100'000'000;
        const Forecast never = forecastOf(facts);
        QVERIFY(never.tooMuch);
        QVERIFY(never.words.contains(
            QStringLiteral("There is room for 0.1 GB: choose a smaller batch")));
        facts.settings.accumulate = 2; // chosen by a person, and then it stays
        QVERIFY(forecastOf(facts).words.contains(QStringLiteral("raise the parts a batch")));
        // Where the system does not say, nothing is claimed.
        facts.bytesAvailable.reset();
        QVERIFY(!forecastOf(facts).tooMuch);
    }

    void speedsAreOnlyKnownForTheSameWork() {
        const auto model = makeFakeModel();
        const auto other = makeFakeModel();
        KnownSpeeds speeds;
        TrainSettings settings;
        QVERIFY(!speeds.speedOf(model, settings));
        speeds.learn(model, settings, 40.0);
        speeds.learn(model, settings, 42.0);
        QCOMPARE(speeds.speedOf(model, settings), std::optional(42.0));
        QVERIFY(!speeds.speedOf(other, settings));
        QVERIFY(!speeds.speedOf(nullptr, settings));
        TrainSettings longer = settings;
        longer.kimg = 50.0;
        longer.learningRate = 0.001;
        QVERIFY(speeds.speedOf(model, longer));
        TrainSettings larger = settings;
        larger.batch = 16;
        QVERIFY(!speeds.speedOf(model, larger));
        speeds.learn(model, larger, 50.0);
        QCOMPARE(speeds.speedOf(model, settings), std::optional(42.0));
        speeds.learn(model, settings, 0.0); // not a measurement
        QCOMPARE(speeds.speedOf(model, settings), std::optional(42.0));
    }
};

} // namespace sg

QTEST_APPLESS_MAIN(sg::RunForecastTest)
#include "run_forecast_test.moc"
