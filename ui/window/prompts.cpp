#include "ui/window/prompts.h"

#include "ui/export/save_model_dialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg::DialogPrompts", text);
}

} // namespace

QString
DialogPrompts::modelSavePath(QWidget* parent, const ModelInfo& info, const QString& suggestion) {
    if (m_modelFolder.isEmpty()) {
        m_modelFolder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    }
    SaveModelDialog dialog(info, QDir(m_modelFolder).filePath(suggestion), parent);
    if (dialog.exec() != QDialog::Accepted) {
        return {};
    }
    m_modelFolder = QFileInfo(dialog.path()).absolutePath();
    return dialog.path();
}

QString DialogPrompts::imageFolder(QWidget* parent) {
    return QFileDialog::getExistingDirectory(parent, tr("Export pictures into a folder"));
}

CloseChoice DialogPrompts::closeWhileTraining(QWidget* parent) {
    QMessageBox box(
        QMessageBox::Question,
        tr("Unsaved training"),
        tr("What the model has learned is lost unless you save it."),
        QMessageBox::NoButton,
        parent);
    auto* save = box.addButton(tr("Save and quit"), QMessageBox::AcceptRole);
    auto* quit = box.addButton(tr("Quit without saving"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.exec();
    if (box.clickedButton() == save) {
        return CloseChoice::SaveAndQuit;
    }
    return box.clickedButton() == quit ? CloseChoice::QuitWithoutSaving : CloseChoice::Cancel;
}

bool DialogPrompts::mayEndTraining(QWidget* parent) {
    QMessageBox box(
        QMessageBox::Question,
        tr("Unsaved training"),
        tr("What the model has learned is lost unless you export it first."),
        QMessageBox::NoButton,
        parent);
    auto* end = box.addButton(tr("Go on without it"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(tr("Cancel"), QMessageBox::RejectRole));
    box.exec();
    return box.clickedButton() == end;
}

void DialogPrompts::showError(QWidget* parent, const QString& message, const QString& detail) {
    QMessageBox box(
        QMessageBox::Warning, QStringLiteral("Stylegraft"), message, QMessageBox::Ok, parent);
    if (!detail.isEmpty()) {
        box.setDetailedText(detail);
    }
    box.exec();
}

} // namespace sg
