// Style deltas on the command line: taken, looked at, applied, mixed, refused.

#include "tests/app/program_run.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

using namespace sg::test;

class DeltaCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        // Two models that could be parent and child, and a stranger of another shape.
        for (const auto& [name, options] :
             {std::pair{"parent", "--resolution 16 --seed 1"},
              std::pair{"child", "--resolution 16 --seed 2"},
              std::pair{"stranger", "--resolution 32 --seed 3"}}) {
            const Run made =
                run(QStringLiteral("new %1 --channel-base 64 --channel-max 8 --z-dim 8 --w-dim 8 "
                                   "--map-layers 1 %2.pkl")
                        .arg(QString::fromLatin1(options), QString::fromLatin1(name)));
            QVERIFY2(made.status == 0, qPrintable(made.err));
        }
        const Run taken = run(QStringLiteral("delta extract child.pkl parent.pkl --out a.sgdelta"));
        QVERIFY2(taken.status == 0, qPrintable(taken.err));
        QCOMPARE(taken.out, QStringLiteral("a.sgdelta\n"));
        QVERIFY(
            run(QStringLiteral("delta extract child.pkl parent.pkl --out a.sgdelta")).status != 0);
        QVERIFY(
            run(QStringLiteral("delta extract child.pkl parent.pkl --out a.sgdelta --force"))
                .status == 0);
    }

    void info() {
        const Run json = run(QStringLiteral("delta info a.sgdelta --json"));
        QCOMPARE(json.status, 0);
        const auto object = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(object[QStringLiteral("kind")].toString(), QStringLiteral("extracted"));
        const auto parent = object[QStringLiteral("parent")].toObject();
        QCOMPARE(parent[QStringLiteral("name")].toString(), QStringLiteral("parent"));
        QCOMPARE(parent[QStringLiteral("sha256")].toString().size(), 64);
        QCOMPARE(parent[QStringLiteral("resolution")].toInt(), 16);
        QCOMPARE(
            object[QStringLiteral("strengths")].toObject()[QStringLiteral("g8")].toDouble(), 1.0);
        QVERIFY(!object[QStringLiteral("changes")].toArray().isEmpty());
        const Run text = run(QStringLiteral("delta info a.sgdelta"));
        QCOMPARE(text.status, 0);
        QVERIFY(text.out.contains(QStringLiteral("mapping")));
        const Run wrong = run(QStringLiteral("delta info parent.pkl"));
        QVERIFY(wrong.status != 0);
        QVERIFY2(wrong.err.contains(QStringLiteral(".sgdelta")), qPrintable(wrong.err));
    }

    void applied() {
        const Run whole = run(QStringLiteral("delta apply parent.pkl a.sgdelta --out whole.pkl"));
        QVERIFY2(whole.status == 0, qPrintable(whole.err));
        QVERIFY(whole.err.isEmpty());
        // Nothing of it is the parent; halves that are added are the whole.
        for (const char* line :
             {"delta apply parent.pkl a.sgdelta=0 --out none.pkl",
              "delta add a.sgdelta=0.25 a.sgdelta=0.75 --out b.sgdelta",
              "delta apply parent.pkl b.sgdelta --out sum.pkl",
              "delta apply parent.pkl a.sgdelta --strength g4=0,g8=0.5 --out part.pkl"}) {
            const Run done = run(QString::fromLatin1(line));
            QVERIFY2(done.status == 0, qPrintable(done.err));
        }
        QCOMPARE(changesBetween(QStringLiteral("none"), QStringLiteral("parent")), 0);
        QVERIFY(changesBetween(QStringLiteral("whole"), QStringLiteral("parent")) > 10);
        QVERIFY(changesBetween(QStringLiteral("part"), QStringLiteral("whole")) > 3);
        const Run both =
            run(QStringLiteral("delta apply parent.pkl a.sgdelta a.sgdelta --out both.pkl"));
        QCOMPARE(both.status, 0);
        QVERIFY2(both.err.contains(QStringLiteral("add up to 2")), qPrintable(both.err));
    }

    void refused_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* line, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(says);
        };
        row("another model", "delta apply child.pkl a.sgdelta --out x.pkl", "belongs to 'parent'");
        row("another shape",
            "delta apply stranger.pkl a.sgdelta --out x.pkl --sibling",
            "another architecture");
        row("no number", "delta apply parent.pkl a.sgdelta=much --out x.pkl", "not a number");
        row("no group",
            "delta apply parent.pkl a.sgdelta --strength g64=1 --out x.pkl",
            "no layer group 'g64'");
        row("no strength", "delta apply parent.pkl a.sgdelta --strength g4 --out x.pkl", "no '='");
        row("no file", "delta apply parent.pkl nowhere.sgdelta --out x.pkl", "nowhere.sgdelta");
        row("a model for a style", "delta apply parent.pkl child.pkl --out x.pkl", ".sgdelta");
        row("different shapes",
            "delta extract stranger.pkl parent.pkl --out x.sgdelta",
            "different shape");
    }

    void refused() {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Run done = run(line);
        QVERIFY(done.status != 0);
        QVERIFY2(done.err.contains(says), qPrintable(done.err));
        QCOMPARE(done.err.count(QLatin1Char('\n')), 1);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("x.pkl"))));
    }

    void siblingsMayShare() {
        const Run done =
            run(QStringLiteral("delta apply child.pkl a.sgdelta --sibling --out y.pkl"));
        QVERIFY2(done.status == 0, qPrintable(done.err));
    }

private:
    Run run(const QString& line) { return sg::test::run(words(line), m_folder.path()); }

    /// Parameters of G_ema that differ between two models.
    qsizetype changesBetween(const QString& one, const QString& other) {
        const Run taken = run(QStringLiteral("delta extract %1.pkl %2.pkl --out d.sgdelta --force "
                                             "--sibling")
                                  .arg(one, other));
        const Run json = run(QStringLiteral("delta info d.sgdelta --json"));
        return taken.status == 0 && json.status == 0 ? QJsonDocument::fromJson(json.out.toUtf8())
                                                           .object()[QStringLiteral("changes")]
                                                           .toArray()
                                                           .size()
                                                     : -1;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DeltaCommandTest)
#include "delta_command_test.moc"
