#pragma once

/// Answers to the window's questions, prepared by a test.

#include "ui/window/prompts.h"

#include <QStringList>

#include <functional>

namespace sg {

class ScriptedAnswers final : public Prompts {
public:
    QString modelPath;
    QString folder;
    CloseChoice onClose = CloseChoice::Cancel;
    bool endTraining = false;
    int questions = 0;
    std::function<void()> whileAsking; ///< what happens while a question is on the screen
    QStringList errors;

    QString modelSavePath(QWidget*, const ModelInfo&, const QString& suggestion) override {
        lastSuggestion = suggestion;
        return modelPath;
    }

    QString imageFolder(QWidget*) override { return folder; }

    CloseChoice closeWhileTraining(QWidget*) override {
        ++questions;
        return onClose;
    }

    bool mayEndTraining(QWidget*) override {
        ++questions;
        if (whileAsking) {
            whileAsking();
        }
        return endTraining;
    }

    void showError(QWidget*, const QString& message, const QString&) override { errors << message; }

    QString lastSuggestion;
};

} // namespace sg
