#pragma once

/// One line of the contact sheet: a name, a sentence, a few pictures; and for a candidate how far
/// its run is and a button that takes it over.

#include "ui/train/taste.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace sg {

class TileStrip;

class TasteCard final : public QFrame {
    Q_OBJECT

public:
    /// Something to compare with: no run, no button.
    TasteCard(const QString& name, const QString& words, int places, QWidget* parent);

    /// A candidate that waits.
    TasteCard(const TasteCandidate& candidate, int places, QWidget* parent);

    [[nodiscard]] TileStrip& strip() { return *m_strip; }

    /// Its pictures, and how far it is.
    void show(const Taste::Standing& standing);

    /// Its run has ended well.
    [[nodiscard]] bool done() const { return m_stage == Taste::Stage::Done; }

    /// Whether one that is done may be taken over now.
    void setChoosable(bool choosable);

Q_SIGNALS:
    void chosen();

private:
    QLabel* m_name;
    QLabel* m_words;
    TileStrip* m_strip;
    // Only a candidate has these.
    int m_steps = 0;
    bool m_choosable = true;
    Taste::Stage m_stage = Taste::Stage::Waiting;
    QLabel* m_state = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_choose = nullptr;
};

} // namespace sg
