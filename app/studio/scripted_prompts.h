#pragma once

/// Answers for runs without a person at the screen: the demo and the benchmark.

#include "ui/window/prompts.h"

namespace sg {

class ScriptedPrompts final : public Prompts {
public:
    QString modelPath;  ///< answer to "where to write the model"
    QString folderPath; ///< answer to "which folder"
    QString filePath;   ///< answer to "where to write" any other file
    CloseChoice onClose = CloseChoice::QuitWithoutSaving;
    QString lastError;

    QString modelSavePath(QWidget*, const ModelInfo&, const QString&) override { return modelPath; }

    QString imageFolder(QWidget*) override { return folderPath; }

    QString savePath(QWidget*, const QString&, const QString&, const QString&) override {
        return filePath;
    }

    CloseChoice closeWhileTraining(QWidget*) override { return onClose; }

    bool mayEndTraining(QWidget*) override { return true; }

    void showProblem(QWidget*, const Problem& problem) override { lastError = problem.message; }
};

} // namespace sg
