#include "core/train/coach/coach_json.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace sg;
using Json = nlohmann::json;

class CoachJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void reportsComeBack() {
        MonitorReport report;
        report.kimg = 1.25;
        report.seconds = 0.5;
        report.drift = {{"g4", 0.0}, {"d8", 0.25}};
        report.change = 0.75;
        report.diversity = 0.5;
        report.pictureDiversity = 0.625;
        report.nearest = {{3, 0.25}, {0, 1.0}};
        report.copyShare = 0.5;
        report.assignmentEntropy = 0.875;
        report.gradientG = 12.5;
        report.notFinite = "G.mapping.fc0.weight";
        const auto again = monitorReportFromJson(Json::parse(toJson(report).dump()));
        QVERIFY(again);
        QCOMPARE(toJson(*again).dump(), toJson(report).dump());
        QCOMPARE(again->drift, report.drift);
        QCOMPARE(again->nearest[1].similarity, 1.0);
        QCOMPARE(again->gradientG, report.gradientG);
        QVERIFY(!again->gradientD);
        QVERIFY(!again->finite());
    }

    /// NaN drift, as of a broken network, does not break the line.
    void whatIsNoNumberIsNull() {
        MonitorReport report;
        report.drift["g4"] = std::nan("");
        const Json json = toJson(report);
        QVERIFY(json["drift"]["g4"].is_null());
        QVERIFY(std::isnan(monitorReportFromJson(json)->drift.at("g4")));
    }

    void damagedReportsAreErrors() {
        for (const char* text :
             {R"({"kimg": "x"})", R"({"drift": 3})", R"({"nearest": [3]})", R"([1])", "7"}) {
            QVERIFY2(!monitorReportFromJson(Json::parse(text)), text);
        }
        QVERIFY(monitorReportFromJson(Json::object()));
    }

    void adviceWithEachAction() {
        Advice advice{
            "copies", AdviceSeverity::Stop, "Stop here.", ChangeSetting{"augment", "diff"}, 2.5};
        const Json json = toJson(advice);
        QVERIFY(json["rule"] == "copies");
        QVERIFY(json["severity"] == "stop");
        QVERIFY(json["sentence"] == "Stop here.");
        QVERIFY(json["kimg"] == 2.5);
        QVERIFY(json["action"] == Json({{"set", "augment"}, {"to", "diff"}}));
        advice.action = ChangeSetting{"aug_p", 0.5};
        QVERIFY(toJson(advice)["action"]["to"] == 0.5);
        advice.action = MoveFaders{{{"d64", 0.0}}};
        QVERIFY(toJson(advice)["action"]["faders"]["d64"] == 0.0);
        advice.action = TakeResult{1.5};
        QVERIFY(toJson(advice)["action"]["take_kimg"] == 1.5);
    }
};

QTEST_GUILESS_MAIN(CoachJsonTest)
#include "coach_json_test.moc"
