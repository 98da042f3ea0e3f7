#pragma once

/// Answers to the window's questions, prepared by a test.

#include "ui/window/prompts.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace sg {

class ScriptedAnswers final : public Prompts {
public:
    QString modelPath;
    QString folder;
    QString file;
    QString open; ///< a file or folder that is there
    QString lastNear = QStringLiteral("nobody asked");
    QStringList pictures; ///< files that are there
    CloseChoice onClose = CloseChoice::Cancel;
    bool endTraining = false;
    UnwrittenChoice onUnwritten = UnwrittenChoice::Cancel;
    int questions = 0;
    int kept = 0;                      ///< of those, that a training is stopped and kept
    int unwritten = 0;                 ///< questions about changes that could not be written
    int queuedRuns = 0;                ///< as the last question about closing said
    std::function<void()> whileAsking; ///< what happens while a question is on the screen
    std::function<void()> whileSaving; ///< while the dialog for a model file is
    QString branch;                    ///< empty = cancelled
    BranchQuestion branchQuestion;     ///< the last one
    bool replaces = false;             ///< files that are in the way
    bool replacesPictures = false;     ///< of a resumed run
    QList<int> ownPictures;            ///< as the questions about them said
    QStringList inTheWay;
    QStringList errors;
    Problem lastProblem;

    QString modelSavePath(QWidget*, const ModelInfo&, const QString& suggestion) override {
        lastSuggestion = suggestion;
        if (whileSaving) {
            whileSaving();
        }
        return modelPath;
    }

    QString imageFolder(QWidget*) override { return folder; }

    bool mayReplace(QWidget*, const QString& reason) override {
        inTheWay << reason;
        return replaces;
    }

    bool unsqueeze(QWidget*, double aspect) override {
        askedAspect = aspect;
        return true;
    }

    QString savePath(QWidget*, const QString&, const QString& suggestion, const QString&) override {
        lastSuggestion = suggestion;
        return file;
    }

    QString openPath(QWidget*, const QString&, const QString& near, const QString&) override {
        lastNear = near;
        return open;
    }

    QStringList openPictures(QWidget*, const QString&, const QString&) override { return pictures; }

    CloseChoice closeWhileTraining(QWidget*) override {
        ++questions;
        if (whileAsking) {
            whileAsking();
        }
        return onClose;
    }

    CloseChoice closeWithQueue(QWidget* parent, int runs, bool unsaved) override {
        queuedRuns = runs;
        somethingToSave = unsaved;
        return closeWhileTraining(parent);
    }

    bool mayEndTraining(QWidget*) override {
        ++questions;
        if (whileAsking) {
            whileAsking();
        }
        return endTraining;
    }

    bool mayKeepTraining(QWidget* parent) override {
        ++kept;
        return mayEndTraining(parent);
    }

    CloseChoice closeKeepable(QWidget* parent, int runs) override {
        ++kept;
        return Prompts::closeKeepable(parent, runs);
    }

    bool mayReplacePictures(QWidget*, int own) override {
        ownPictures << own;
        return replacesPictures;
    }

    UnwrittenChoice leaveUnwritten(QWidget*, const QString&) override {
        ++unwritten;
        return onUnwritten;
    }

    QString branchName(QWidget*, const BranchQuestion& question) override {
        ++questions;
        branchQuestion = question;
        return branch;
    }

    void showProblem(QWidget*, const Problem& problem) override {
        errors << problem.message;
        lastProblem = problem;
    }

    void notify(QWidget*, const QString& title, const QString& text) override {
        notices << title;
        noticeText = text;
    }

    QString lastSuggestion;
    QStringList notices; ///< told by the desktop
    QString noticeText;  ///< of the last one
    std::optional<double> askedAspect;
    bool somethingToSave = true; ///< as the last question about closing with a queue said
};

} // namespace sg
