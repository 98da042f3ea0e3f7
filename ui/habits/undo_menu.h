#pragma once

/// Undo and redo in the Edit menu. There are four histories: what was done to the pictures, how the
/// run is set up and looked at, what was painted with the brush, and the training's own. The keys
/// go with the focus: in a panel, and in the preview while it paints, they undo what was done
/// there, elsewhere they step the training. The menu always has both pairs, and shows beside which
/// of them the keys are now.

#include "core/train/session.h"

#include <QObject>
#include <QUndoGroup>

class QAction;
class QMenu;
class QUndoStack;
class QWidget;

namespace sg {

class FreezeMixer;
class PaintHistory;
class PreviewPanel;
class QueueView;
class RunControl;
class SetupHistory;
class ShortcutBook;
class StylePanel;
class TrainingController;
class TrainPanel;

class UndoMenu final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        StylePanel& style;
        TrainPanel& train;
        FreezeMixer& mixer;
        PreviewPanel& preview;
        TrainingController& controller;
        RunControl& run;
        QueueView& queue;
        ShortcutBook& book;
    };

    /// The parts must outlive it.
    UndoMenu(const Parts& parts, QObject* parent);

    /// Adds both pairs.
    void fill(QMenu& menu);

    [[nodiscard]] SetupHistory& setup() { return *m_setup; }

    /// Another model: what was done before cannot be undone any more.
    void forget();

private:
    QAction* add(const char* objectName, const QString& text);
    void connectTraining();
    void follow(SessionState state);
    void focusOn(const QWidget* widget);
    [[nodiscard]] QUndoStack* stackFor(const QWidget& widget);
    void step(void (QUndoStack::*how)());
    void showTraining(bool undo, bool redo);
    void refresh();

    Parts m_parts;
    SetupHistory* m_setup;
    PaintHistory* m_paint;
    QUndoGroup m_group;
    QAction* m_undo;
    QAction* m_redo;
    QAction* m_back;
    QAction* m_forward;
    bool m_locked = false; ///< a training is prepared or ends: nothing may change
};

} // namespace sg
