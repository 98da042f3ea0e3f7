#include "core/train/freeze_plan.h"

#include <QTest>

#include <string>

class FreezePlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNamesAndRanges_data();
    void readsNamesAndRanges();
    void refusesWithTheReason_data();
    void refusesWithTheReason();
    void textRoundTrip();
    void unnamedGroupsAreFree();
    void layersOfStyleGan3();
};

namespace {

/// The groups of a StyleGAN3, with ten layers and more.
std::vector<sg::LayerGroup> layers() {
    std::vector<sg::LayerGroup> list;
    for (const char* id : {"mapping", "input", "L0", "L1", "L2", "L9", "L10", "L14"}) {
        list.push_back({id, "", false, 100});
    }
    list.push_back({"d4", "", true, 100});
    return list;
}

/// The groups of a 16 pixel model.
std::vector<sg::LayerGroup> groups() {
    std::vector<sg::LayerGroup> list;
    for (const char* id : {"mapping", "g4", "g8", "g16", "torgb"}) {
        list.push_back({id, "", false, 100});
    }
    for (const char* id : {"d16", "d8", "d4"}) {
        list.push_back({id, "", true, 100});
    }
    return list;
}

} // namespace

void FreezePlanTest::readsNamesAndRanges_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("empty") << std::string() << std::string();
    QTest::newRow("one") << std::string("g8=0") << std::string("g8=0");
    QTest::newRow("spaces") << std::string("  g4 = 0.5 ,\tg8=0 ") << std::string("g4=0.5,g8=0");
    QTest::newRow("range") << std::string("g4-g16=0") << std::string("g4=0,g8=0,g16=0");
    QTest::newRow("range backwards") << std::string("g16-g4=0") << std::string("g4=0,g8=0,g16=0");
    QTest::newRow("critic range") << std::string("d16-d8=0.25") << std::string("d16=0.25,d8=0.25");
    QTest::newRow("later wins") << std::string("g4-g16=0,g8=0.5")
                                << std::string("g4=0,g8=0.5,g16=0");
    QTest::newRow("later frees") << std::string("g4-g16=0,g8=1") << std::string("g4=0,g16=0");
    QTest::newRow("all is first wherever it stands")
        << std::string("mapping=1,g4-torgb=0.5,d16-d8=0.25,all=0")
        << std::string("g4=0.5,g8=0.5,g16=0.5,torgb=0.5,d16=0.25,d8=0.25,d4=0");
    QTest::newRow("scientific") << std::string("g4=1e-3") << std::string("g4=0.001");
}

void FreezePlanTest::readsNamesAndRanges() {
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    const auto plan = sg::parseFreezePlan(text, groups());
    QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
    QCOMPARE(sg::toText(*plan, groups()), expected);
}

void FreezePlanTest::refusesWithTheReason_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("mentions");
    QTest::newRow("unknown name lists the names")
        << std::string("g32=0") << std::string("g4, g8, g16");
    QTest::newRow("unknown end") << std::string("g4-g64=0") << std::string("g4-g64");
    QTest::newRow("across the networks") << std::string("g4-d4=0") << std::string("g4-d4");
    QTest::newRow("no factor") << std::string("g4") << std::string("'g4' has no factor");
    QTest::newRow("no name") << std::string("=0") << std::string("no layer group ''");
    QTest::newRow("empty entry") << std::string("g4=0,,g8=0") << std::string("no factor");
    QTest::newRow("no number") << std::string("g4=half") << std::string("from 0");
    QTest::newRow("rest after the number") << std::string("g4=0.5x") << std::string("from 0");
    QTest::newRow("too large") << std::string("g4=1.01") << std::string("from 0");
    QTest::newRow("negative") << std::string("g4=-0.1") << std::string("from 0");
    QTest::newRow("not a number") << std::string("g4=nan") << std::string("from 0");
}

void FreezePlanTest::refusesWithTheReason() {
    QFETCH(std::string, text);
    QFETCH(std::string, mentions);
    const auto plan = sg::parseFreezePlan(text, groups());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, sg::ErrorCode::InvalidArgument);
    QVERIFY2(
        plan.error().message.find(mentions) != std::string::npos, plan.error().message.c_str());
}

void FreezePlanTest::textRoundTrip() {
    sg::FreezePlan plan;
    plan.factors = {{"mapping", 0.0}, {"g8", 0.125}, {"d4", 0.75}};
    const auto back = sg::parseFreezePlan(sg::toText(plan, groups()), groups());
    QVERIFY(back);
    QVERIFY(*back == plan);
}

void FreezePlanTest::unnamedGroupsAreFree() {
    const auto plan = sg::parseFreezePlan("g4=0,g8=0.5", groups());
    QVERIFY(plan);
    QVERIFY(plan->isFrozen("g4"));
    QVERIFY(!plan->isFrozen("g8"));
    QCOMPARE(plan->factor("torgb"), 1.0);
    QVERIFY(!plan->isFrozen("torgb"));
}

void FreezePlanTest::layersOfStyleGan3() {
    const auto plan = sg::parseFreezePlan("input=0,L1-L10=0,L14=0.5", layers());
    QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
    QCOMPARE(sg::toText(*plan, layers()), std::string("input=0,L1=0,L2=0,L9=0,L10=0,L14=0.5"));
    const auto unknown = sg::parseFreezePlan("g4=0", layers());
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.find("input, L0, L1") != std::string::npos);
    QVERIFY(!sg::parseFreezePlan("L0-d4=0", layers()));
}

QTEST_GUILESS_MAIN(FreezePlanTest)
#include "freeze_plan_test.moc"
