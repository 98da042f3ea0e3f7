#pragma once

/// The Help menu: shortcuts, diagnostics, about. And the choice of the language, for the View menu.

#include <QObject>

class QMainWindow;
class QMenu;
class QSettings;

namespace sg {

class PreviewPanel;
class Prompts;
class RunControl;
class RunSetup;
class StudioServices;
class WindowMenus;

class HelpMenu final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        StudioServices& services;
        PreviewPanel& preview;
        RunControl& run;
        RunSetup& setup;
        Prompts& prompts;
    };

    /// The parts must outlive it.
    HelpMenu(QMainWindow& window, const Parts& parts, WindowMenus& menus);

    void fill(QMenu& help);
    void fillLanguages(QMenu& view);

    /// Where the language is kept, and what diagnostics tell of. They must outlive the window.
    void keepIn(QSettings& settings);

private:
    void collect();

    QMainWindow& m_window;
    Parts m_parts;
    WindowMenus& m_menus;
    QSettings* m_settings = nullptr;
    QMenu* m_languages = nullptr;
};

} // namespace sg
