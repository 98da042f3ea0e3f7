#include "ui/habits/undo_menu.h"

#include "ui/habits/paint_history.h"
#include "ui/habits/queue_history.h"
#include "ui/habits/setup_history.h"
#include "ui/habits/shortcut_book.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/queue/queue_view.h"
#include "ui/session/training_controller.h"
#include "ui/style/style_panel.h"
#include "ui/train/train_panel.h"
#include "ui/window/pin_tools.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_control.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>

namespace sg {

UndoMenu::UndoMenu(const Parts& parts, QObject* parent)
    : QObject(parent),
      m_parts(parts),
      m_setup(new SetupHistory({parts.train, parts.mixer, parts.preview.pinTools()}, this)),
      m_paint(new PaintHistory(parts.preview.view(), this)),
      m_undo(add("undoEdit", tr("Undo"))),
      m_redo(add("redoEdit", tr("Redo"))),
      m_back(add("undoTraining", tr("Step the training back"))),
      m_forward(add("redoTraining", tr("Step the training forward"))) {
    const QList<QKeySequence> redoKeys{
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)};
    for (QAction* action : {m_undo, m_back}) {
        action->setShortcut(QKeySequence::Undo);
    }
    for (QAction* action : {m_redo, m_forward}) {
        action->setShortcuts(redoKeys);
    }
    m_undo->setToolTip(tr("Takes back what was last done in the panel you work in. Its keys work "
                          "while the panel has the focus."));
    m_back->setToolTip(
        tr("To before the last change, or some minutes ago. While a panel has the focus, these "
           "keys undo what was done there instead."));
    m_group.addStack(&parts.style.history());
    m_group.addStack(&m_setup->stack());
    m_group.addStack(&m_paint->stack());
    m_group.setActiveStack(&m_setup->stack());
    connect(m_undo, &QAction::triggered, this, [this] { step(&QUndoStack::undo); });
    connect(m_redo, &QAction::triggered, this, [this] { step(&QUndoStack::redo); });
    connect(&m_group, &QUndoGroup::indexChanged, this, &UndoMenu::refresh);
    connect(&m_group, &QUndoGroup::undoTextChanged, this, &UndoMenu::refresh);
    connect(&m_group, &QUndoGroup::redoTextChanged, this, &UndoMenu::refresh);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget*, const QWidget* now) {
        focusOn(now);
    });
    connect(&parts.preview.view(), &PreviewView::compareModeChanged, this, [this] {
        focusOn(QApplication::focusWidget());
    });
    new QueueHistory(parts.run.queue(), *m_setup, this);
    connectTraining();
    refresh();
}

QAction* UndoMenu::add(const char* objectName, const QString& text) {
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(objectName));
    return action;
}

void UndoMenu::fill(QMenu& menu) {
    menu.setToolTipsVisible(true);
    menu.addActions({m_undo, m_redo});
    menu.addSeparator();
    menu.addActions({m_back, m_forward});
    for (QAction* action : {m_undo, m_redo, m_back, m_forward}) {
        m_parts.book.add(*action, plainText(menu.title()));
    }
    m_parts.book.share(*m_back, *m_undo);
    m_parts.book.share(*m_forward, *m_redo);
}

void UndoMenu::connectTraining() {
    TrainingController& controller = m_parts.controller;
    connect(m_back, &QAction::triggered, &controller, &TrainingController::undo);
    connect(m_forward, &QAction::triggered, &controller, &TrainingController::redo);
    connect(&controller, &TrainingController::undoChanged, this, &UndoMenu::showTraining);
    connect(
        &controller,
        &TrainingController::marked,
        this,
        [this](double, const QString& kind, const QString&) {
            if (kind == QStringLiteral("undo") || kind == QStringLiteral("redo") ||
                kind == QStringLiteral("diverged")) {
                m_setup->absorb(); // the faders stand as they did then
            }
        });
    // They come before the mark, perhaps in a turn of the event loop of their own.
    connect(&controller, &TrainingController::settingsChanged, m_setup, &SetupHistory::absorb);
    connect(&m_parts.run, &RunControl::taken, m_setup, &SetupHistory::forget);
    connect(&m_parts.run, &RunControl::begun, m_setup, &SetupHistory::absorb);
    connect(&m_parts.run, &RunControl::begun, this, [this] { showTraining(false, false); });
    connect(&m_parts.run, &RunControl::stateChanged, this, &UndoMenu::follow);
    follow(SessionState::Idle);
}

void UndoMenu::follow(SessionState state) {
    m_locked = state == SessionState::Preparing || state == SessionState::Stopping;
    if (!isActive(state)) {
        showTraining(false, false);
    }
    refresh();
}

void UndoMenu::focusOn(const QWidget* widget) {
    if (widget == nullptr || qobject_cast<const QMenu*>(widget) != nullptr ||
        qobject_cast<const QMenuBar*>(widget) != nullptr) {
        return; // another window or a menu is in front: nothing was chosen to work in
    }
    QUndoStack* stack = stackFor(*widget);
    if (stack != nullptr) {
        m_group.setActiveStack(stack);
    }
    m_parts.book.favour(stack != nullptr ? *m_undo : *m_back);
    m_parts.book.favour(stack != nullptr ? *m_redo : *m_forward);
    refresh();
}

/// Of the panel it is in; null = the training's keys.
QUndoStack* UndoMenu::stackFor(const QWidget& widget) {
    if (m_parts.style.isAncestorOf(&widget)) {
        return &m_parts.style.history();
    }
    const PinTools& pins = m_parts.preview.pinTools();
    if (m_parts.train.isAncestorOf(&widget) || m_parts.mixer.isAncestorOf(&widget) ||
        m_parts.queue.isAncestorOf(&widget) || pins.isAncestorOf(&widget) ||
        &widget == pins.sizeBox()) {
        return &m_setup->stack();
    }
    const PreviewView& view = m_parts.preview.view();
    const bool paints = view.compareMode() == CompareMode::Brush &&
                        (&widget == &view || m_parts.preview.isAncestorOf(&widget));
    return paints ? &m_paint->stack() : nullptr;
}

void UndoMenu::step(void (QUndoStack::*how)()) {
    QUndoStack* stack = m_group.activeStack();
    if (stack == &m_setup->stack()) {
        m_setup->finishEdit();
    }
    (stack->*how)();
}

void UndoMenu::forget() {
    m_setup->forget();
    m_paint->stack().clear();
}

void UndoMenu::showTraining(bool undo, bool redo) {
    m_back->setEnabled(undo);
    m_forward->setEnabled(redo);
}

void UndoMenu::refresh() {
    m_undo->setText(m_group.canUndo() ? tr("Undo: %1").arg(m_group.undoText()) : tr("Undo"));
    m_redo->setText(m_group.canRedo() ? tr("Redo: %1").arg(m_group.redoText()) : tr("Redo"));
    m_undo->setEnabled(m_group.canUndo() && !m_locked);
    m_redo->setEnabled(m_group.canRedo() && !m_locked);
}

} // namespace sg
