#pragma once

/// New, Open, Open recent, Save and Save as, above what else the File menu offers.

#include <QObject>
#include <QString>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace sg {

class ProjectControl;
class Prompts;

class ProjectMenu final : public QObject {
    Q_OBJECT

public:
    /// Fills the beginning of `file`. All must outlive it.
    ProjectMenu(QMenu& file, ProjectControl& project, Prompts& prompts, QWidget& window);

    /// Asks for a project or a model, and opens it.
    void open();

Q_SIGNALS:
    /// Not a project: a model, as it seems.
    void modelChosen(const QString& path);
    void startPageRequested();

private:
    template <typename Slot>
    QAction* add(const QString& text, const QKeySequence& key, Slot slot, const char* objectName);
    void fillRecent();

    ProjectControl& m_project;
    Prompts& m_prompts;
    QWidget& m_window;
    QMenu& m_file;
    QAction* m_before; ///< first of the others
    QMenu* m_recent;
};

} // namespace sg
