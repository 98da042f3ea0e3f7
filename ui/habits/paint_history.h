#pragma once

/// Undo for the A/B brush: a stroke, clearing and inverting are one edit each.

#include "ui/preview/painted_masks.h"
#include "ui/preview/preview_view.h"

#include <QObject>
#include <QUndoStack>

namespace sg {

class PaintHistory final : public QObject {
    Q_OBJECT

public:
    /// The view must outlive it.
    PaintHistory(PreviewView& view, QObject* parent);

    [[nodiscard]] QUndoStack& stack() { return m_stack; }

private:
    friend class PaintCommand;

    void note(MaskEdit edit);

    /// Puts masks back and leaves those of all other pictures alone; an empty one takes the paint
    /// away.
    void put(const PaintedMasks& masks);

    PreviewView& m_view;
    QUndoStack m_stack;
    PaintedMasks m_before; ///< when the edit began
};

} // namespace sg
