#pragma once

/// Joins a taste to the window: what it starts from, what it keeps from starting, and what is taken
/// over when a card is chosen.

#include "ui/queue/run_queue.h"
#include "ui/train/taste.h"

#include <QObject>
#include <QString>

namespace sg {

class PreviewPanel;
class QueueView;
class RunControl;
class RunSetup;
class StudioServices;
class TasteDialog;
class TrainPanel;

class TasteControl final : public QObject {
    Q_OBJECT

public:
    struct Parts {
        RunSetup& setup;
        RunControl& run;
        TrainPanel& train;
        QueueView& queue;
        PreviewPanel& preview;
    };

    /// All of them must outlive it.
    TasteControl(StudioServices& services, const Parts& parts, QWidget& window);

    /// Another model is shown: nothing that was tasted is about it.
    void forget();

Q_SIGNALS:
    /// In words, what was chosen.
    void tookOver(const QString& words);

    /// All runs are tasted: there is something to choose from.
    void tasted();

private:
    void open();
    void plan();
    void planAfresh();
    void start();
    void choose(int index);
    void followBusy();
    void tellPanels();
    void updateObstacle();
    [[nodiscard]] int count(Taste::Stage stage) const; ///< candidates at that stage
    [[nodiscard]] bool untasted() const;

    Parts m_parts;
    Taste* m_taste;
    TasteDialog* m_dialog;
    PlannedRun m_base; ///< what the window was set up with when it was planned
    bool m_forget = false;
};

} // namespace sg
