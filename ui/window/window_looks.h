#pragma once

/// Theme, language and layout as a person chose them, and keeping them from one start to the next.

#include "ui/looks/language.h"
#include "ui/looks/theme.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QSettings;

namespace sg {

class Workspace;

class WindowLooks final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    WindowLooks(QMainWindow& window, Workspace& workspace);

    /// Adds docks, layout and theme to the View menu.
    void fill(QMenu& menu);

    /// Takes over what `settings` say, and writes there what is chosen from now on. They must
    /// outlive the window.
    void keepIn(QSettings& settings);

    /// Writes layout and size of the window.
    void save();

Q_SIGNALS:
    void said(const QString& words);

private:
    void choose(Theme theme);
    void choose(Language language);

    QMainWindow& m_window;
    Workspace& m_workspace;
    QActionGroup* m_themes;
    QActionGroup* m_languages;
    QSettings* m_settings = nullptr;
};

} // namespace sg
