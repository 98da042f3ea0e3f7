#include "ui/window/prompts.h"

#include "ui/export/save_model_dialog.h"
#include "ui/help/problem_dialog.h"
#include "ui/style/picture_words.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

namespace sg {

namespace {

// What is saved and what is opened, each in a folder of its own.
const QString kModels = QStringLiteral("models");
const QString kPictures = QStringLiteral("pictures");
const QString kFiles = QStringLiteral("files");
const QString kOpenedWork = QStringLiteral("opened"); ///< models and projects
const QString kStylePictures = QStringLiteral("stylePictures");

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

CloseChoice
askToClose(QWidget* parent, const QString& title, const QString& text, bool somethingToSave) {
    QMessageBox box(QMessageBox::Question, title, text, QMessageBox::NoButton, parent);
    QPushButton* save =
        somethingToSave ? box.addButton(tr("Save and quit"), QMessageBox::AcceptRole) : nullptr;
    auto* quit = box.addButton(
        somethingToSave ? tr("Quit without saving") : tr("Quit"), QMessageBox::DestructiveRole);
    auto* cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(somethingToSave ? save : cancel);
    box.exec();
    if (somethingToSave && box.clickedButton() == save) {
        return CloseChoice::SaveAndQuit;
    }
    return box.clickedButton() == quit ? CloseChoice::QuitWithoutSaving : CloseChoice::Cancel;
}

QString queueInWords(int runs) {
    return runs == 1 ? tr("1 run waits in the queue, which is not kept when you quit.")
                     : tr("%1 runs wait in the queue, which is not kept when you quit.").arg(runs);
}

} // namespace

bool Prompts::mayReplace(QWidget*, const QString&) {
    return false;
}

bool Prompts::unsqueeze(QWidget*, double) {
    return true;
}

QString Prompts::branchName(QWidget*, const BranchQuestion& question) {
    return question.suggestion;
}

CloseChoice Prompts::closeWithQueue(QWidget* parent, int, bool) {
    return closeWhileTraining(parent);
}

CloseChoice Prompts::closeKeepable(QWidget* parent, int runs) {
    return runs > 0 ? closeWithQueue(parent, runs, true) : closeWhileTraining(parent);
}

bool Prompts::mayKeepTraining(QWidget* parent) {
    return mayEndTraining(parent);
}

bool Prompts::mayReplacePictures(QWidget*, int) {
    return true;
}

UnwrittenChoice Prompts::leaveUnwritten(QWidget*, const QString&) {
    return UnwrittenChoice::Discard;
}

void Prompts::notify(QWidget*, const QString&, const QString&) {}

QString DialogPrompts::folderOf(const QString& purpose) const {
    QString folder = m_folders.value(purpose);
    if (folder.isEmpty() && m_settings != nullptr) {
        folder = m_settings->value(QStringLiteral("folders/") + purpose).toString();
    }
    return QFileInfo::exists(folder)
               ? folder
               : QStandardPaths::writableLocation(
                     purpose == kStylePictures ? QStandardPaths::PicturesLocation
                                               : QStandardPaths::DocumentsLocation);
}

void DialogPrompts::remember(const QString& purpose, const QString& folder) {
    m_folders[purpose] = folder;
    if (m_settings != nullptr) {
        m_settings->setValue(QStringLiteral("folders/") + purpose, folder);
    }
}

QString
DialogPrompts::modelSavePath(QWidget* parent, const ModelInfo& info, const QString& suggestion) {
    SaveModelDialog dialog(info, QDir(folderOf(kModels)).filePath(suggestion), parent);
    if (dialog.exec() != QDialog::Accepted) {
        return {};
    }
    remember(kModels, QFileInfo(dialog.path()).absolutePath());
    return dialog.path();
}

QString DialogPrompts::imageFolder(QWidget* parent) {
    const QString folder = QFileDialog::getExistingDirectory(
        parent, tr("Export pictures into a folder"), folderOf(kPictures));
    if (!folder.isEmpty()) {
        remember(kPictures, folder);
    }
    return folder;
}

bool DialogPrompts::mayReplace(QWidget* parent, const QString& reason) {
    QMessageBox box(
        QMessageBox::Question, tr("Replace files?"), reason, QMessageBox::NoButton, parent);
    box.setInformativeText(tr("Files of the same names are replaced, all others stay."));
    auto* replace = box.addButton(tr("&Replace"), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == replace;
}

bool DialogPrompts::unsqueeze(QWidget* parent, double aspect) {
    QMessageBox box(
        QMessageBox::Question,
        tr("Shape of the pictures"),
        tr("The style pictures were squeezed into squares. Shall the exported pictures get their "
           "shape again?"),
        QMessageBox::NoButton,
        parent);
    box.setInformativeText(
        tr("They become %1 times as wide as high. The model draws squares either way.")
            .arg(aspect, 0, 'g', 3));
    auto* shaped = box.addButton(tr("As the style pictures"), QMessageBox::YesRole);
    box.addButton(tr("Leave them square"), QMessageBox::NoRole);
    box.setDefaultButton(shaped);
    box.exec();
    return box.clickedButton() == shaped;
}

QString DialogPrompts::savePath(
    QWidget* parent, const QString& title, const QString& suggestion, const QString& filter) {
    QFileDialog dialog(parent, title, folderOf(kFiles), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QFileInfo(suggestion).suffix());
    dialog.selectFile(suggestion);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) {
        return {};
    }
    const QString path = dialog.selectedFiles().constFirst();
    remember(kFiles, QFileInfo(path).absolutePath());
    return path;
}

QString Prompts::openPath(QWidget*, const QString&, const QString&, const QString&) {
    return {};
}

QStringList Prompts::openPictures(QWidget*, const QString&, const QString&) {
    return {};
}

QString DialogPrompts::openPath(
    QWidget* parent, const QString& title, const QString& near, const QString& filter) {
    const bool folder = filter.isEmpty();
    const QString purpose = folder ? kStylePictures : kOpenedWork;
    const QString start = near.isEmpty() ? folderOf(purpose) : near;
    const QString path = folder ? QFileDialog::getExistingDirectory(parent, title, start)
                                : QFileDialog::getOpenFileName(parent, title, start, filter);
    if (near.isEmpty() && !path.isEmpty()) {
        remember(purpose, folder ? path : QFileInfo(path).absolutePath());
    }
    return path;
}

QStringList
DialogPrompts::openPictures(QWidget* parent, const QString& title, const QString& filter) {
    const QStringList files =
        QFileDialog::getOpenFileNames(parent, title, folderOf(kStylePictures), filter);
    if (!files.isEmpty()) {
        remember(kStylePictures, QFileInfo(files.constFirst()).absolutePath());
    }
    return files;
}

CloseChoice DialogPrompts::closeWhileTraining(QWidget* parent) {
    return askToClose(
        parent,
        tr("Unsaved training"),
        tr("What the model has learned is lost unless you save it."),
        true);
}

CloseChoice DialogPrompts::closeWithQueue(QWidget* parent, int runs, bool unsaved) {
    const QString queue = queueInWords(runs);
    return unsaved ? askToClose(
                         parent,
                         tr("Unsaved training"),
                         tr("What the model has learned is lost unless you save it.") +
                             QLatin1Char('\n') + queue,
                         true)
                   : askToClose(parent, tr("Runs in the queue"), queue, false);
}

CloseChoice DialogPrompts::closeKeepable(QWidget* parent, int runs) {
    QString text = tr("The training that runs now can be kept in its run folder, and be taken up "
                      "again later.");
    if (runs > 0) {
        text += QLatin1Char('\n') + queueInWords(runs);
    }
    QMessageBox box(
        QMessageBox::Question, tr("A training runs"), text, QMessageBox::NoButton, parent);
    auto* keep = box.addButton(tr("Stop, keep and quit"), QMessageBox::AcceptRole);
    auto* save = box.addButton(tr("Save a model and quit"), QMessageBox::AcceptRole);
    auto* quit = box.addButton(tr("Quit without saving"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.exec();
    const QAbstractButton* clicked = box.clickedButton();
    return clicked == keep   ? CloseChoice::KeepAndQuit
           : clicked == save ? CloseChoice::SaveAndQuit
           : clicked == quit ? CloseChoice::QuitWithoutSaving
                             : CloseChoice::Cancel;
}

bool DialogPrompts::mayKeepTraining(QWidget* parent) {
    QMessageBox box(
        QMessageBox::Question,
        tr("A training runs"),
        tr("The training that runs now is stopped and kept in its run folder, and can be taken up "
           "again later."),
        QMessageBox::NoButton,
        parent);
    auto* keep = box.addButton(tr("Stop and keep"), QMessageBox::AcceptRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.exec();
    return box.clickedButton() == keep;
}

bool DialogPrompts::mayReplacePictures(QWidget* parent, int own) {
    QMessageBox box(
        QMessageBox::Question,
        tr("Pictures of the run"),
        tr("This run learns from pictures of its own (%1). Shall it learn from those in the style "
           "panel instead?")
            .arg(countedPictures(static_cast<std::size_t>(own))),
        QMessageBox::NoButton,
        parent);
    box.setInformativeText(tr("Stepping the training back brings its own back."));
    auto* replace = box.addButton(tr("Learn from those in the panel"), QMessageBox::AcceptRole);
    auto* keep = box.addButton(tr("Keep its own"), QMessageBox::RejectRole);
    box.setDefaultButton(keep);
    box.setEscapeButton(keep);
    box.exec();
    return box.clickedButton() == replace;
}

UnwrittenChoice DialogPrompts::leaveUnwritten(QWidget* parent, const QString& reason) {
    QMessageBox box(
        QMessageBox::Warning,
        tr("The project is not saved"),
        reason,
        QMessageBox::NoButton,
        parent);
    box.setInformativeText(tr("The last changes are lost unless you save them elsewhere."));
    auto* save = box.addButton(tr("Save as..."), QMessageBox::AcceptRole);
    auto* discard = box.addButton(tr("Discard the changes"), QMessageBox::DestructiveRole);
    box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(save);
    box.exec();
    return box.clickedButton() == save      ? UnwrittenChoice::SaveAs
           : box.clickedButton() == discard ? UnwrittenChoice::Discard
                                            : UnwrittenChoice::Cancel;
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

QString DialogPrompts::branchName(QWidget* parent, const BranchQuestion& question) {
    QString text = tr("The new branch begins at %1 kimg. The present one stays as it is.")
                       .arg(question.kimg, 0, 'f', 2);
    if (question.stopsTraining) {
        text += QLatin1Char('\n') + tr("The training that runs now is stopped and kept first.");
    }
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9_-]{1,64}$"));
    QString name = question.suggestion;
    QString problem;
    for (;;) {
        bool accepted = false;
        name = QInputDialog::getText(
            parent,
            tr("New branch"),
            text + QLatin1Char('\n') + (problem.isEmpty() ? tr("Its name:") : problem),
            QLineEdit::Normal,
            name,
            &accepted);
        if (!accepted) {
            return {};
        }
        if (!allowed.match(name).hasMatch()) {
            problem = tr("Please choose a name of letters, digits, - and _:");
        } else if (question.taken.contains(name)) {
            problem = tr("A branch of that name is there already. Another name:");
        } else {
            return name;
        }
    }
}

void DialogPrompts::showProblem(QWidget* parent, const Problem& problem) {
    ProblemDialog dialog(problem, parent);
    dialog.exec();
    if (const Remedy* remedy = dialog.chosen()) {
        remedy->act();
    }
}

void DialogPrompts::notify(QWidget* window, const QString& title, const QString& text) {
    m_notice.show(*window, title, text);
}

} // namespace sg
