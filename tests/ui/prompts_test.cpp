#include "tests/ui/strict.h"
#include "ui/window/prompts.h"

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
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
    int m_buttons = 0;
};

} // namespace sg

QTEST_MAIN(sg::PromptsTest)
#include "prompts_test.moc"
