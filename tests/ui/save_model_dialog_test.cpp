#include "core/io/model_formats.h"
#include "ui/export/save_model_dialog.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

class SaveModelDialogTest : public QObject {
    Q_OBJECT

private:
    static int rowOf(const char* id) { return int(sg::formatById(id) - sg::modelFormats().data()); }

private Q_SLOTS:

    void theSuggestionChoosesTheFormat() {
        sg::SaveModelDialog dialog({}, QStringLiteral("a-tuned.pkl"), nullptr);
        const auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("formatTable"));
        QCOMPARE(table->rowCount(), int(sg::modelFormats().size()));
        QCOMPARE(table->currentRow(), rowOf("pkl"));
        QCOMPARE(dialog.path(), QStringLiteral("a-tuned.pkl"));
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("licenceWarning")) == nullptr);
    }

    void anotherRowChangesTheExtensionAndTheNote() {
        sg::SaveModelDialog dialog({}, QStringLiteral("/x/a.b.pkl"), nullptr);
        auto* table = dialog.findChild<QTableWidget*>(QStringLiteral("formatTable"));
        table->selectRow(rowOf("safetensors"));
        QCOMPARE(dialog.path(), QStringLiteral("/x/a.b.safetensors"));
        table->selectRow(rowOf("onnx"));
        QCOMPARE(dialog.path(), QStringLiteral("/x/a.b.onnx"));
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("formatNote"))
                    ->text()
                    .contains(QStringLiteral("does not open it again")));
        dialog.findChild<QLineEdit*>(QStringLiteral("savePath"))
            ->setText(QStringLiteral("/x/c.PKL"));
        QCOMPARE(table->currentRow(), rowOf("pkl"));
    }

    void aNameWithoutExtensionGetsTheChosenOne() {
        const QTemporaryDir folder;
        sg::SaveModelDialog dialog({}, folder.filePath(QStringLiteral("a.pkl")), nullptr);
        dialog.findChild<QLineEdit*>(QStringLiteral("savePath"))
            ->setText(folder.filePath(QStringLiteral("mine")));
        dialog.accept();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QCOMPARE(dialog.path(), folder.filePath(QStringLiteral("mine.pkl")));
    }

    void anExistingFileIsAskedAbout() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.pkl"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        sg::SaveModelDialog dialog({}, path, nullptr);
        const auto answer = [&](QMessageBox::StandardButton button) {
            QTimer::singleShot(0, &dialog, [button] {
                auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
                QVERIFY(box != nullptr);
                box->button(button)->click();
            });
            dialog.accept();
        };
        answer(QMessageBox::No);
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        answer(QMessageBox::Yes);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void aNonCommercialParentIsSaidBeforeTheSave() {
        sg::ModelInfo info;
        info.licence = "NVIDIA Source Code License";
        info.nonCommercial = true;
        sg::SaveModelDialog dialog(info, QStringLiteral("a.pkl"), nullptr);
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("licenceWarning"))
                    ->text()
                    .contains(QStringLiteral("NVIDIA Source Code License")));
    }
};

QTEST_MAIN(SaveModelDialogTest)
#include "save_model_dialog_test.moc"
