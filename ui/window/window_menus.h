#pragma once

/// The menu bar: what can be chosen, its shortcuts (ShortcutBook), and when it is possible. What is
/// done about a choice is the window's affair.

#include "core/train/session.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

class QAction;
class QKeySequence;
class QMainWindow;
class QMenu;
class QSettings;

namespace sg {

class FreezeMixer;
class HelpDesk;
class PreviewPanel;
class Prompts;
class QueueView;
class RunControl;
class ShortcutBook;
class StylePanel;
class TrainingController;
class TrainPanel;
class UndoMenu;
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
        StylePanel& style;
        FreezeMixer& mixer;
        HelpDesk& help;
        QueueView& queue;
        Prompts& prompts;
    };

    /// Fills the menu bar of `window`. The parts must outlive it.
    WindowMenus(QMainWindow& window, const Parts& parts);
    ~WindowMenus() override;

    /// Keys are as `settings` say, and are kept there. They must outlive the window.
    void keepIn(QSettings& settings);

    /// What the faders and pictures of another model were can not be brought back.
    void forgetEdits();

    /// What changes now is no edit of anybody's.
    void absorbEdits();

    /// Without a model there is nothing to save, export or evaluate.
    void setHasModel(bool hasModel);

    /// Asks for pictures, or for a folder of them; `picturesChosen` follows.
    void choosePictures();
    void choosePictureFolder();

    /// Every key of the window, also those of panels and of menus that were added since.
    [[nodiscard]] ShortcutBook& shortcuts();

Q_SIGNALS:
    void modelChosen(const QString& path);
    void picturesChosen(const QStringList& paths);
    void runChosen(const QString& folder);
    void runsPlaceRequested();
    void saveModelRequested();
    void exportRequested();
    void exportPicturesRequested();
    void evaluationRequested();

private:
    void buildFile();
    void buildEdit();
    void buildView();
    void buildTrain();
    void buildHelp();
    void addFixedKeys();
    void follow(SessionState state);

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
    ShortcutBook* m_book;
    UndoMenu* m_undo;
    QList<QAction*> m_ofModel; ///< possible with one only
    QAction* m_sampleNow = nullptr;
    QAction* m_saveNow = nullptr;
};

} // namespace sg
