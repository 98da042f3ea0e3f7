#pragma once

/// Undo for how a run is set up and looked at: settings and intent, faders, blend, what is watched.
/// It listens to the panels, so that nobody has to tell it: what is another one at the end of a
/// turn of the event loop is an edit. Moves of one control that follow each other are one edit.

#include "core/explore/blend.h"
#include "core/project/train_settings.h"
#include "ui/mixer/mixer_section.h"
#include "ui/window/pin_tools.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoCommand>
#include <QUndoStack>

#include <memory>
#include <string>

namespace sg {

class FreezeMixer;
class TrainPanel;

struct SetupState {
    TrainSettings settings;
    std::string intent; ///< id; empty = settings of one's own
    DeskState desk;
    Blend blend;
    PinState pins;
};

/// An edit made elsewhere that another model or run does not end.
class LastingEdit : public QUndoCommand {
public:
    using QUndoCommand::QUndoCommand;

    /// Of an edit that is done; null = nothing is left to undo.
    [[nodiscard]] virtual std::unique_ptr<LastingEdit> copy() const = 0;
};

class SetupHistory final : public QObject {
    Q_OBJECT

public:
    struct Panels {
        TrainPanel& train;
        FreezeMixer& mixer;
        PinTools& pins;
    };

    /// The panels must outlive it.
    SetupHistory(const Panels& panels, QObject* parent);

    [[nodiscard]] QUndoStack& stack() { return m_stack; }

    /// What was done up to now is one edit: before one is undone or redone.
    void finishEdit();

    /// An edit that was made elsewhere gets its place in this history.
    void record(std::unique_ptr<LastingEdit> edit);

    /// What changed up to the end of this turn of the event loop was not the person's doing: it is
    /// no edit.
    void absorb();

    /// The same, and what was done before cannot be undone any more, but for lasting edits: another
    /// model.
    void forget();

    /// The next move of the same control is another edit. Happens by itself after a pause.
    void settle() { m_settled = true; }

private:
    friend class SetupCommand;

    void schedule();
    void note();
    void keepLasting();
    void restore(const SetupState& from, const SetupState& to);
    [[nodiscard]] SetupState now() const;

    Panels m_panels;
    QUndoStack m_stack;
    SetupState m_known;
    QTimer m_soon;
    QTimer m_pause;
    bool m_settled = true;
    bool m_absorbs = false;
    bool m_forgets = false;
};

} // namespace sg
