#pragma once

/// The menu bar: what can be chosen, its shortcuts, and when it is possible. What is done about a
/// choice is the window's affair.

#include "core/train/session.h"

#include <QObject>
#include <QString>
#include <QStringList>

class QAction;
class QKeySequence;
class QMainWindow;
class QMenu;

namespace sg {

class PreviewPanel;
class RunControl;
class TrainingController;
class TrainPanel;
class WindowLooks;

class WindowMenus final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        PreviewPanel& preview;
        TrainPanel& train;
        TrainingController& controller;
        RunControl& run;
        WindowLooks& looks;
    };

    /// Fills the menu bar of `window`. The parts must outlive it.
    WindowMenus(QMainWindow& window, const Parts& parts);

Q_SIGNALS:
    void modelChosen(const QString& path);
    void picturesChosen(const QStringList& paths);
    void runChosen(const QString& folder);
    void saveModelRequested();
    void exportRequested();
    void exportPicturesRequested();

private:
    void buildFile();
    void buildEdit();
    void buildView();
    void buildTrain();
    void buildHelp();
    void follow(SessionState state);
    void setUndo(bool undo, bool redo);

    /// Adds an action that calls `slot` on this object.
    template <typename Slot>
    QAction*
    add(QMenu* menu,
        const QString& text,
        const QKeySequence& key,
        Slot slot,
        const char* objectName = nullptr);

    QMainWindow& m_window;
    Parts m_parts;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_sampleNow = nullptr;
    QAction* m_saveNow = nullptr;
};

} // namespace sg
