#include "ui/train/train_panel.h"

#include "ui/train/setting_search.h"
#include "ui/train/settings_form.h"
#include "ui/train/time_words.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace sg {

TrainPanel::TrainPanel(QWidget* parent)
    : QWidget(parent),
      m_start(new QPushButton(this)),
      m_stop(new QToolButton(this)),
      m_queue(new QAction(tr("Add to the queue"), this)),
      m_queueButton(new QToolButton(this)),
      m_forecast(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_words(new QLabel(this)),
      m_form(new SettingsForm(this)) {
    setObjectName(QStringLiteral("trainPanel"));
    setUpButtons();
    setUpWords();
    layOut();
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (canPause(m_state)) {
            Q_EMIT pauseRequested();
        } else if (canResume(m_state)) {
            Q_EMIT resumeRequested();
        } else if (mayStart()) {
            Q_EMIT startRequested();
        }
    });
    connect(m_form, &SettingsForm::changed, this, &TrainPanel::showForecast);
    connect(m_form, &SettingsForm::changed, this, &TrainPanel::changed);
    connect(m_form, &SettingsForm::edited, this, &TrainPanel::changed);
    connect(m_form, &SettingsForm::presetChosen, this, &TrainPanel::presetChosen);
    connect(tasteAction(), &QAction::triggered, this, &TrainPanel::tasteRequested);
    connect(m_form, &SettingsForm::edited, this, [this] {
        if (isActive(m_state)) {
            m_total = settings().kimg;
            Q_EMIT liveSettingsChanged(settings());
        }
    });
    refresh();
}

void TrainPanel::setUpButtons() {
    m_start->setObjectName(QStringLiteral("startButton"));
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setText(tr("Stop"));
    m_stop->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_stop);
    auto* keep = menu->addAction(tr("Stop and keep the result"));
    keep->setObjectName(QStringLiteral("stopKeep"));
    auto* discard = menu->addAction(tr("Stop without saving"));
    discard->setObjectName(QStringLiteral("stopDiscard"));
    connect(keep, &QAction::triggered, this, [this] { Q_EMIT stopRequested(StopMode::Save); });
    connect(
        discard, &QAction::triggered, this, [this] { Q_EMIT stopRequested(StopMode::Discard); });
    m_stop->setMenu(menu);
    m_queue->setObjectName(QStringLiteral("addToQueue"));
    m_queue->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_T));
    m_queue->setIconText(tr("+ Queue"));
    m_queue->setToolTip(tr("Add to the queue: keeps model, pictures, settings and faders as they "
                           "are now for a run that starts after the others"));
    connect(m_queue, &QAction::triggered, this, &TrainPanel::queueRequested);
    m_queueButton->setObjectName(QStringLiteral("queueButton"));
    m_queueButton->setDefaultAction(m_queue);
    m_queueButton->setAccessibleName(m_queue->text());
    setQueueOffered(false);
}

void TrainPanel::setUpWords() {
    m_forecast->setObjectName(QStringLiteral("forecastWords"));
    m_forecast->setAccessibleName(tr("What the run will take"));
    m_forecast->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_words->setObjectName(QStringLiteral("trainWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing()); // so that nothing jumps
}

void TrainPanel::layOut() {
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_queueButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 8);
    layout->setSpacing(6);
    layout->addWidget(m_form->search());
    layout->addWidget(m_form, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_forecast);
    layout->addWidget(m_progress);
    layout->addWidget(m_words);
}

QSize TrainPanel::minimumSizeHint() const {
    QSize hint = QWidget::minimumSizeHint();
    if (layout()->hasHeightForWidth()) {
        hint.setHeight(std::max(hint.height(), layout()->totalMinimumHeightForWidth(width())));
    }
    return hint;
}

void TrainPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        updateGeometry();
    }
}

TrainSettings TrainPanel::settings() const {
    return m_form->settings();
}

void TrainPanel::setSettings(const TrainSettings& settings) {
    m_form->setSettings(settings);
}

void TrainPanel::restore(TrainSettings settings, const std::string& intent) {
    const bool active = isActive(m_state);
    if (active) {
        keepFixed(settings);
    }
    m_form->setSettings(settings);
    m_form->nameIntent(intent);
    if (active) {
        m_total = settings.kimg;
        Q_EMIT liveSettingsChanged(this->settings());
    }
}

/// What cannot change while a run is active stays as it is shown.
void TrainPanel::keepFixed(TrainSettings& settings) const {
    const TrainSettings now = this->settings();
    for (const ParamSpec& spec : trainParams()) {
        if (!spec.liveEditable) {
            setValue(settings, spec.id, value(now, spec.id));
        }
    }
    settings.method = now.method;
}

void TrainPanel::showSettingsOfRun(TrainSettings settings) {
    keepFixed(settings);
    settings.mirror = this->settings().mirror; // not part of the form
    m_total = settings.kimg;
    if (settings != this->settings()) {
        m_form->setSettings(settings);
        m_form->nameIntent({}); // they need not be any intent's
    }
}

void TrainPanel::setFacts(const RunFacts& facts) {
    m_form->setFacts(facts);
    showForecast();
}

void TrainPanel::setForecaster(Forecaster forecaster) {
    m_forecaster = std::move(forecaster);
    showForecast();
}

QAction* TrainPanel::findAction() const {
    return m_form->search()->findAction();
}

QAction* TrainPanel::tasteAction() const {
    return m_form->tasteAction();
}

bool TrainPanel::propose(const PresetChoice& preset, const QString& why) {
    return m_form->propose(preset, why);
}

std::string TrainPanel::intent() const {
    return m_form->intent();
}

void TrainPanel::nameIntent(const std::string& id) {
    m_form->nameIntent(id);
}

void TrainPanel::choose(const PresetChoice& preset) {
    m_form->choose(preset);
}

void TrainPanel::setTasting(const QString& words) {
    if (words != m_tasting) {
        m_tasting = words;
        refresh();
    }
}

bool TrainPanel::mayStart() const {
    return canStart(m_state) && m_obstacle.isEmpty() && m_tasting.isEmpty();
}

QList<QAction*> TrainPanel::stopActions() const {
    return m_stop->menu()->actions();
}

void TrainPanel::setQueueOffered(bool offered) {
    m_queue->setVisible(offered);
    m_queueButton->setVisible(offered);
}

void TrainPanel::setObstacle(const QString& reason) {
    m_obstacle = reason;
    refresh();
}

void TrainPanel::setState(SessionState state) {
    m_state = state;
    if (state == SessionState::Preparing) {
        m_total = settings().kimg;
        m_progress->setValue(0);
    }
    refresh();
}

void TrainPanel::forgetRun() {
    if (canStart(m_state)) {
        m_state = SessionState::Idle;
        m_progress->setValue(0);
        refresh();
    }
}

void TrainPanel::showProgress(const StepStats& stats) {
    m_progress->setValue(m_total > 0.0 ? qRound(1000.0 * std::min(1.0, stats.kimg / m_total)) : 0);
    if (m_state == SessionState::Running) {
        const TrainSettings now = settings();
        const double warm = double(now.headWarmup) * now.batch / 1000.0;
        if (stats.kimg < warm) {
            m_words->setText(tr("The critic warms up; from %1 kimg on the pictures change.")
                                 .arg(warm, 0, 'f', 2));
            return;
        }
        m_words->setText(tr("%1 of %2 kimg, %3")
                             .arg(stats.kimg, 0, 'f', 2)
                             .arg(m_total, 0, 'g', 10)
                             .arg(timeLeftInWords(stats.etaSeconds)));
    }
}

void TrainPanel::showForecast() {
    const bool ready = mayStart() && m_forecaster != nullptr;
    m_forecast->setVisible(ready);
    // Before the first run there is nothing else to tell.
    m_progress->setVisible(m_tasting.isEmpty() && (!ready || m_state != SessionState::Idle));
    m_words->setVisible(!ready || m_state != SessionState::Idle);
    if (!ready) {
        return;
    }
    const Forecast forecast = m_forecaster(settings());
    m_forecast->setText(forecast.words);
    m_forecast->setProperty(
        "role", forecast.tooMuch ? QStringLiteral("caution") : QStringLiteral("hint"));
    m_forecast->style()->unpolish(m_forecast);
    m_forecast->style()->polish(m_forecast);
}

void TrainPanel::refresh() {
    using enum SessionState;
    m_form->setState(m_state);
    m_queue->setEnabled(m_obstacle.isEmpty());
    m_stop->setEnabled(canStop(m_state));
    for (QAction* action : stopActions()) {
        action->setEnabled(canStop(m_state));
    }
    tasteAction()->setEnabled(mayStart() || !m_tasting.isEmpty());
    m_start->setText(
        !m_tasting.isEmpty()  ? tr("Tasting")
        : canPause(m_state)   ? tr("Pause")
        : canResume(m_state)  ? tr("Resume")
        : m_state == Stopping ? tr("Stopping...")
                              : tr("Start"));
    m_start->setEnabled(canPause(m_state) || canResume(m_state) || mayStart());
    showWords();
    showForecast();
}

void TrainPanel::showWords() {
    using enum SessionState;
    if (!m_tasting.isEmpty()) {
        m_words->setText(m_tasting);
        return;
    }
    if (canStart(m_state) && !m_obstacle.isEmpty()) {
        m_words->setText(m_obstacle); // why Start is grey comes before how the last run ended
        return;
    }
    switch (m_state) {
    case Idle:
        m_words->setText(tr("Ready."));
        break;
    case Preparing:
        m_words->setText(tr("Preparing..."));
        break;
    case Running:
        break; // the progress speaks
    case Paused:
        m_words->setText(tr("Paused. The model stays usable."));
        break;
    case Stopping:
        m_words->setText(tr("Finishing the step in progress..."));
        break;
    case Finished:
        m_words->setText(tr("Finished. Compare, export, or start again from the source."));
        break;
    case Failed:
        m_words->setText(tr("The training stopped with an error."));
        break;
    }
}

} // namespace sg
