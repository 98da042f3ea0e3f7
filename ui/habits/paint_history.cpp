#include "ui/habits/paint_history.h"

#include <QUndoCommand>

#include <utility>

namespace sg {

namespace {

/// A stroke in a picture of 1024 pixels keeps two megabytes.
constexpr int kUndoSteps = 50;

QString nameOf(MaskEdit edit) {
    switch (edit) {
    case MaskEdit::Clear:
        return PaintHistory::tr("clearing the mask");
    case MaskEdit::Invert:
        return PaintHistory::tr("inverting the mask");
    case MaskEdit::Stroke:
        break;
    }
    return PaintHistory::tr("a stroke of the brush");
}

/// Of those masks that differ; where there was no paint, an empty one.
PaintedMasks changedIn(const PaintedMasks& masks, const PaintedMasks& others) {
    PaintedMasks changed;
    for (const auto& [seed, mask] : masks) {
        const auto other = others.find(seed);
        if (other == others.end() || other->second.pixels != mask.pixels) {
            changed[seed] = mask;
        }
    }
    for (const auto& [seed, mask] : others) {
        if (!masks.contains(seed)) {
            changed[seed] = {};
        }
    }
    return changed;
}

} // namespace

class PaintCommand final : public QUndoCommand {
public:
    PaintCommand(PaintHistory& history, MaskEdit edit, PaintedMasks before, PaintedMasks after)
        : QUndoCommand(nameOf(edit)),
          m_history(history),
          m_before(std::move(before)),
          m_after(std::move(after)) {}

    void undo() override { m_history.put(m_before); }

    void redo() override {
        if (std::exchange(m_painted, true)) { // the first time it is there already
            m_history.put(m_after);
        }
    }

private:
    PaintHistory& m_history;
    PaintedMasks m_before;
    PaintedMasks m_after;
    bool m_painted = false;
};

PaintHistory::PaintHistory(PreviewView& view, QObject* parent) : QObject(parent), m_view(view) {
    m_stack.setUndoLimit(kUndoSteps);
    connect(
        &view, &PreviewView::maskEditBegins, this, [this] { m_before = m_view.paintedMasks(); });
    connect(&view, &PreviewView::maskEdited, this, &PaintHistory::note);
}

void PaintHistory::note(MaskEdit edit) {
    const PaintedMasks before = std::exchange(m_before, {});
    const PaintedMasks after = m_view.paintedMasks();
    PaintedMasks gone = changedIn(before, after);
    PaintedMasks come = changedIn(after, before);
    if (!come.empty()) {
        m_stack.push(new PaintCommand(*this, edit, std::move(gone), std::move(come)));
    }
}

void PaintHistory::put(const PaintedMasks& masks) {
    PaintedMasks all = m_view.paintedMasks();
    for (const auto& [seed, mask] : masks) {
        if (mask.pixels.empty()) {
            all.erase(seed);
        } else {
            all[seed] = mask;
        }
    }
    m_view.restoreMasks(std::move(all));
}

} // namespace sg
