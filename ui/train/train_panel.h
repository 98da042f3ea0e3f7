#pragma once

/// Start, pause, stop, and the settings of a run: by intent first, numbers below. What may change
/// while a training runs stays open then. Before the start it says what the run will take.

#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/session.h"
#include "ui/train/run_forecast.h"

#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace sg {

class SettingsForm;

class TrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainPanel(QWidget* parent = nullptr);

    /// The numbers of the form; `mirror` is not part of it.
    [[nodiscard]] TrainSettings settings() const;
    void setSettings(const TrainSettings& settings);

    /// Puts settings and intent back as they were. While a training runs, what could not change
    /// stays as it is, and the training hears of the rest.
    void restore(TrainSettings settings, const std::string& intent);

    /// Shows what the active run has come to by a step back, and tells nobody. What cannot change
    /// while it runs stays as it is.
    void showSettingsOfRun(TrainSettings settings);

    /// What the presets, automatic settings and safe ranges are chosen for.
    void setFacts(const RunFacts& facts);

    /// Is asked what a run with these settings will take, whenever that may have changed while one
    /// could be started.
    using Forecaster = std::function<Forecast(const TrainSettings&)>;
    void setForecaster(Forecaster forecaster);

    /// "Find a setting", for a menu.
    [[nodiscard]] QAction* findAction() const;

    /// "Taste the intents", for a menu; possible when Start would be, and while one is going on.
    [[nodiscard]] QAction* tasteAction() const;

    /// As if this intent had been chosen in the form.
    void choose(const PresetChoice& preset);

    /// As SettingsForm has it.
    bool propose(const PresetChoice& preset, const QString& why = {});

    /// As SettingsForm has them.
    [[nodiscard]] std::string intent() const;
    void nameIntent(const std::string& id);

    /// A taste goes on: in words how far; nothing can be started. Empty = none.
    void setTasting(const QString& words);

    /// "Stop and keep the result" and "Stop without saving", for a menu.
    [[nodiscard]] QList<QAction*> stopActions() const;

    /// "Add to the queue", for a menu; possible when Start would be, also while a training runs.
    [[nodiscard]] QAction* queueAction() const { return m_queue; }

    /// Without a queue its action and button are not there.
    void setQueueOffered(bool offered);

    /// Why Start is not possible yet; empty when it is.
    void setObstacle(const QString& reason);

    void setState(SessionState state);

    /// What is shown now is not what the last run was about: its words and progress go. While a run
    /// is active nothing happens.
    void forgetRun();
    void showProgress(const StepStats& stats);

    /// High enough for its lines as they wrap at the present width.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A setting or the intent is another one, whoever changed it.
    void changed();

    void startRequested();
    void queueRequested();
    void tasteRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested(sg::StopMode mode);

    /// The user changed something that may change while a training runs.
    void liveSettingsChanged(const sg::TrainSettings& settings);

    /// Its settings are filled in; the faders are somebody else's.
    void presetChosen(const sg::PresetChoice& preset);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void keepFixed(TrainSettings& settings) const;
    void setUpButtons();
    void setUpWords();
    void layOut();
    void refresh();
    void showWords();
    void showForecast();
    [[nodiscard]] bool mayStart() const;

    SessionState m_state = SessionState::Idle;
    QString m_obstacle;
    QString m_tasting;
    double m_total = 0.0;
    Forecaster m_forecaster;
    QPushButton* m_start;
    QToolButton* m_stop;
    QAction* m_queue;
    QToolButton* m_queueButton;
    QLabel* m_forecast;
    QProgressBar* m_progress;
    QLabel* m_words;
    SettingsForm* m_form;
};

} // namespace sg
