#pragma once

/// The Help menu's dialogs: guide, diagnostics, about. The shortcuts have their own.

#include "ui/help/program_part.h"

#include <QObject>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

class QMenu;
class QSettings;
class QWidget;

namespace sg {

class LogKeeper;
class Prompts;
struct Error;

class HelpDesk final : public QObject {
    Q_OBJECT

public:
    /// What only the window knows: devices and run, as DiagnosticsSources has them.
    struct Facts {
        std::function<QString()> devices;
        std::function<QString()> run;
    };

    /// Prompts and window must outlive it.
    HelpDesk(Prompts& prompts, QWidget& window, Facts facts);

    /// What the program is made with besides Qt.
    void setParts(std::vector<ProgramPart> parts) { m_parts = std::move(parts); }

    /// These go into diagnostics, and must outlive the window.
    void keepIn(const QSettings& settings) { m_settings = &settings; }

    void setLog(const LogKeeper& log) { m_log = &log; }

    /// Adds its actions.
    void fill(QMenu& menu);

    void showGuide();
    void showDiagnostics();
    void showAbout();

Q_SIGNALS:
    void said(const QString& words);
    void failed(const sg::Error& error);

private:
    Prompts& m_prompts;
    QWidget& m_window;
    Facts m_facts;
    std::vector<ProgramPart> m_parts;
    const QSettings* m_settings = nullptr;
    const LogKeeper* m_log = nullptr;
};

} // namespace sg
