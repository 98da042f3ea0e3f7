#pragma once

/// A taste: short runs from the same model, one after the other, and what a few seeds look like
/// after each. One of them lives at a time, and none when it is over.

#include "ui/session/services.h"
#include "ui/train/taste_plan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace sg {

class TrainingController;

class Taste final : public QObject {
    Q_OBJECT

public:
    enum class Stage { Waiting, Preparing, Running, Drawing, Done, Failed, Cancelled };

    /// How far one candidate has come.
    struct Standing {
        Stage stage = Stage::Waiting;
        int step = 0;
        QString problem;                           ///< a sentence, when it failed
        std::shared_ptr<const PreviewFrame> frame; ///< the newest; null before the first step
    };

    /// The services must outlive it.
    explicit Taste(StudioServices& services, QObject* parent = nullptr);

    /// Stops, and waits for the step in progress.
    ~Taste() override;

    /// What is going to be tasted; forgets what was. Not while it is busy.
    void plan(std::vector<TasteCandidate> candidates);

    /// Runs what was planned; `pins` are the seeds to look at.
    void start(const PreviewPins& pins);

    /// Ends after the step in progress; what is done stays.
    void cancel();

    /// From start to the end of the last run, also while the step in progress is being finished.
    [[nodiscard]] bool busy() const { return m_run != nullptr; }

    [[nodiscard]] bool cancelling() const { return m_cancelling; }

    [[nodiscard]] const std::vector<TasteCandidate>& candidates() const { return m_candidates; }

    [[nodiscard]] const Standing& standing(int index) const {
        return m_standings.at(static_cast<std::size_t>(index));
    }

    /// The seeds as the untouched model draws them; null before they are drawn.
    [[nodiscard]] const std::shared_ptr<const PreviewFrame>& source() const { return m_source; }

    /// Which one runs, from 0; while it is busy.
    [[nodiscard]] int current() const { return m_current; }

    /// For all that is left; nothing while that cannot be told.
    [[nodiscard]] std::optional<double> secondsLeft() const;

Q_SIGNALS:
    void planned();
    void sourceDrawn();
    void changed(int index); ///< the standing of one
    void busyChanged();
    void cancellingBegan();

private:
    void runNext();
    void follow(SessionState state);
    void take(const std::shared_ptr<const PreviewFrame>& frame);
    void fail(const QString& problem);
    void endIfDrawn();
    void end(Stage stage);
    void goOn();
    void set(Stage stage);

    [[nodiscard]] Standing& now() { return m_standings.at(static_cast<std::size_t>(m_current)); }

    StudioServices& m_services;
    std::vector<TasteCandidate> m_candidates;
    std::vector<Standing> m_standings;
    PreviewPins m_pins;
    std::shared_ptr<const PreviewFrame> m_source;
    QElapsedTimer m_clock;
    bool m_cancelling = false;
    int m_current = 0;
    double m_kimg = 0.0;  ///< of the present run after its last step
    double m_drawn = 0.0; ///< kimg of its newest picture; below 0 before the first
    std::unique_ptr<TrainingController> m_run;
};

} // namespace sg
