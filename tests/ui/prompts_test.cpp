#include "tests/ui/strict.h"
#include "ui/window/prompts.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <type_traits>

namespace sg {

class PromptsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { failOnAnyWarning(); }

    void closingNamesTheQueue() {
        const auto asked = answer(2, [this] { return m_prompts.closeWithQueue(nullptr, 3, true); });
        QVERIFY(m_text.contains(QStringLiteral("What the model has learned is lost")));
        QVERIFY(m_text.contains(QStringLiteral("3 runs wait in the queue")));
        QCOMPARE(m_buttons, 3);
        QCOMPARE(asked, CloseChoice::Cancel);
    }

    void withOnlyAQueueThereIsNothingToSave() {
        QCOMPARE(
            answer(0, [this] { return m_prompts.closeWithQueue(nullptr, 1, false); }),
            CloseChoice::QuitWithoutSaving);
        QVERIFY(m_text.startsWith(QStringLiteral("1 run waits in the queue")));
        QCOMPARE(m_buttons, 2);
    }

    void closingWhileTrainingOffersToSave() {
        QCOMPARE(
            answer(0, [this] { return m_prompts.closeWhileTraining(nullptr); }),
            CloseChoice::SaveAndQuit);
        QVERIFY(!m_text.contains(QStringLiteral("queue")));
        QCOMPARE(
            answer(1, [this] { return m_prompts.closeWhileTraining(nullptr); }),
            CloseChoice::QuitWithoutSaving);
    }

    void aTrainingWithAFolderMayBeKept() {
        const auto ask = [this] { return m_prompts.closeKeepable(nullptr, 2); };
        QCOMPARE(answer(0, ask), CloseChoice::KeepAndQuit);
        QVERIFY(!m_text.contains(QStringLiteral("lost")));
        QVERIFY(m_text.contains(QStringLiteral("2 runs wait in the queue")));
        QCOMPARE(m_buttons, 4);
        QCOMPARE(answer(1, ask), CloseChoice::SaveAndQuit);
        QCOMPARE(answer(2, ask), CloseChoice::QuitWithoutSaving);
        QCOMPARE(answer(3, ask), CloseChoice::Cancel);
        QVERIFY(answer(0, [this] { return m_prompts.mayKeepTraining(nullptr); }));
        QVERIFY(!answer(1, [this] { return m_prompts.mayKeepTraining(nullptr); }));
    }

    void unwrittenChangesNameTheReason() {
        const auto ask = [this] {
            return m_prompts.leaveUnwritten(nullptr, QStringLiteral("The disk is full"));
        };
        QCOMPARE(answer(0, ask), UnwrittenChoice::SaveAs);
        QCOMPARE(m_text, QStringLiteral("The disk is full"));
        QCOMPARE(answer(1, ask), UnwrittenChoice::Discard);
        QCOMPARE(answer(2, ask), UnwrittenChoice::Cancel);
    }

    void aSavedFileGetsItsEnding() {
        const QTemporaryDir folder;
        QCOMPARE(
            savePath(folder.filePath(QStringLiteral("losses"))),
            folder.filePath(QStringLiteral("losses.csv")));
        QCOMPARE(m_text, QStringLiteral("face-curves.csv")); // what was suggested
        QCOMPARE(
            savePath(folder.filePath(QStringLiteral("losses.txt"))),
            folder.filePath(QStringLiteral("losses.txt")));
        QVERIFY(savePath({}).isEmpty());
    }

    void whatIsOpenedBeginsWhereTheLastOfItsKindWas() {
        const QTemporaryDir work;
        const QTemporaryDir pictures;
        QSettings settings(work.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        const QString model = touch(work, "face.pkl");
        const QString picture = touch(pictures, "a.png");
        const QString kinds = QStringLiteral("All files (*)");
        {
            DialogPrompts prompts(&settings);
            QCOMPARE(open(model, [&] { return prompts.openPath({}, {}, {}, kinds); }), model);
            QCOMPARE(
                open(picture, [&] { return prompts.openPictures({}, {}, kinds).value(0); }),
                picture);
            // Beside a project nothing is remembered.
            const QTemporaryDir elsewhere;
            const QString found = touch(elsewhere, "face.pkl");
            QCOMPARE(
                open(found, [&] { return prompts.openPath({}, {}, elsewhere.path(), kinds); }),
                found);
            QCOMPARE(m_folder, QFileInfo(elsewhere.path()).canonicalFilePath());
        }
        DialogPrompts prompts(&settings); // the next start
        QVERIFY(open({}, [&] { return prompts.openPath({}, {}, {}, kinds); }).isEmpty());
        QCOMPARE(m_folder, QFileInfo(work.path()).canonicalFilePath());
        QVERIFY(open({}, [&] { return prompts.openPictures({}, {}, kinds).value(0); }).isEmpty());
        QCOMPARE(m_folder, QFileInfo(pictures.path()).canonicalFilePath());
        QVERIFY(open({}, [&] { return prompts.openPath({}, {}, {}, {}); }).isEmpty());
        QCOMPARE(m_folder, QFileInfo(pictures.path()).canonicalFilePath());
    }

    void aRemedyIsDoneAfterTheDialogHasClosed() {
        bool alone = false;
        QTimer::singleShot(0, this, [] {
            QWidget* dialog = QApplication::activeModalWidget();
            QVERIFY(dialog != nullptr);
            auto* mend = dialog->findChild<QPushButton*>(QStringLiteral("mend"));
            QVERIFY(mend != nullptr);
            QTest::mouseClick(mend, Qt::LeftButton);
        });
        m_prompts.showProblem(
            nullptr,
            {QStringLiteral("It broke"),
             {},
             {},
             {{QStringLiteral("mend"), QStringLiteral("Mend it"), [&alone] {
                   alone = QApplication::activeModalWidget() == nullptr;
               }}}});
        QVERIFY(alone);
    }

private:
    /// Asks where to save, and types a name, or presses Escape when there is none.
    QString savePath(const QString& name) {
        QTimer::singleShot(0, this, [this, name] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            QVERIFY(field != nullptr);
            m_text = field->text();
            if (name.isEmpty()) {
                QTest::keyClick(dialog, Qt::Key_Escape);
                return;
            }
            field->setText(name);
            QTest::keyClick(field, Qt::Key_Return);
        });
        return m_prompts.savePath(
            nullptr,
            QStringLiteral("Save"),
            QStringLiteral("face-curves.csv"),
            QStringLiteral("Table (*.csv);;All files (*)"));
    }

    static QString touch(const QTemporaryDir& folder, const char* name) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly)) {
            qFatal("a test cannot write %s", qPrintable(file.fileName()));
        }
        return file.fileName();
    }

    /// Asks what to open, notes the folder it begins in, and types a name or presses Escape.
    template <typename Question>
    QString open(const QString& name, Question question) {
        QTimer::singleShot(0, this, [this, name] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog != nullptr);
            m_folder = QFileInfo(dialog->directory().path()).canonicalFilePath();
            if (name.isEmpty()) {
                QTest::keyClick(dialog, Qt::Key_Escape);
                return;
            }
            auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            QVERIFY(field != nullptr);
            field->setText(name);
            QTest::keyClick(field, Qt::Key_Return);
        });
        return question();
    }

    /// Asks, and presses the button of this number, in the order of roles below.
    template <typename Question>
    std::invoke_result_t<Question> answer(int button, Question question) {
        QTimer::singleShot(0, this, [this, button] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box != nullptr);
            m_text = box->text();
            QList<QAbstractButton*> buttons;
            for (const auto role :
                 {QMessageBox::AcceptRole, QMessageBox::DestructiveRole, QMessageBox::RejectRole}) {
                for (QAbstractButton* candidate : box->buttons()) {
                    if (box->buttonRole(candidate) == role) {
                        buttons << candidate;
                    }
                }
            }
            m_buttons = int(buttons.size());
            buttons[button]->click();
        });
        return question();
    }

    DialogPrompts m_prompts;
    QString m_text;
    QString m_folder;
    int m_buttons = 0;
};

} // namespace sg

QTEST_MAIN(sg::PromptsTest)
#include "prompts_test.moc"
