// The rows of training methods, and the critic that FreezeD starts with.

#include "core/train/methods/method_spec.h"

#include <QtTest>

#include <set>

using namespace sg;

class MethodSpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsAreComplete() {
        std::set<std::string_view> ids;
        for (const MethodSpec& method : trainMethods()) {
            QVERIFY(ids.insert(method.id).second);
            QCOMPARE(trainMethod(method.id), &method);
            QVERIFY(!method.label.empty());
            QVERIFY(method.help.ends_with('.'));
        }
        for (const char* id :
             {"full",
              "freezed",
              "affine+",
              "affine-light+",
              "affine",
              "style-offsets",
              "w-offsets"}) {
            QVERIFY2(trainMethod(id) != nullptr, id);
        }
        QVERIFY(trainMethod("mapping") == nullptr);
        QVERIFY(!trainMethod("full")->restricted);
        QVERIFY(trainMethod("style-offsets")->restricted);
        QVERIFY(
            QString::fromStdString(trainMethodIds()).startsWith(QStringLiteral("full, freezed,")));
    }

    void theFinerHalfOfTheCriticIsFrozen_data() {
        QTest::addColumn<int>("resolution");
        QTest::addColumn<QStringList>("frozen");
        const auto row = [](int resolution, QStringList frozen) {
            QTest::addRow("%d", resolution) << resolution << std::move(frozen);
        };
        row(16, {QStringLiteral("d16")});
        row(64, {QStringLiteral("d32"), QStringLiteral("d64")});
        row(128, {QStringLiteral("d128"), QStringLiteral("d64")});
        row(256, {QStringLiteral("d128"), QStringLiteral("d256"), QStringLiteral("d64")});
    }

    void theFinerHalfOfTheCriticIsFrozen() {
        QFETCH(int, resolution);
        QFETCH(QStringList, frozen);
        std::vector<LayerGroup> groups{{"mapping", "", false, 1}, {"g4", "", false, 1}};
        for (int r = resolution; r >= 4; r /= 2) {
            groups.push_back({"d" + std::to_string(r), "", true, 1});
        }
        QStringList found;
        for (const auto& [group, factor] : frozenCritic(groups).factors) {
            QCOMPARE(factor, 0.0);
            found << QString::fromStdString(group);
        }
        QCOMPARE(found, frozen);
    }
};

QTEST_GUILESS_MAIN(MethodSpecTest)
#include "method_spec_test.moc"
