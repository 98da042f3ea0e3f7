// Trainings that are killed at random moments end as if nobody had touched them.

#include "tests/app/program_run.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/types.h>

#include <algorithm>
#include <csignal>

using namespace sg::test;

namespace {

const QString kPack = QStringLiteral(SG_SOURCE_DIR "/resources/packs/pixelArt");

/// Arguments from one line; "%1" ... are paths.
QStringList words(const char* line, const QStringList& paths) {
    QStringList list;
    for (const QString& word : QString::fromLatin1(line).split(QLatin1Char(' '))) {
        list << (word.startsWith(QLatin1Char('%')) ? paths.at(word.mid(1).toInt() - 1) : word);
    }
    return list;
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// curves.csv without the columns that time decides.
QList<QByteArray> curvesOf(const QString& runFolder) {
    QList<QByteArray> rows;
    for (const QByteArray& line :
         contentOf(runFolder + QStringLiteral("/curves.csv")).split('\n')) {
        auto cells = line.split(',');
        if (cells.size() > 4) {
            cells.remove(2, 2);
            rows << cells.join(',');
        }
    }
    return rows;
}

/// Collects output until it contains `words`; false when the process ends without.
bool waitForWords(QProcess& process, const char* words, QByteArray& out) {
    while (!out.contains(words)) {
        if (!process.waitForReadyRead(120'000)) {
            return false;
        }
        out += process.readAllStandardOutput();
    }
    return true;
}

} // namespace

class ResumeCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const int m_kills = qEnvironmentVariableIntValue("SG_KILLS") > 0
                            ? qEnvironmentVariableIntValue("SG_KILLS")
                            : 3;
    /// Long enough that the run is not over before the last of them.
    const QString m_kimg = QString::number(std::max(0.8, 0.25 * m_kills), 'f', 3);

    QString at(const char* name) { return m_folder.filePath(QString::fromLatin1(name)); }

private Q_SLOTS:

    void initTestCase() {
        const Run made = run(words(
            "new --arch sg2 --resolution 16 --channel-base 128 --channel-max 16 --z-dim 16 --w-dim "
            "16 --map-layers 2 --seed 3 %1",
            {at("model.pkl")}));
        QVERIFY2(made.status == 0, qPrintable(made.err));
    }

    void killedAtRandomMoments() {
        const char* train = "train %1 --data %2 --out %3 --kimg %4 --batch 4 --aug bgc --aug-p 0.2 "
                            "--mirror --deterministic --checkpoint-every 1";
        const QStringList whole{at("model.pkl"), kPack, at("whole"), m_kimg};
        const Run uninterrupted = run(words(train, whole));
        QVERIFY2(uninterrupted.status == 0, qPrintable(uninterrupted.err));

        const QStringList broken{at("model.pkl"), kPack, at("broken"), m_kimg};
        QStringList arguments = words(train, broken);
        const QString config = at("broken") + QStringLiteral("/config.json");
        int resumed = 0;
        for (int i = 0; i < m_kills; ++i) {
            QProcess process;
            begin(process, arguments);
            QByteArray out;
            if (i == 0) {
                // Before there is a run there is nothing to resume.
                QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(config), 60'000);
            } else if (i % 4 != 3) {
                // The others are killed wherever they are, while they open the run too.
                QVERIFY(waitForWords(process, "resumed at kimg", out));
            }
            QTest::qWait(QRandomGenerator::global()->bounded(50, 2000));
            process.kill();
            QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(60'000));
            arguments = words("resume %1", {at("broken")});
            out += process.readAllStandardOutput();
            const bool before =
                !out.contains(QByteArray("resumed at kimg ").append(m_kimg.toLatin1()));
            resumed += out.contains("resumed at kimg") && before ? 1 : 0;
        }
        QVERIFY2(resumed >= (m_kills - 1) / 2, qPrintable(QString::number(resumed)));
        const Run last = run(arguments);
        QVERIFY2(last.status == 0, qPrintable(last.err));
        QVERIFY(last.out.contains(QStringLiteral("resumed at kimg")));
        const auto expected = contentOf(at("whole") + QStringLiteral("/final.pkl"));
        QVERIFY(!expected.isEmpty());
        QVERIFY(contentOf(at("broken") + QStringLiteral("/final.pkl")) == expected);
        QCOMPARE(curvesOf(at("broken")), curvesOf(at("whole")));
        // Nothing half-written stays.
        for (const QString& name :
             QDir(at("broken") + QStringLiteral("/states")).entryList(QDir::Files)) {
            QVERIFY2(
                name.endsWith(QStringLiteral(".safetensors")) ||
                    name.endsWith(QStringLiteral(".kept")),
                qPrintable(name));
        }
    }

    void aFinishedRunIsExtendedAndBranched() {
        const Run longer = run(
            words("resume %1 --kimg %2", {at("broken"), QString::number(m_kimg.toDouble() + 0.1)}));
        QVERIFY2(longer.status == 0, qPrintable(longer.err));
        QVERIFY(longer.out.contains(QStringLiteral("resumed at kimg ") + m_kimg));
        const Run branch = run(words(
            "resume %1 --branch slow --from 0 --kimg 0.1 --learning-rate 0.0005 --freeze g4=0.5 "
            "--json",
            {at("broken")}));
        QVERIFY2(branch.status == 0, qPrintable(branch.err));
        QStringList events;
        for (const QString& line : branch.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            QJsonParseError error;
            const auto json = QJsonDocument::fromJson(line.toUtf8(), &error);
            QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(line));
            events << json.object().value(QStringLiteral("event")).toString();
        }
        for (const char* event : {"resumed", "step", "state", "saved"}) {
            QVERIFY2(events.contains(QLatin1String(event)), event);
        }
        const Run wrong =
            run(words("resume %1 --branch wrong --from 0 --freeze nothing=0", {at("broken")}));
        QVERIFY(wrong.status != 0); // and leaves no branch behind: see below
        const Run states = run(words("states %1 --star 0.9 --json", {at("broken")}));
        QCOMPARE(states.status, 0);
        const auto list = QJsonDocument::fromJson(states.out.toUtf8()).array();
        QCOMPARE(list.size(), 2);
        const auto main = list.at(0).toObject();
        QCOMPARE(main.value(QStringLiteral("branch")).toString(), QStringLiteral("main"));
        int kept = 0;
        for (const auto& state : main.value(QStringLiteral("states")).toArray()) {
            kept += state.toObject().value(QStringLiteral("kept")).toBool() ? 1 : 0;
        }
        QVERIFY(kept >= 2); // the star, and where the branch begins
    }

    void presetsExplainThemselves() {
        const Run quick = run(words(
            "train %1 --data %2 --out %3 --preset quick-taste --kimg 0.02",
            {at("model.pkl"), kPack, at("quick")}));
        QVERIFY2(quick.status == 0, qPrintable(quick.err));
        QVERIFY(quick.out.contains(QStringLiteral("r1_gamma")));
        QVERIFY(quick.out.contains(QStringLiteral("Quick taste")));
        const Run unknown = run(words(
            "train %1 --data %2 --out %3 --preset magic", {at("model.pkl"), kPack, at("magic")}));
        QVERIFY(unknown.status != 0);
        QVERIFY(unknown.err.contains(QStringLiteral("quick-taste")));
        QVERIFY(
            run(words("train %1 --data %2 --out %3", {at("model.pkl"), kPack, at("none")}))
                .status != 0);
    }

    void whatIsNoRunIsSaid() {
        const Run nothing = run(words("resume %1", {m_folder.path()}));
        QVERIFY(nothing.status != 0);
        QVERIFY(nothing.err.contains(QStringLiteral("config.json")));
        QVERIFY(run(words("states %1", {m_folder.path()})).status != 0);
    }
};

QTEST_GUILESS_MAIN(ResumeCommandTest)
#include "resume_command_test.moc"
