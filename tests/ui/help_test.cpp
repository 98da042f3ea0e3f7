// Help: guide, about, diagnostics, and what is shown when something fails. By real clicks.

#include "core/base/log.h"
#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/help/help_desk.h"
#include "ui/help/log_keeper.h"
#include "ui/help/problem_desk.h"
#include "ui/help/problem_dialog.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/language.h"
#include "ui/train/train_panel.h"
#include "ui/window/run_control.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>
#include <QtEndian>

#include <map>

namespace sg {

namespace {

/// The stored entries of a zip file, by its directory. Empty when it is none.
std::map<QString, QByteArray> entriesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray zip = file.readAll();
    const auto number16 = [&zip](qsizetype at) {
        return qFromLittleEndian<quint16>(zip.constData() + at);
    };
    const auto number32 = [&zip](qsizetype at) {
        return qsizetype(qFromLittleEndian<quint32>(zip.constData() + at));
    };
    std::map<QString, QByteArray> entries;
    const qsizetype end = zip.lastIndexOf(QByteArray("PK\5\6", 4));
    if (end < 0) {
        return {};
    }
    qsizetype at = number32(end + 16);
    for (int i = 0; i < number16(end + 10); ++i) {
        const qsizetype bytes = number32(at + 20);
        const qsizetype nameLength = number16(at + 28);
        const qsizetype local = number32(at + 42);
        const QString name = QString::fromUtf8(zip.mid(at + 46, nameLength));
        const qsizetype content = local + 30 + number16(local + 26) + number16(local + 28);
        entries[name] = zip.mid(content, bytes);
        at += 46 + nameLength + number16(at + 30) + number16(at + 32);
    }
    return entries;
}

} // namespace

class HelpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->help().setParts({{"LibEngine", "7.8.9", "MIT"}});
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
    }

    void cleanup() { m_studio.reset(); }

    void aboutNamesVersionsAndLicences() {
        part<QAction>("about")->trigger();
        QTRY_VERIFY(part<QWidget>("aboutDialog") != nullptr);
        QVERIFY(part<QLabel>("aboutTitle")->text().contains(QStringLiteral(STYLEGRAFT_VERSION)));
        const QString versions = part<QTextBrowser>("aboutVersions")->toPlainText();
        QVERIFY(versions.contains(QStringLiteral("LibEngine 7.8.9 (MIT)")));
        QVERIFY(versions.contains(QStringLiteral("Qt ") + QString::fromLatin1(qVersion())));
        auto* tabs = part<QTabWidget>("aboutPages")->tabBar();
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QVERIFY(part<QTextBrowser>("aboutWorks")->isVisible());
        QVERIFY(part<QTextBrowser>("aboutWorks")->toPlainText().contains(QStringLiteral("OpenCV")));
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
        QVERIFY(part<QTextBrowser>("aboutLicence")
                    ->toPlainText()
                    .contains(QStringLiteral("GNU GENERAL PUBLIC LICENSE")));
        QTest::mouseClick(part<QPushButton>("aboutGuide"), Qt::LeftButton);
        QTRY_VERIFY(part<QWidget>("guideDialog") != nullptr);
        QTRY_VERIFY(part<QWidget>("aboutDialog") == nullptr);
    }

    void theGuideIsReadAndItsLinksFollowed() {
        QTest::keyClick(m_studio->window.get(), Qt::Key_F1);
        QTRY_VERIFY(part<QWidget>("guideDialog") != nullptr);
        auto* text = part<QTextBrowser>("guideText");
        auto* pages = part<QListWidget>("guidePages");
        QCOMPARE(pages->currentRow(), 0);
        QVERIFY(text->toPlainText().size() > 1000);
        for (int row = 0; row < pages->count(); ++row) {
            QTest::mouseClick(
                pages->viewport(),
                Qt::LeftButton,
                {},
                pages->visualItemRect(pages->item(row)).center());
            QVERIFY2(text->toPlainText().size() > 100, qPrintable(pages->item(row)->text()));
            QVERIFY(!pages->item(row)->text().isEmpty());
        }
        auto* back = part<QPushButton>("guideBack");
        QVERIFY(back->isEnabled());
        QTest::mouseClick(back, Qt::LeftButton);
        QCOMPARE(pages->currentRow(), pages->count() - 2);
        // Once more: the same dialog.
        part<QAction>("showGuide")->trigger();
        QCOMPARE(m_studio->window->findChildren<QWidget*>(QStringLiteral("guideDialog")).size(), 1);
    }

    void diagnosticsHoldWhatIsShownAndNoNames() {
        QVERIFY(m_studio->fill());
        QSettings settings(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_studio->window->keepLooksIn(settings);
        settings.setValue(QStringLiteral("recent/projects"), QStringLiteral("/secret/place"));
        LogKeeper keeper(m_folder->filePath(QStringLiteral("log/studio.log")));
        m_studio->window->help().setLog(keeper);
        log(LogLevel::Warning, "stylegraft.test", "at home in " + QDir::homePath().toStdString());
        part<QAction>("showDiagnostics")->trigger();
        QTRY_VERIFY(part<QWidget>("diagnosticsDialog") != nullptr);
        auto* names = part<QListWidget>("diagnosticsNames");
        std::map<QString, QString> shown;
        for (int row = 0; row < names->count(); ++row) {
            QTest::mouseClick(
                names->viewport(),
                Qt::LeftButton,
                {},
                names->visualItemRect(names->item(row)).center());
            shown[names->item(row)->text()] =
                part<QPlainTextEdit>("diagnosticsText")->toPlainText();
        }
        QVERIFY(shown.at(QStringLiteral("versions.txt")).contains(QStringLiteral("LibEngine")));
        QVERIFY(shown.at(QStringLiteral("run.txt")).contains(QStringLiteral("Pictures: 6")));
        QVERIFY(shown.at(QStringLiteral("run.txt")).contains(QStringLiteral("learning_rate")));
        const QString logged = shown.at(QStringLiteral("log.txt"));
        QVERIFY(logged.contains(QStringLiteral("warning stylegraft.test: at home in ~")));
        QVERIFY(!shown.at(QStringLiteral("settings.txt")).contains(QStringLiteral("secret")));

        m_studio->answers.file = m_folder->filePath(QStringLiteral("d.zip"));
        QTest::mouseClick(part<QPushButton>("saveDiagnostics"), Qt::LeftButton);
        QTRY_VERIFY(part<QWidget>("diagnosticsDialog") == nullptr);
        const auto entries = entriesOf(m_studio->answers.file);
        QCOMPARE(entries.size(), shown.size());
        for (const auto& [name, text] : shown) {
            const auto entry = entries.find(QStringLiteral("stylegraft-diagnostics/") + name);
            QVERIFY2(entry != entries.end(), qPrintable(name));
            QCOMPARE(QString::fromUtf8(entry->second), text);
            QVERIFY(!entry->second.contains("drawing-0")); // a picture's name
        }
    }

    void aFileThatCannotBeWrittenIsSaid() {
        part<QAction>("showDiagnostics")->trigger();
        QTRY_VERIFY(part<QWidget>("diagnosticsDialog") != nullptr);
        m_studio->answers.file = m_folder->filePath(QStringLiteral("missing/d.zip"));
        QTest::mouseClick(part<QPushButton>("saveDiagnostics"), Qt::LeftButton);
        QCOMPARE(m_studio->answers.errors.size(), 1);
        QVERIFY(part<QWidget>("diagnosticsDialog")->isVisible()); // another place can be tried
    }

    void theLogIsKeptShort() {
        const QString file = m_folder->filePath(QStringLiteral("log/studio.log"));
        {
            LogKeeper keeper(file, 2000);
            for (int i = 0; i < 100; ++i) {
                log(LogLevel::Info, "stylegraft.test", "line " + std::to_string(i));
            }
            qInfo("said by way of Qt");
            const QStringList tail = keeper.tail(3).split(QLatin1Char('\n'));
            QCOMPARE(tail.size(), 3);
            QVERIFY(tail[1].endsWith(QStringLiteral("line 99")));
            QVERIFY(tail[2].endsWith(QStringLiteral("info default: said by way of Qt")));
        }
        QVERIFY(QFile(file).size() <= 2000);
        QVERIFY(QFile(file + QStringLiteral(".1")).size() <= 2000);
        const qint64 size = QFile(file).size();
        log(LogLevel::Info, "stylegraft.test", "after its end");
        QCOMPARE(QFile(file).size(), size);
    }

    void aProblemSaysWhatToTryAndKeepsTheDetails() {
        Problem problem{
            QStringLiteral("It <b>broke</b>."),
            QStringLiteral("Try this."),
            QStringLiteral("at line 7"),
            {{QStringLiteral("remedy"), QStringLiteral("Mend it"), [] {}}}};
        ProblemDialog dialog(problem, m_studio->window.get());
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(
            dialog.findChild<QLabel*>(QStringLiteral("problemMessage"))->text(), problem.message);
        auto* details = dialog.findChild<QPlainTextEdit*>(QStringLiteral("problemDetails"));
        QVERIFY(!details->isVisible());
        auto* fold = dialog.findChild<QToolButton*>(QStringLiteral("problemFold"));
        QTest::mouseClick(fold, Qt::LeftButton);
        QVERIFY(details->isVisible());
        QCOMPARE(details->toPlainText(), problem.detail);
        QTest::mouseClick(
            dialog.findChild<QPushButton*>(QStringLiteral("copyDetails")), Qt::LeftButton);
        QCOMPARE(
            QGuiApplication::clipboard()->text(), QStringLiteral("It <b>broke</b>.\nat line 7"));
        QVERIFY(dialog.chosen() == nullptr);
        QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("remedy")), Qt::LeftButton);
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.chosen()->text, QStringLiteral("Mend it"));
    }

    /// Each with its button, which does what it says.
    void theWindowOffersWhatHelps() {
        QVERIFY(m_studio->fill());
        m_studio->window->openModel(QStringLiteral("/models/damaged.pkl"));
        QTRY_COMPARE(m_studio->answers.errors.size(), 1);
        const Problem problem = m_studio->answers.lastProblem;
        QVERIFY(!problem.advice.isEmpty());
        QVERIFY(problem.detail.contains(QStringLiteral(STYLEGRAFT_VERSION)));
        QCOMPARE(problem.remedies.size(), std::size_t(2));
        QCOMPARE(problem.remedies[0].name, QStringLiteral("openAnother"));
        QSignalSpy opened(m_studio->window.get(), &MainWindow::modelOpened);
        m_studio->answers.open = QStringLiteral("/models/face.pkl");
        problem.remedies[0].act();
        QTRY_COMPARE(opened.count(), 1);
        problem.remedies[1].act();
        QTRY_VERIFY(part<QWidget>("diagnosticsDialog") != nullptr);

        auto* desk = m_studio->window->findChild<ProblemDesk*>();
        const auto halves = [&](ErrorCode code, const char* field) {
            auto* box = part<QDoubleSpinBox>(field);
            const double before = box->value();
            const Problem made = desk->problemOf({code, "x"}, ProblemDesk::Deed::Other);
            made.remedies.front().act();
            return box->value() / before;
        };
        QCOMPARE(halves(ErrorCode::Diverged, "setting_learning_rate"), 0.5);
        QCOMPARE(halves(ErrorCode::OutOfMemory, "setting_batch"), 0.5);
    }

    void runsAreKeptElsewhere() {
        QSettings settings(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_studio->window->keepLooksIn(settings);
        auto* desk = m_studio->window->findChild<ProblemDesk*>();
        const Error full{ErrorCode::Io, "Cannot write the state: no space left"};
        const auto firstRemedy = [&](ProblemDesk::Deed deed) {
            return desk->problemOf(full, deed).remedies.front();
        };
        QCOMPARE(firstRemedy(ProblemDesk::Deed::Training).name, QStringLiteral("runsElsewhere"));
        QVERIFY(firstRemedy(ProblemDesk::Deed::Other).name != QStringLiteral("runsElsewhere"));
        const QString folder = m_folder->filePath(QStringLiteral("large disk"));
        QVERIFY(QDir().mkpath(folder));
        m_studio->answers.open = folder;
        firstRemedy(ProblemDesk::Deed::Training).act();
        QVERIFY(m_studio->window->statusBar()->currentMessage().contains(folder));
        auto* run = m_studio->window->findChild<RunControl*>();
        QCOMPARE(run->runsFolder(), folder);
        // A folder that is none is not taken, nor is a cancelled question.
        m_studio->answers.open = m_folder->filePath(QStringLiteral("missing"));
        part<QAction>("keepRunsIn")->trigger();
        QCOMPARE(m_studio->answers.errors.size(), 1);
        m_studio->answers.open.clear();
        part<QAction>("keepRunsIn")->trigger();
        QCOMPARE(run->runsFolder(), folder);
        // The next start knows it.
        WholeWindow again;
        again.window->setRunsFolder(QStringLiteral("/usual"));
        again.window->keepLooksIn(settings);
        QCOMPARE(again.window->findChild<RunControl*>()->runsFolder(), folder);
        // And makes no other one in its place when the disk is away.
        QVERIFY(QDir().rmdir(folder));
        QVERIFY(again.fill());
        again.window->startTraining();
        QCOMPARE(again.answers.errors.size(), 1);
        QVERIFY(again.answers.errors[0].contains(folder));
        QCOMPARE(again.answers.lastProblem.remedies.front().name, QStringLiteral("runsElsewhere"));
        QVERIFY(!QFileInfo::exists(folder));
    }

    void theLanguageIsChosenAndKept() {
        QSettings settings(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_studio->window->keepLooksIn(settings);
        QVERIFY(part<QAction>("language_system")->isChecked());
        part<QAction>("language_de")->trigger();
        QVERIFY(!m_studio->window->statusBar()->currentMessage().isEmpty());
        QCOMPARE(
            languageNamed(settings.value(QLatin1String(kLanguageKey)).toString()),
            Language::German);
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->keepLooksIn(settings);
        QVERIFY(part<QAction>("language_de")->isChecked());
        QVERIFY(!part<QAction>("language_system")->isChecked());
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::HelpTest)
#include "help_test.moc"
