#include "core/project/train_settings.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <limits>
#include <set>
#include <string>

class TrainSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableDescribesTheDefaults();
    void everyRowReadsWhatItWrites();
    void jsonRoundTrip();
    void missingKeysKeepTheirDefaults();
    void wrongJsonNamesTheSetting_data();
    void wrongJsonNamesTheSetting();
    void rangesAreInclusive();
    void outOfRangeNamesTheSettingAndTheRange();
    void automaticR1Gamma();
    void theRateFallsOverTheLastShare();
};

void TrainSettingsTest::theTableDescribesTheDefaults() {
    const sg::TrainSettings defaults;
    std::set<std::string_view> ids;
    for (const sg::ParamSpec& spec : sg::trainParams()) {
        QVERIFY2(ids.insert(spec.id).second, "two rows with one id");
        QCOMPARE(sg::value(defaults, spec.id), spec.fallback);
        QVERIFY(spec.minimum < spec.maximum);
        QVERIFY(!spec.label.empty() && spec.help.ends_with('.'));
    }
    QCOMPARE(ids.size(), std::size_t(20));
    QVERIFY(sg::validate(defaults));
}

void TrainSettingsTest::everyRowReadsWhatItWrites() {
    for (const sg::ParamSpec& spec : sg::trainParams()) {
        sg::TrainSettings settings;
        sg::setValue(settings, spec.id, spec.maximum);
        QCOMPARE(sg::value(settings, spec.id), spec.maximum);
        for (const sg::ParamSpec& other : sg::trainParams()) {
            if (other.id != spec.id) {
                QCOMPARE(sg::value(settings, other.id), other.fallback);
            }
        }
    }
}

void TrainSettingsTest::jsonRoundTrip() {
    sg::TrainSettings settings;
    settings.kimg = 0.125;
    settings.batch = 4;
    settings.seed = 4294967295;
    settings.mirror = true;
    settings.bfloat16 = true;
    settings.augment = "bgc";
    settings.learningRate = 0.0005;
    settings.r1Gamma = 1.5;
    settings.gRegInterval = 0;
    // Through text, as in the file of a run.
    const auto back = sg::trainSettingsFromJson(nlohmann::json::parse(sg::toJson(settings).dump()));
    QVERIFY(back);
    QVERIFY(*back == settings);
}

void TrainSettingsTest::missingKeysKeepTheirDefaults() {
    const auto settings = sg::trainSettingsFromJson({{"batch", 2}, {"from_the_future", "x"}});
    QVERIFY(settings);
    sg::TrainSettings expected;
    expected.batch = 2;
    QVERIFY(*settings == expected);
}

void TrainSettingsTest::wrongJsonNamesTheSetting_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("named");
    QTest::newRow("text for a number") << std::string(R"({"batch": "8"})") << std::string("batch");
    QTest::newRow("null") << std::string(R"({"kimg": null})") << std::string("kimg");
    QTest::newRow("number for a switch")
        << std::string(R"({"mirror": 1})") << std::string("mirror");
    QTest::newRow("out of range") << std::string(R"({"style_mixing": 1.5})")
                                  << std::string("style_mixing");
    QTest::newRow("no object") << std::string("[1, 2]") << std::string("settings");
}

void TrainSettingsTest::wrongJsonNamesTheSetting() {
    QFETCH(std::string, text);
    QFETCH(std::string, named);
    const auto settings = sg::trainSettingsFromJson(nlohmann::json::parse(text));
    QVERIFY(!settings);
    QVERIFY2(
        settings.error().message.find(named) != std::string::npos,
        settings.error().message.c_str());
}

void TrainSettingsTest::rangesAreInclusive() {
    for (const sg::ParamSpec& spec : sg::trainParams()) {
        for (const double edge : {spec.minimum, spec.maximum}) {
            sg::TrainSettings settings;
            sg::setValue(settings, spec.id, edge);
            QVERIFY2(sg::validate(settings), std::string(spec.id).c_str());
        }
    }
}

void TrainSettingsTest::outOfRangeNamesTheSettingAndTheRange() {
    sg::TrainSettings settings;
    settings.batch = 129;
    const auto valid = sg::validate(settings);
    QVERIFY(!valid);
    QCOMPARE(valid.error().code, sg::ErrorCode::InvalidArgument);
    QCOMPARE(valid.error().message, std::string("The setting batch must be between 2 and 128"));

    settings = {};
    settings.learningRate = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(!sg::validate(settings));
}

void TrainSettingsTest::automaticR1Gamma() {
    sg::TrainSettings settings;
    settings.batch = 32;
    QCOMPARE(sg::effectiveR1Gamma(settings, 256), 0.4096);
    settings.r1Gamma = 10;
    QCOMPARE(sg::effectiveR1Gamma(settings, 256), 10.0);
}

void TrainSettingsTest::theRateFallsOverTheLastShare() {
    sg::TrainSettings settings;
    settings.kimg = 20.0;
    QCOMPARE(sg::cooldownFactor(settings, 19.9), 1.0);
    settings.cooldown = 0.5;
    QCOMPARE(sg::cooldownFactor(settings, 0.0), 1.0);
    QCOMPARE(sg::cooldownFactor(settings, 10.0), 1.0);
    QCOMPARE(sg::cooldownFactor(settings, 12.5), 0.75);
    QCOMPARE(sg::cooldownFactor(settings, 20.0), 0.01);
    QCOMPARE(sg::cooldownFactor(settings, 40.0), 0.01); // still moves
    settings.kimg = 40.0;                               // who prolongs a run puts off its end
    QCOMPARE(sg::cooldownFactor(settings, 15.0), 1.0);
}

QTEST_GUILESS_MAIN(TrainSettingsTest)
#include "train_settings_test.moc"
