#include "ui/train/train_panel.h"

#include "core/train/methods/method_spec.h"
#include "ui/train/calm_inputs.h"
#include "ui/train/time_words.h"

#include <QAction>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kAdvancedMinimumPx = 110;
constexpr int kFieldMinimumPx = 70; ///< leaves room for the labels in a narrow panel

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// What is chosen, in full, as the tool tip.
void explainChoice(QComboBox& box) {
    const QString help = box.currentData(Qt::ToolTipRole).toString();
    box.setToolTip(
        help.isEmpty() ? box.currentText() : QString(box.currentText() + QLatin1Char('\n') + help));
}

} // namespace

TrainPanel::TrainPanel(QWidget* parent)
    : QWidget(parent),
      m_start(new QPushButton(this)),
      m_stop(new QToolButton(this)),
      m_queue(new QAction(tr("Add to the queue"), this)),
      m_queueButton(new QToolButton(this)),
      m_progress(new QProgressBar(this)),
      m_words(new QLabel(this)),
      m_form(new QWidget(this)),
      m_advanced(new QWidget(this)),
      m_preset(new CalmComboBox(this)),
      m_method(new CalmComboBox(this)),
      m_augment(new CalmComboBox(this)),
      m_intent(new QLabel(this)) {
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
    m_augment->addItem(tr("nothing"), QStringLiteral("none"));
    m_augment->addItem(tr("light, for few pictures"), QStringLiteral("diff"));
    m_augment->addItem(tr("light, keeps colours"), QStringLiteral("diff-tc"));
    m_augment->addItem(tr("place and turn"), QStringLiteral("bg"));
    m_augment->addItem(tr("and colour"), QStringLiteral("bgc"));
    m_augment->addItem(tr("and sharpness"), QStringLiteral("bgcf"));
    m_augment->setToolTip(tr(
        "What is varied in the pictures before the critic sees them, so that it does not learn a "
        "few by heart. How often, the rows below say."));
    m_augment->setAccessibleName(tr("Augment"));
    for (QComboBox* box : {m_preset, m_method}) {
        box->setMinimumWidth(kFieldMinimumPx);
        connect(box, &QComboBox::currentIndexChanged, box, [box] { explainChoice(*box); });
    }
    m_preset->setObjectName(QStringLiteral("presetBox"));
    m_preset->setAccessibleName(tr("Intent"));
    m_preset->addItem(tr("your own settings"), QString());
    for (const PresetChoice& preset : presetsFor(m_facts)) {
        m_preset->addItem(QString::fromStdString(preset.label), QString::fromStdString(preset.id));
        m_preset->setItemData(
            m_preset->count() - 1, QString::fromStdString(preset.sentence), Qt::ToolTipRole);
    }
    m_intent->setObjectName(QStringLiteral("intentWords"));
    m_intent->setProperty("role", QStringLiteral("hint"));
    m_intent->setWordWrap(true);
    m_intent->hide();
    m_method->setObjectName(QStringLiteral("methodBox"));
    m_method->setAccessibleName(tr("Method"));
    for (const MethodSpec& method : trainMethods()) {
        m_method->addItem(text(method.label), text(method.id));
        m_method->setItemData(m_method->count() - 1, text(method.help), Qt::ToolTipRole);
    }
    auto* basic = new QFormLayout(m_form);
    basic->setContentsMargins(0, 0, 0, 0);
    basic->addRow(tr("Intent"), m_preset);
    basic->addRow(m_intent);
    // On a row of its own: its names are long.
    auto* methodCaption = new QLabel(tr("Method"), m_form);
    methodCaption->setBuddy(m_method);
    basic->addRow(methodCaption);
    basic->addRow(m_method);
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
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_stop);
    buttons->addWidget(m_queueButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 8);
    layout->setSpacing(6);
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
    for (const auto& [id, field] : m_fields) {
        connect(field, &QDoubleSpinBox::editingFinished, this, &TrainPanel::settingEdited);
    }
    connect(m_augment, &QComboBox::activated, this, &TrainPanel::settingEdited);
    connect(m_method, &QComboBox::activated, this, &TrainPanel::settingEdited);
    connect(m_preset, &QComboBox::activated, this, [this] {
        applyPreset(m_preset->currentData().toString());
    });
    refresh();
}

void TrainPanel::setFacts(const RunFacts& facts) {
    m_facts = facts;
}

void TrainPanel::applyPreset(const QString& id) {
    const auto preset = presetFor(id.toStdString(), m_facts);
    m_intent->setVisible(preset.has_value());
    if (!preset) {
        return;
    }
    m_intent->setText(QString::fromStdString(preset->sentence));
    TrainSettings s = settings();
    m_filling = true;
    for (const AutoSetting& automatic : sg::applyPreset(*preset, m_facts, s)) {
        if (const auto field = m_fields.find(automatic.id); field != m_fields.end()) {
            // The reason stands beside the number it is for.
            field->second->setStatusTip(QString::fromStdString(automatic.reason));
        }
    }
    setSettings(s);
    m_filling = false;
    Q_EMIT presetChosen(*preset);
}

void TrainPanel::settingEdited() {
    if (m_filling) {
        return;
    }
    m_preset->setCurrentIndex(0); // no longer what the intent says
    m_intent->hide();
    if (isActive(m_state)) {
        m_total = m_fields.at("kimg")->value();
        Q_EMIT liveSettingsChanged(settings());
    }
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
    settings.method = m_method->currentData().toString().toStdString();
    return settings;
}

void TrainPanel::setSettings(const TrainSettings& settings) {
    for (const auto& [id, field] : m_fields) {
        field->setValue(value(settings, id));
    }
    const auto choose = [](QComboBox* box, const std::string& id) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(id))));
    };
    choose(m_augment, settings.augment);
    choose(m_method, settings.method);
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
    const bool idle = canStart(m_state);
    const bool live = m_state == Running || m_state == Paused;
    for (const ParamSpec& spec : trainParams()) {
        m_fields.at(std::string(spec.id))->setEnabled(idle || (live && spec.liveEditable));
    }
    m_preset->setEnabled(idle);
    m_method->setEnabled(idle);
    m_augment->setEnabled(idle || live);
    m_queue->setEnabled(m_obstacle.isEmpty());
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
