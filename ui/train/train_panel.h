#pragma once

/// Start, pause, stop, and the settings of a run: by intent first, numbers below. What may change
/// while a training runs stays open then.

#include "core/project/presets.h"
#include "core/project/train_settings.h"
#include "core/train/session.h"

#include <QWidget>

#include <map>
#include <string>

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace sg {

class TrainPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrainPanel(QWidget* parent = nullptr);

    /// The numbers of the form; `mirror` is not part of it.
    [[nodiscard]] TrainSettings settings() const;
    void setSettings(const TrainSettings& settings);

    /// What the presets and automatic settings are chosen for.
    void setFacts(const RunFacts& facts);

    /// "Stop and keep the result" and "Stop without saving", for a menu.
    [[nodiscard]] QList<QAction*> stopActions() const;

    /// "Add to the queue", for a menu; possible when Start would be, also while a training runs.
    [[nodiscard]] QAction* queueAction() const { return m_queue; }

    /// Without a queue its action and button are not there.
    void setQueueOffered(bool offered);

    /// Why Start is not possible yet; empty when it is.
    void setObstacle(const QString& reason);

    void setState(SessionState state);
    void showProgress(const StepStats& stats);

Q_SIGNALS:
    void startRequested();
    void queueRequested();
    void pauseRequested();
    void resumeRequested();
    void stopRequested(sg::StopMode mode);

    /// The user changed something that may change while a training runs.
    void liveSettingsChanged(const sg::TrainSettings& settings);

    /// Its settings are filled in; the faders are somebody else's.
    void presetChosen(const sg::PresetChoice& preset);

private:
    void refresh();
    void applyPreset(const QString& id);
    void settingEdited();
    QDoubleSpinBox* addRow(const ParamSpec& spec);

    SessionState m_state = SessionState::Idle;
    QString m_obstacle;
    double m_total = 0.0;
    QPushButton* m_start;
    QToolButton* m_stop;
    QAction* m_queue;
    QToolButton* m_queueButton;
    QProgressBar* m_progress;
    QLabel* m_words;
    QWidget* m_form;
    QWidget* m_advanced;
    QComboBox* m_preset;
    QComboBox* m_method;
    QComboBox* m_augment;
    QLabel* m_intent; ///< what the chosen preset is for
    RunFacts m_facts;
    bool m_filling = false; ///< values are being set by the program
    std::map<std::string, QDoubleSpinBox*> m_fields;
};

} // namespace sg
