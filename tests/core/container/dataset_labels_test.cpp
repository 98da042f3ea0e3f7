// dataset.json of NVIDIA's dataset_tool.

#include "core/io/container/dataset_labels.h"
#include "tests/core/container/malformed.h"

#include <QtTest>

using namespace sg;
using namespace sg::test;

class DatasetLabelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void classes() {
        const auto labels = readDatasetLabels(
            R"({"labels": [["00000/img00000000.png", 6], ["00000\\img00000001.png", 2.0]]})");
        QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
        QCOMPARE(labels->cDim, 7);
        QCOMPARE(labels->classes.at("00000/img00000000.png"), 6);
        QCOMPARE(labels->classes.at("00000/img00000001.png"), 2);
        QVERIFY(labels->vectors.empty());
    }

    void vectors() {
        const auto labels = readDatasetLabels(
            R"({"made": {"by": ["hand", [1, {"x": null}], true]},
                "labels": [["a.png", [0.5, -1e3]], ["b.png", [1, 2]]], "after": [1]})");
        QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
        QCOMPARE(labels->cDim, 2);
        QCOMPARE(labels->vectors.at("a.png"), (std::vector<float>{0.5F, -1000.0F}));
        QVERIFY(labels->classes.empty());
    }

    void none() {
        for (const char* json : {R"({"labels": null})", R"({"x": [1]})", "{}"}) {
            const auto labels = readDatasetLabels(json);
            QVERIFY(labels);
            QCOMPARE(labels->cDim, 0);
        }
    }

    void theLastOneCounts() {
        const auto labels = readDatasetLabels(
            R"({"labels": [["a.png", [1]]], "labels": [["b.png", 1], ["b.png", 3]]})");
        QVERIFY(labels);
        QVERIFY(labels->vectors.empty());
        QCOMPARE(labels->classes.size(), std::size_t(1));
        QCOMPARE(labels->classes.at("b.png"), 3);
    }

    void damaged_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* json, const char* says) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(says);
        };
        row("", "no JSON");
        row("[1, 2]", "no JSON object");
        row("3", "no JSON object");
        row("{\"labels\": [[\"a.png\", 1], [\"b", "no JSON after byte");
        row(R"({"labels": 3})", "");
        row(R"({"labels": ["a.png", 1]})", "pair of a picture");
        row(R"({"labels": [["a.png"]]})", "no pair");
        row(R"({"labels": [["a.png", 1, 2]]})", "no pair");
        row(R"({"labels": [[1, 1]]})", "name of a picture");
        row(R"({"labels": [["a.png", null]]})", "label of a.png");
        row(R"({"labels": [["a.png", {}]]})", "label of a.png");
        row(R"({"labels": [["a.png", -1]]})", "a.png is no class");
        row(R"({"labels": [["a.png", 1.5]]})", "a.png is no class");
        row(R"({"labels": [["a.png", 1e300]]})", "a.png is no class");
        row(R"({"labels": [["a.png", 18446744073709551615]]})", "a.png is no class");
        row(R"({"labels": [["a.png", []]]})", "another length");
        row(R"({"labels": [["a.png", [1e39]]]})", "impossible");
        row(R"({"labels": [["a.png", [1, 2]], ["b.png", [1]]]})", "b.png has another length");
        row(R"({"labels": [["a.png", 1], ["b.png", [1]]]})", "some labels are classes");
    }

    void damaged() {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, says);
        const auto labels = readDatasetLabels(json.toStdString());
        QVERIFY(!labels);
        const auto& message = labels.error().message;
        QVERIFY2(isOneSentence(message), message.c_str());
        QVERIFY2(message.find(says.toStdString()) != std::string::npos, message.c_str());
    }

    void largeFilesAreQuick() {
        std::string json = "{\"labels\": [";
        for (int i = 0; i < 70'000; ++i) {
            json += (i == 0 ? "" : ", ") + std::string("[\"00000/img") + std::to_string(i) +
                    ".png\", 3]";
        }
        const Stopwatch stopwatch;
        const auto labels = readDatasetLabels(json + "]}");
        QVERIFY(labels);
        QCOMPARE(labels->classes.size(), std::size_t(70'000));
        QVERIFY(stopwatch.withinLimit());
        const std::string nested(1'000'000, '[');
        QVERIFY(!readDatasetLabels("{\"x\": " + nested));
        QVERIFY(!readDatasetLabels("{\"labels\": " + nested));
    }
};

QTEST_GUILESS_MAIN(DatasetLabelsTest)
#include "dataset_labels_test.moc"
