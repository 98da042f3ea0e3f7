#pragma once

/// What a run is set up with, as the panels show it: model, pictures and their weights, settings,
/// faders. While a run is active, what may change then is handed on to it, and what a step back
/// changed in it is shown.

#include "core/project/auto_settings.h"
#include "core/train/coach/advice.h"
#include "ui/queue/run_queue.h"
#include "ui/train/known_speeds.h"
#include "ui/train/run_forecast.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QWidget;

namespace sg {

struct PresetChoice;
struct RunHistory;
class CriticSheet;
class FreezeMixer;
class Prompts;
class RunControl;
class StylePanel;
class TrainingController;
class TrainPanel;

class RunSetup final : public QObject {
    Q_OBJECT

public:
    struct Panels {
        StylePanel& style;
        TrainPanel& train;
        FreezeMixer& mixer;
    };

    /// All of them must outlive it.
    /// Questions are asked over `window`.
    RunSetup(
        const Panels& panels,
        TrainingController& controller,
        RunControl& run,
        Prompts& prompts,
        QWidget& window);

    /// Sets the faders up for another model, or none; what is said of the last run goes.
    void setSource(OpenedModel source);

    [[nodiscard]] const OpenedModel& source() const { return m_source; }

    /// Width over height that gives exported pictures the shape of pictures that were squeezed
    /// (squeezedAspect()); of a resumed run as long as it goes on with its own pictures.
    [[nodiscard]] double exportAspect() const;

    /// Those that a resumed run brought with it, as long as it goes on with them; else null.
    [[nodiscard]] std::shared_ptr<const PictureBatch> ownPictures() const;

    /// As the panels stand now; needs a model.
    [[nodiscard]] PlannedRun read() const;

    /// Shows the settings, faders and pictures of a run of the present model. A resumed run has its
    /// pictures elsewhere; the panel's stay then.
    void show(const TrainConfig& config);

    /// How far the layers of a shown run had moved when that was last measured; null = unknown.
    void showDrift(const RunHistory* history);

    /// The run that has just begun goes on from there, with the pictures it had. Where the style
    /// panel shows others it says so, and asks before an edit there replaces the run's own.
    void goesOnFrom(const ResumePoint& point);

    /// Why no run could be started as the panels stand; empty = one could.
    [[nodiscard]] QString obstacle() const;

    /// What presets are chosen for.
    [[nodiscard]] RunFacts facts() const;

    /// As if this intent had been chosen in the form: settings, faders, and why.
    void choose(const PresetChoice& preset);

    /// Moves what the coach advises, in the panels and in the active run. `because` is its
    /// sentence.
    void apply(const ChangeSetting& change);
    void apply(const MoveFaders& move, const QString& because);

    /// Half of a setting, by its id, where its range allows that; as apply().
    void halve(std::string_view setting);

Q_SIGNALS:
    void obstacleChanged();

    /// Settings and faders moved without anybody's doing.
    void intentProposed();

private:
    void connectPanels();
    void connectDrift(RunControl& run);
    void inform(CriticSheet& sheet);
    void follow(SessionState state);
    void followSteps();
    void showPlanOfRun();
    void showSettingsOfRun(const TrainSettings& settings);
    void showPicturesOfRun(const StyleSet& set);
    void returnToOwnPictures();
    void tellOwnPictures();
    [[nodiscard]] QString noteOnPictures() const;
    [[nodiscard]] bool mayReplaceOwn();
    void useFadersOf(const PresetChoice& preset);
    void picturesChanged();
    void sendPictures();
    void sendSettings(TrainSettings settings);
    void updateObstacle();
    void updateFacts();
    void proposeIntent(const RunFacts& now);
    void learnSpeed(const StepStats& last);
    [[nodiscard]] Forecast forecast(const TrainSettings& settings) const;

    Panels m_panels;
    TrainingController& m_controller;
    RunControl& m_run;
    Prompts& m_prompts;
    QWidget& m_window;
    OpenedModel m_source;
    FreezePlan m_proposedPlan; ///< where the proposed intent put the faders
    KnownSpeeds m_speeds;
    std::shared_ptr<const PictureBatch> m_own; ///< pictures that a resumed run brought with it
    bool m_learnsOwn = false; ///< they are learned from, or were to the end of the last run
    bool m_ownUnseen = false; ///< and the style panel shows others, or none
    bool m_asks = false;      ///< whether they may be replaced
    FreezePlan m_runPlan;     ///< of the active run, as it last said
    QTimer m_weightsSettle;
};

} // namespace sg
