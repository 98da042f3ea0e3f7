// Evaluating from the window, by clicks and keys: what is asked, what is shown of the answer, and
// what becomes of an answer nobody waits for any more.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/common/background.h"
#include "ui/looks/application_setup.h"
#include "ui/window/run_control.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>

#include <initializer_list>
#include <memory>

namespace sg {

class EvaluateDialogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_studio = std::make_unique<WholeWindow>();
    }

    void cleanup() {
        service().held = false;
        m_studio.reset();
    }

    void theOpenedModelAlone() {
        open();
        QVERIFY(!part<QDialog>("evaluateDialog")->isModal()); // a training goes on beside it
        QVERIFY(part<QLabel>("evaluatedModel")
                    ->text()
                    .startsWith(QStringLiteral("face as it was opened; nothing is tuned yet")));
        QCOMPARE(
            part<QLabel>("evaluatedPictures")->text(),
            QStringLiteral("6 pictures of the style panel"));
        QVERIFY(!part<QPushButton>("saveReport")->isEnabled());
        evaluate();
        const EvaluationQuestion question = service().lastQuestion();
        QVERIFY(question.model);
        QVERIFY(question.source == nullptr);
        QCOMPARE(question.pictures.pictures.size(), std::size_t(6));
        QCOMPARE(question.samples, 200);
        QCOMPARE(question.truncationPsi, 1.0);
        QVERIFY(question.heldOut.empty());
        QCOMPARE(rowsOf(table("distances-rand64")), list({"Model", "Copycat", "Floor"}));
        QCOMPARE(cell(table("distances-rand64"), "Model", "recall, test"), QStringLiteral("-"));
        QVERIFY(headline().startsWith(QStringLiteral("This is the model as it was opened")));
    }

    void aTunedModelBesideItsSourceAndHeldOutPictures() {
        train();
        open();
        QVERIFY2(
            part<QLabel>("evaluatedModel")->text().startsWith(QStringLiteral("face, tuned for ")),
            qPrintable(part<QLabel>("evaluatedModel")->text()));
        m_studio->answers.open = at("held-out");
        part<QWidget>("heldOutFolder")->parentWidget()->findChild<QPushButton*>()->click();
        QCOMPARE(part<QLineEdit>("heldOutFolder")->text(), at("held-out"));
        QCOMPARE(m_studio->answers.lastNear, QString()); // where the last pictures were found
        choose(1000);
        evaluate();
        const EvaluationQuestion question = service().lastQuestion();
        QVERIFY(question.source != nullptr);
        QVERIFY(question.model.get() != question.source);
        QCOMPARE(QString::fromStdString(question.heldOut.string()), at("held-out"));
        QCOMPARE(question.samples, 1000);

        for (const char* name : {"distances-rand64", "distances-source-d"}) {
            QCOMPARE(rowsOf(table(name)), list({"Model", "Do nothing", "Copycat", "Floor"}));
        }
        const QTableWidget* rand = table("distances-rand64");
        QCOMPARE(
            headingsOf(rand),
            list(
                {"",
                 "FD-rand64",
                 "of variance",
                 "KID-rand64",
                 "p",
                 "density",
                 "coverage",
                 "recall, data",
                 "recall, test"}));
        for (int column = 1; column < rand->columnCount(); ++column) {
            QVERIFY(!rand->horizontalHeaderItem(column)->toolTip().isEmpty());
        }
        QCOMPARE(cell(rand, "Model", "FD-rand64"), QStringLiteral("0.4100"));
        QCOMPARE(cell(rand, "Model", "of variance"), QStringLiteral("20.5 %"));
        QCOMPARE(cell(rand, "Do nothing", "KID-rand64"), QStringLiteral("0.08760"));
        QCOMPARE(cell(rand, "Do nothing", "p"), QStringLiteral("0.002"));
        QCOMPARE(cell(rand, "Model", "recall, data"), QStringLiteral("0.750"));
        QCOMPARE(cell(rand, "Model", "recall, test"), QStringLiteral("0.500"));
        QVERIFY(rand->item(0, 1)->toolTip().contains(QStringLiteral("0.0125")));
        QCOMPARE(
            cell(table("distances-source-d"), "Model", "FD-source-d"), QStringLiteral("1.6400"));

        const QTableWidget* variety = table("variety");
        QCOMPARE(cell(variety, "Model", "intra-DPIPS"), QStringLiteral("0.3111"));
        QCOMPARE(cell(variety, "Copycat", "intra-DPIPS"), QStringLiteral("-"));
        QCOMPARE(cell(variety, "Model", "entropy"), QStringLiteral("0.870"));
        QCOMPARE(cell(variety, "Floor", "pictures used"), QStringLiteral("5"));
        QCOMPARE(cell(variety, "Copycat", "copies"), QStringLiteral("100.0 %"));
        QVERIFY(headline().startsWith(
            QStringLiteral("The tuned model is nearer to the held-out pictures than doing")));
        const QString facts = part<QLabel>("evaluationFacts")->text();
        QVERIFY2(
            facts.contains(QStringLiteral("1000 samples, compared with 10 held-out")),
            qPrintable(facts));
        bool noted = false;
        for (const QLabel* label : part<QWidget>("evaluationReport")->findChildren<QLabel*>()) {
            noted =
                noted || label->text().contains(QStringLiteral("rand64 is to be believed more"));
        }
        QVERIFY(noted);

        const auto* gallery = part<QListWidget>("nearestGallery");
        QCOMPARE(gallery->count(), int(kNearestShown));
        QCOMPARE(gallery->item(0)->text(), QStringLiteral("Seed 100, 0.150 apart"));
        QCOMPARE(gallery->item(1)->text(), QStringLiteral("Seed 101, 0.160 apart, mirrored"));
        QVERIFY(gallery->item(1)->toolTip().contains(QStringLiteral("drawing-1.png, mirrored")));
        shoot("numbers");
        part<QTabWidget>("evaluationPages")->setCurrentIndex(1);
        shoot("nearest");
    }

    void aClickOnAHeadingSorts() {
        train();
        open();
        evaluate();
        QTableWidget* rand = table("distances-rand64");
        rand->sortItems(1, Qt::DescendingOrder);
        QCOMPARE(rand->item(0, 0)->text(), QStringLiteral("Do nothing"));
        QCOMPARE(rand->item(3, 0)->text(), QStringLiteral("Copycat"));
        // By number, not by letter: -0.00100 is below 0.00210.
        rand->sortItems(3, Qt::AscendingOrder);
        QCOMPARE(rand->item(0, 0)->text(), QStringLiteral("Copycat"));
        rand->sortItems(0, Qt::AscendingOrder);
        QCOMPARE(rowsOf(rand), list({"Model", "Do nothing", "Copycat", "Floor"}));
    }

    void tablesAreCopiedAsText() {
        train();
        open();
        evaluate();
        click("copyTables");
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY(text.contains(QStringLiteral("rand64)\n\tFD-rand64\tof variance\tKID-rand64")));
        QVERIFY(text.contains(QStringLiteral("\nModel\t0.4100\t20.5 %\t0.01320\t0.310\t")));
        QVERIFY(text.contains(QStringLiteral("\nCopycat\t-\t0.870\t5\t100.0 %\n")));
        QTableWidget* variety = table("variety");
        variety->selectRow(1);
        QTest::keySequence(variety, QKeySequence::Copy);
        QCOMPARE(
            QGuiApplication::clipboard()->text(),
            QStringLiteral("\tintra-DPIPS\tentropy\tpictures used\tcopies\n"
                           "Do nothing\t0.4222\t0.870\t5\t0.0 %\n"));
    }

    void theReportIsSavedAsTheCommandLinePrintsIt() {
        train();
        open();
        evaluate();
        m_studio->answers.file = at("report.json");
        click("saveReport");
        QCOMPARE(m_studio->answers.lastSuggestion, QStringLiteral("face-evaluation.json"));
        QTRY_COMPARE(told(), QStringLiteral("Saved ") + at("report.json"));
        QFile file(at("report.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray line = file.readAll();
        QVERIFY(line.endsWith("}\n") && line.count('\n') == 1);
        const QJsonObject all = QJsonDocument::fromJson(line).object();
        QCOMPARE(all.value(QStringLiteral("samples")).toInt(), 200);
        QCOMPARE(all.value(QStringLiteral("pictures")).toInt(), 6);
        const QJsonObject rand = all.value(QStringLiteral("spaces"))
                                     .toObject()
                                     .value(QStringLiteral("rand64"))
                                     .toObject();
        QCOMPARE(
            rand.value(QStringLiteral("do_nothing"))
                .toObject()
                .value(QStringLiteral("fd"))
                .toDouble(),
            1.32);
        QVERIFY(!rand.value(QStringLiteral("model"))
                     .toObject()
                     .contains(QStringLiteral("recall_test")));
        const QJsonObject variety = all.value(QStringLiteral("variety")).toObject();
        QVERIFY(variety.value(QStringLiteral("copycat"))
                    .toObject()
                    .value(QStringLiteral("intra_distance"))
                    .isNull());
        const QJsonArray nearest = variety.value(QStringLiteral("nearest")).toArray();
        QCOMPARE(nearest.size(), qsizetype(kNearestShown));
        QCOMPARE(
            nearest.at(1).toObject().value(QStringLiteral("picture")).toString(),
            QStringLiteral("drawing-1.png"));

        m_studio->answers.file = at("near.png");
        click("saveGallery");
        QTRY_COMPARE(told(), QStringLiteral("Saved ") + at("near.png"));
        QCOMPARE(QImage(at("near.png")).size(), QSize(8 * 64, 6 * 64));

        m_studio->answers.file = at("away/report.json");
        click("saveReport");
        QTRY_VERIFY(told().contains(QStringLiteral("away")));
        QVERIFY(!told().startsWith(QStringLiteral("Saved")));
    }

    void showsItsProgressAndCanBeCancelled() {
        open();
        service().held = true;
        click("evaluateStart");
        QTRY_COMPARE(part<QProgressBar>("evaluationProgress")->value(), 400);
        QVERIFY(part<QProgressBar>("evaluationProgress")->isVisible());
        QVERIFY(!part<QPushButton>("evaluateStart")->isVisible());
        QVERIFY(!part<QComboBox>("evaluationSamples")->isEnabled());
        QCOMPARE(words(), QStringLiteral("Estimating..."));
        QTRY_VERIFY(words().endsWith(QStringLiteral(" left")));
        shoot("running");
        click("evaluateCancel");
        QCOMPARE(words(), QStringLiteral("Cancelled."));
        QVERIFY(part<QPushButton>("evaluateStart")->isVisible());
        QTRY_COMPARE(service().stopped.load(), 1);
        settle();
        QCOMPARE(words(), QStringLiteral("Cancelled.")); // no error follows
        QCOMPARE(part<QStackedWidget>("evaluationResult")->currentIndex(), 0);
    }

    void aLateAnswerToAnOldQuestionIsDropped() {
        open();
        service().held = true;
        service().deaf = true;
        click("evaluateStart");
        QTRY_COMPARE(service().asked.load(), 1);
        click("evaluateCancel");
        choose(500);
        click("evaluateStart");
        QTRY_COMPARE(service().asked.load(), 2);
        service().held = false;
        settle();
        QCOMPARE(service().stopped.load(), 1); // and answered all the same
        const QString facts = part<QLabel>("evaluationFacts")->text();
        QVERIFY2(facts.contains(QStringLiteral("500 samples")), qPrintable(facts));
    }

    void anotherModelTakesQuestionAndAnswerAway() {
        open();
        evaluate();
        QVERIFY(part<QPushButton>("copyTables")->isEnabled());
        service().held = true;
        click("evaluateStart");
        QTRY_COMPARE(service().asked.load(), 2);
        openModel(QStringLiteral("/models/dog.pkl"));
        QTRY_COMPARE(service().stopped.load(), 1);
        QCOMPARE(part<QStackedWidget>("evaluationResult")->currentIndex(), 0);
        QVERIFY(!part<QPushButton>("copyTables")->isEnabled());
        QVERIFY(part<QLabel>("evaluatedModel")->text().startsWith(QStringLiteral("dog")));
        QVERIFY(part<QPushButton>("evaluateStart")->isEnabled());
    }

    void closingCancels() {
        open();
        service().held = true;
        click("evaluateStart");
        QTRY_COMPARE(service().asked.load(), 1);
        QTest::keyClick(part<QDialog>("evaluateDialog"), Qt::Key_Escape);
        QVERIFY(!part<QDialog>("evaluateDialog")->isVisible());
        QTRY_COMPARE(service().stopped.load(), 1);
        part<QAction>("evaluateDialogAction")->trigger();
        click("evaluateStart");
        QTRY_COMPARE(service().asked.load(), 2);
        m_studio->window.reset(); // waits for what was started
        QCOMPARE(service().stopped.load(), 2);
    }

    void saysWhatWentWrong() {
        open();
        service().broken = true;
        click("evaluateStart");
        QTRY_COMPARE(words(), QStringLiteral("a.png is gone"));
        QVERIFY(part<QPushButton>("evaluateStart")->isEnabled());
        QCOMPARE(part<QStackedWidget>("evaluationResult")->currentIndex(), 0);
        service().broken = false;
        part<QLineEdit>("heldOutFolder")->setText(QStringLiteral("/missing"));
        click("evaluateStart");
        QTRY_COMPARE(words(), QStringLiteral("/missing does not exist"));
    }

    void withoutAModelThereIsNothingToChoose() {
        QVERIFY(!part<QAction>("evaluateDialogAction")->isEnabled());
        openModel(QStringLiteral("/models/face.pkl"));
        part<QAction>("evaluateDialogAction")->trigger();
        QVERIFY(!part<QPushButton>("evaluateStart")->isEnabled());
        QCOMPARE(words(), QStringLiteral("Add at least two style pictures first."));
        m_studio->window->addPictures({QStringLiteral("/pictures/a.png")});
        QTRY_COMPARE(part<QListWidget>("pictureList")->count(), 1);
        QVERIFY(!part<QPushButton>("evaluateStart")->isEnabled());
        m_studio->window->addPictures({QStringLiteral("/pictures/b.png")});
        QTRY_VERIFY(part<QPushButton>("evaluateStart")->isEnabled());
        QCOMPARE(words(), QString());
        part<QAction>("newProject")->trigger();
        QTRY_VERIFY(!part<QAction>("evaluateDialogAction")->isEnabled());
        QCOMPARE(part<QLabel>("evaluatedModel")->text(), QStringLiteral("no model is open"));
        QCOMPARE(words(), QStringLiteral("Open a model first."));
        QVERIFY(!part<QPushButton>("evaluateStart")->isEnabled());
    }

    /// It goes on as if nothing was asked, and its newest weights are judged.
    void aTrainingGoesOnMeanwhile() {
        QVERIFY(m_studio->fill());
        part<QDoubleSpinBox>("setting_kimg")->setValue(100.0);
        m_studio->window->startTraining();
        auto& run = *m_studio->window->findChild<RunControl*>();
        QTRY_VERIFY(run.tuned());
        part<QAction>("evaluateDialogAction")->trigger();
        const double before = run.kimg();
        const int built = m_studio->services.log.builtInWindow;
        evaluate();
        QVERIFY(service().lastQuestion().source != nullptr);
        QCOMPARE(m_studio->services.log.builtInWindow.load(), built);
        QTRY_VERIFY(run.kimg() > before);
        QVERIFY(m_studio->window->controller().state() == SessionState::Running);
        QCOMPARE(m_studio->answers.questions, 0);
    }

    void aResumedRunIsJudgedByThePicturesItHad() {
        QVERIFY(m_studio->fill());
        m_studio->services.log.ownPictures = 4;
        m_studio->window->resumeRun(at("run"));
        QTRY_VERIFY(m_studio->window->controller().state() == SessionState::Running);
        part<QAction>("evaluateDialogAction")->trigger();
        QCOMPARE(
            part<QLabel>("evaluatedPictures")->text(),
            QStringLiteral("4 pictures that the run brought along"));
        evaluate();
        QVERIFY(service().lastQuestion().own != nullptr);
    }

    void theNumberOfSamplesIsThereAtTheNextStart() {
        QSettings settings(at("s.ini"), QSettings::IniFormat);
        m_studio->window->keepLooksIn(settings);
        open();
        choose(2000);
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->keepLooksIn(settings);
        open();
        QCOMPARE(part<QComboBox>("evaluationSamples")->currentData().toInt(), 2000);
        QVERIFY(part<QLineEdit>("heldOutFolder")->text().isEmpty()); // of another set, perhaps
    }

private:
    template <typename T>
    T* part(const char* name) const {
        return m_studio->part<T>(name);
    }

    [[nodiscard]] FakeEvaluation& service() const { return m_studio->services.fakeEvaluation; }

    [[nodiscard]] QString at(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    [[nodiscard]] QString words() const { return part<QLabel>("evaluationWords")->text(); }

    [[nodiscard]] QString told() const { return part<QLabel>("evaluationTold")->text(); }

    [[nodiscard]] QString headline() const { return part<QLabel>("evaluationHeadline")->text(); }

    [[nodiscard]] QTableWidget* table(const char* name) const { return part<QTableWidget>(name); }

    /// The dialog, into the folder of SG_SCREENSHOTS where one is named.
    void shoot(const char* name) const {
        const QString folder = qEnvironmentVariable("SG_SCREENSHOTS");
        if (!folder.isEmpty()) {
            QTest::qWait(200);
            const QString file = QStringLiteral("%1/%2.png").arg(folder, QString::fromLatin1(name));
            QVERIFY(part<QDialog>("evaluateDialog")->grab().save(file));
        }
    }

    static QStringList list(std::initializer_list<const char*> words) {
        QStringList list;
        for (const char* word : words) {
            list << QString::fromLatin1(word);
        }
        return list;
    }

    static QStringList rowsOf(const QTableWidget* table) {
        QStringList rows;
        for (int row = 0; row < table->rowCount(); ++row) {
            rows << table->item(row, 0)->text();
        }
        return rows;
    }

    static QStringList headingsOf(const QTableWidget* table) {
        QStringList headings;
        for (int column = 0; column < table->columnCount(); ++column) {
            headings << table->horizontalHeaderItem(column)->text();
        }
        return headings;
    }

    static QString cell(const QTableWidget* table, const char* row, const char* column) {
        const auto r = rowsOf(table).indexOf(QString::fromLatin1(row));
        const auto c = headingsOf(table).indexOf(QString::fromLatin1(column));
        return r < 0 || c < 0 ? QStringLiteral("nothing") : table->item(int(r), int(c))->text();
    }

    void openModel(const QString& path) {
        QSignalSpy opened(m_studio->window.get(), &MainWindow::modelOpened);
        m_studio->window->openModel(path);
        QTRY_COMPARE(opened.size(), 1);
    }

    /// The dialog, over a model and six pictures.
    void open() {
        if (!m_studio->window->hasModel()) {
            QVERIFY(m_studio->fill());
        }
        part<QAction>("evaluateDialogAction")->trigger();
        QVERIFY(part<QDialog>("evaluateDialog")->isVisible());
    }

    /// A short run, to its end.
    void train() {
        QVERIFY(m_studio->fill());
        part<QDoubleSpinBox>("setting_kimg")->setValue(0.2);
        m_studio->window->startTraining();
        QTRY_VERIFY(m_studio->window->controller().state() == SessionState::Finished);
    }

    void choose(int samples) {
        auto* box = part<QComboBox>("evaluationSamples");
        const int index = box->findData(samples);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
    }

    void click(const char* button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }

    /// What runs beside the window has ended and was delivered.
    static void settle() {
        finishBackground();
        QCoreApplication::processEvents();
    }

    void evaluate() {
        click("evaluateStart");
        QTRY_COMPARE(part<QStackedWidget>("evaluationResult")->currentIndex(), 1);
        QTRY_VERIFY(part<QPushButton>("evaluateStart")->isVisible());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::EvaluateDialogTest)
#include "evaluate_dialog_test.moc"
