#pragma once

/// Opens the dialog that evaluates, and knows what there is to judge.

#include "ui/evaluate/evaluation_subject.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QSettings;
class QWidget;

namespace sg {

class EvaluateDialog;
class ExportDesk;
class Prompts;
class RunControl;
class RunSetup;
class StudioServices;
class StylePanel;

class EvaluationDesk final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        const ExportDesk& exports; ///< judged is what would be exported
        RunControl& run;
        const RunSetup& setup;
        StylePanel& style;
        Prompts& prompts;
    };

    /// The parts must outlive it, and the services also what it started (finishBackground()).
    EvaluationDesk(StudioServices& services, const Parts& parts, QWidget& window);

    /// Cancels what is being evaluated.
    ~EvaluationDesk() override;

    /// What is chosen in the dialog is kept there. They must outlive it.
    void keepIn(QSettings& settings) { m_settings = &settings; }

    /// Shows the dialog, or brings it to the front.
    void open();

    /// Another model is open, or none.
    void refresh();

Q_SIGNALS:
    void said(const QString& words);

private:
    [[nodiscard]] EvaluationSubject subject() const;

    StudioServices& m_services;
    Parts m_parts;
    QWidget& m_window;
    QSettings* m_settings = nullptr;
    QPointer<EvaluateDialog> m_dialog;
};

} // namespace sg
