#include "ui/train/train_panel.h"

#include "ui/train/time_words.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

namespace sg {

namespace {

constexpr int kAdvancedMinimumPx = 110;
constexpr int kFieldMinimumPx = 70; ///< leaves room for the labels in a narrow panel

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// The wheel scrolls the window; it only turns a number that has the focus.
class CalmSpinBox final : public QDoubleSpinBox {
public:
    explicit CalmSpinBox(QWidget* parent) : QDoubleSpinBox(parent) {
        setFocusPolicy(Qt::StrongFocus);
    }

protected:
    void wheelEvent(QWheelEvent* event) override {
        hasFocus() ? QDoubleSpinBox::wheelEvent(event) : event->ignore();
    }
};

class CalmComboBox final : public QComboBox {
public:
    explicit CalmComboBox(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override {
        hasFocus() ? QComboBox::wheelEvent(event) : event->ignore();
    }
};

} // namespace

TrainPanel::TrainPanel(QWidget* parent)
    : QWidget(parent),
      m_start(new QPushButton(this)),
      m_stop(new QToolButton(this)),
      m_progress(new QProgressBar(this)),
      m_words(new QLabel(this)),
      m_form(new QWidget(this)),
      m_advanced(new QWidget(this)),
      m_augment(new CalmComboBox(this)) {
    setObjectName(QStringLiteral("trainPanel"));
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
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    m_words->setObjectName(QStringLiteral("trainWords"));
    m_words->setProperty("role", QStringLiteral("hint"));
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing()); // so that nothing jumps
    m_form->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    m_augment->setObjectName(QStringLiteral("augmentPreset"));
    m_augment->setMinimumWidth(kFieldMinimumPx);
    m_augment->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_augment->addItem(tr("nothing"), QStringLiteral("none"));
    m_augment->addItem(tr("place and turn"), QStringLiteral("bg"));
    m_augment->addItem(tr("and colour"), QStringLiteral("bgc"));
    m_augment->addItem(tr("and sharpness"), QStringLiteral("bgcf"));
    m_augment->setToolTip(tr(
        "What is varied in the pictures before the critic sees them, so that it does not learn a "
        "few by heart. How often, the rows below say."));
    m_augment->setAccessibleName(tr("Augment"));
    auto* basic = new QFormLayout(m_form);
    basic->setContentsMargins(0, 0, 0, 0);
    auto* advanced = new QFormLayout(m_advanced);
    advanced->setContentsMargins(0, 0, 4, 0);
    for (const ParamSpec& spec : trainParams()) {
        const bool first = spec.id == "kimg" || spec.id == "batch";
        QDoubleSpinBox* field = addRow(spec);
        if (first && !spec.unit.empty()) {
            field->setSuffix(QLatin1Char(' ') + text(spec.unit)); // the folded ones have no room
        }
        if (spec.id == "aug_p") {
            advanced->addRow(tr("Augment"), m_augment);
        }
        (first ? basic : advanced)->addRow(text(spec.label), field);
    }
    auto* fold = new QToolButton(this);
    fold->setObjectName(QStringLiteral("advancedFold"));
    fold->setText(tr("Advanced"));
    fold->setCheckable(true);
    fold->setArrowType(Qt::RightArrow);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setAutoRaise(true);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(kAdvancedMinimumPx);
    scroll->setWidget(m_advanced);
    scroll->hide();
    connect(fold, &QToolButton::toggled, this, [scroll, fold](bool open) {
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        scroll->setVisible(open);
    });
    auto* heading = new QLabel(tr("Training"), this);
    heading->setProperty("role", QStringLiteral("heading"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 10);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addWidget(m_form);
    layout->addWidget(fold, 0, Qt::AlignLeft);
    layout->addWidget(scroll, 1);
    layout->addLayout(buttons);
    layout->addWidget(m_progress);
    layout->addWidget(m_words);
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (canPause(m_state)) {
            Q_EMIT pauseRequested();
        } else if (canResume(m_state)) {
            Q_EMIT resumeRequested();
        } else if (canStart(m_state)) {
            Q_EMIT startRequested();
        }
    });
    setSettings({});
    refresh();
}

QDoubleSpinBox* TrainPanel::addRow(const ParamSpec& spec) {
    auto* field = new CalmSpinBox(this);
    field->setObjectName(QStringLiteral("setting_") + text(spec.id));
    field->setMinimumWidth(kFieldMinimumPx);
    field->setLocale(QLocale::c());
    field->setDecimals(spec.decimals);
    field->setRange(spec.minimum, spec.maximum);
    field->setSingleStep(spec.decimals == 0 ? 1.0 : spec.decimals >= 4 ? 0.0005 : 0.5);
    if (spec.id == "r1_gamma") {
        field->setSpecialValueText(tr("auto"));
    }
    const QString range = tr("From %1 to %2 %3")
                              .arg(spec.minimum)
                              .arg(spec.maximum, 0, 'g', 10)
                              .arg(text(spec.unit))
                              .trimmed();
    field->setToolTip(text(spec.help) + QLatin1Char('\n') + range);
    field->setAccessibleName(text(spec.label));
    m_fields[std::string(spec.id)] = field;
    return field;
}

TrainSettings TrainPanel::settings() const {
    TrainSettings settings;
    for (const auto& [id, field] : m_fields) {
        setValue(settings, id, field->value());
    }
    settings.augment = m_augment->currentData().toString().toStdString();
    return settings;
}

void TrainPanel::setSettings(const TrainSettings& settings) {
    for (const auto& [id, field] : m_fields) {
        field->setValue(value(settings, id));
    }
    const int row = m_augment->findData(QString::fromStdString(settings.augment));
    m_augment->setCurrentIndex(std::max(0, row));
}

QList<QAction*> TrainPanel::stopActions() const {
    return m_stop->menu()->actions();
}

void TrainPanel::setObstacle(const QString& reason) {
    m_obstacle = reason;
    refresh();
}

void TrainPanel::setState(SessionState state) {
    m_state = state;
    if (state == SessionState::Preparing) {
        m_total = m_fields.at("kimg")->value();
        m_progress->setValue(0);
    }
    refresh();
}

void TrainPanel::showProgress(const StepStats& stats) {
    m_progress->setValue(m_total > 0.0 ? qRound(1000.0 * std::min(1.0, stats.kimg / m_total)) : 0);
    if (m_state == SessionState::Running) {
        m_words->setText(tr("%1 of %2 kimg, %3")
                             .arg(stats.kimg, 0, 'f', 2)
                             .arg(m_total, 0, 'g', 4)
                             .arg(timeLeftInWords(stats.etaSeconds)));
    }
}

void TrainPanel::refresh() {
    using enum SessionState;
    m_form->setEnabled(canStart(m_state));
    m_advanced->setEnabled(canStart(m_state));
    m_stop->setEnabled(canStop(m_state));
    for (QAction* action : stopActions()) {
        action->setEnabled(canStop(m_state));
    }
    m_start->setText(
        canPause(m_state)     ? tr("Pause")
        : canResume(m_state)  ? tr("Resume")
        : m_state == Stopping ? tr("Stopping...")
                              : tr("Start"));
    m_start->setEnabled(
        canPause(m_state) || canResume(m_state) || (canStart(m_state) && m_obstacle.isEmpty()));
    switch (m_state) {
    case Idle:
        m_words->setText(m_obstacle.isEmpty() ? tr("Ready.") : m_obstacle);
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
