#include "ui/train/settings_form.h"

#include "core/train/methods/method_spec.h"
#include "ui/train/calm_inputs.h"
#include "ui/train/form_scroll.h"
#include "ui/train/setting_row.h"
#include "ui/train/setting_search.h"

#include <QFormLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

constexpr int kChoiceMinimumPx = 70;   ///< leaves room for the labels in a narrow panel
constexpr int kHighestMinimumPx = 220; ///< a longer form is scrolled in a small window

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// Above the fold.
bool isBasic(const ParamSpec& spec) {
    return spec.id == "kimg" || spec.id == "batch";
}

/// What is chosen, in full, as the tool tip.
void explainChoice(QComboBox& box) {
    const QString help = box.currentData(Qt::ToolTipRole).toString();
    box.setToolTip(
        help.isEmpty() ? box.currentText() : QString(box.currentText() + QLatin1Char('\n') + help));
    box.setStatusTip(help);
    box.setAccessibleDescription(help);
}

} // namespace

SettingsForm::SettingsForm(QWidget* parent)
    : QWidget(parent),
      m_search(new SettingSearch(this)),
      m_scroll(new FormScroll(kHighestMinimumPx, this)),
      m_nothing(new QLabel(this)),
      m_basic(new QFormLayout),
      m_fold(new QToolButton(this)),
      m_advanced(new QWidget(this)),
      m_advancedForm(new QFormLayout(m_advanced)),
      m_preset(new CalmComboBox(this)),
      m_method(new CalmComboBox(this)),
      m_augment(new CalmComboBox(this)),
      m_intent(new QLabel(this)) {
    setObjectName(QStringLiteral("settingsForm"));
    for (QComboBox* box : {m_preset, m_method}) {
        connect(box, &QComboBox::currentIndexChanged, box, [box] { explainChoice(*box); });
    }
    for (QComboBox* box : {m_preset, m_method, m_augment}) {
        box->setMinimumWidth(kChoiceMinimumPx);
    }
    fillAugment();
    fillPresets();
    fillMethods();
    addRows();
    layOut();
    setSettings({});
    shareFacts();
    showIntent();
    connectFields();
}

void SettingsForm::fillAugment() {
    m_augment->setObjectName(QStringLiteral("augmentPreset"));
    m_augment->addItem(tr("nothing"), QStringLiteral("none"));
    m_augment->addItem(tr("light, for few pictures"), QStringLiteral("diff"));
    m_augment->addItem(tr("light, keeps colours"), QStringLiteral("diff-tc"));
    m_augment->addItem(tr("place and turn"), QStringLiteral("bg"));
    m_augment->addItem(tr("and colour"), QStringLiteral("bgc"));
    m_augment->addItem(tr("and sharpness"), QStringLiteral("bgcf"));
    const QString help =
        tr("What is varied in the pictures before the critic sees them, so that it does not learn "
           "a few by heart. How often, the rows below say.");
    m_augment->setToolTip(help);
    m_augment->setStatusTip(help);
    m_augment->setAccessibleName(tr("Augment"));
    m_augment->setAccessibleDescription(help);
}

void SettingsForm::fillPresets() {
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
}

void SettingsForm::fillMethods() {
    m_method->setObjectName(QStringLiteral("methodBox"));
    m_method->setAccessibleName(tr("Method"));
    for (const MethodSpec& method : trainMethods()) {
        m_method->addItem(text(method.label), text(method.id));
        m_method->setItemData(m_method->count() - 1, text(method.help), Qt::ToolTipRole);
    }
}

void SettingsForm::addChoice(
    QFormLayout& form, const QString& label, QComboBox& box, const QString& words) {
    form.addRow(label, &box);
    m_search->add(label + QLatin1Char(' ') + words, box, [&form, &box](bool match) {
        form.setRowVisible(&box, match);
    });
}

void SettingsForm::addRows() {
    QStringList intents;
    for (int i = 1; i < m_preset->count(); ++i) {
        intents << m_preset->itemText(i) << m_preset->itemData(i, Qt::ToolTipRole).toString();
    }
    addChoice(*m_basic, tr("Intent"), *m_preset, intents.join(QLatin1Char(' ')));
    m_basic->addRow(m_intent);
    // On a row of its own: its names are long.
    auto* caption = new QLabel(tr("Method"), this);
    caption->setBuddy(m_method);
    m_basic->addRow(caption);
    m_basic->addRow(m_method);
    QStringList methods{caption->text()};
    for (int i = 0; i < m_method->count(); ++i) {
        methods << m_method->itemText(i);
    }
    m_search->add(methods.join(QLatin1Char(' ')), *m_method, [this, caption](bool match) {
        m_basic->setRowVisible(caption, match);
        m_basic->setRowVisible(m_method, match);
    });
    for (const ParamSpec& spec : trainParams()) {
        // The folded ones have no room for their units.
        auto* row = new SettingRow(spec, isBasic(spec), this);
        m_rows[std::string(spec.id)] = row;
        if (spec.id == "aug_p") {
            addChoice(*m_advancedForm, tr("Augment"), *m_augment, m_augment->toolTip());
        }
        row->addTo(isBasic(spec) ? *m_basic : *m_advancedForm);
        m_search->add(
            row->searchText(), row->field(), [row](bool match) { row->setMatching(match); });
    }
}

void SettingsForm::layOut() {
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setProperty("role", QStringLiteral("hint"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_fold->setObjectName(QStringLiteral("advancedFold"));
    m_fold->setText(tr("Advanced"));
    m_fold->setToolTip(tr("Settings that most runs leave alone"));
    m_fold->setCheckable(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_advancedForm->setContentsMargins(0, 0, 0, 0);
    auto* content = new QWidget(m_scroll);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 4, 0);
    rows->setSpacing(6);
    rows->addWidget(m_nothing);
    rows->addLayout(m_basic);
    rows->addWidget(m_fold, 0, Qt::AlignLeft);
    rows->addWidget(m_advanced);
    rows->addStretch(1);
    m_scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
    setOpen(false);
    connect(m_fold, &QToolButton::toggled, this, &SettingsForm::setOpen);
    connect(m_fold, &QToolButton::clicked, this, [this](bool open) {
        if (open) {
            m_scroll->bringToTop(*m_fold); // what was asked for is below it
        }
    });
    connect(m_search, &SettingSearch::begun, this, [this] { m_fold->setChecked(true); });
    connect(m_search, &SettingSearch::filtered, this, &SettingsForm::showMatches);
}

void SettingsForm::setOpen(bool open) {
    m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_advanced->setVisible(open);
}

void SettingsForm::showMatches(const QString& nothing) {
    m_nothing->setText(nothing);
    m_nothing->setVisible(!nothing.isEmpty());
    m_fold->setVisible(!m_search->searching()); // there is nothing to fold among what was found
    showIntent();
    m_scroll->bringToTop(*m_nothing);
}

void SettingsForm::showIntent() {
    const bool chosen = !m_preset->currentData().toString().isEmpty();
    m_basic->setRowVisible(m_intent, chosen && !m_search->searching());
}

void SettingsForm::connectFields() {
    for (const auto& [id, row] : m_rows) {
        connect(&row->field(), &QDoubleSpinBox::editingFinished, this, &SettingsForm::noteEdit);
        connect(&row->field(), &QDoubleSpinBox::valueChanged, this, &SettingsForm::changed);
    }
    // What is safe for these depends on the batch.
    connect(
        &m_rows.at("batch")->field(),
        &QDoubleSpinBox::valueChanged,
        this,
        &SettingsForm::shareFacts);
    for (QComboBox* box : {m_augment, m_method}) {
        connect(box, &QComboBox::activated, this, &SettingsForm::noteEdit);
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    }
    connect(m_preset, &QComboBox::activated, this, [this] {
        applyPreset(m_preset->currentData().toString());
    });
}

void SettingsForm::setFacts(const RunFacts& facts) {
    m_facts = facts;
    shareFacts();
}

void SettingsForm::shareFacts() {
    RunFacts facts = m_facts;
    facts.batch = static_cast<int>(m_rows.at("batch")->field().value());
    for (const auto& [id, row] : m_rows) {
        row->setFacts(facts);
    }
}

void SettingsForm::applyPreset(const QString& id) {
    const auto preset = presetFor(id.toStdString(), m_facts);
    m_intent->setText(preset ? QString::fromStdString(preset->sentence) : QString());
    showIntent();
    if (!preset) {
        return;
    }
    TrainSettings s = settings();
    const auto automatics = sg::applyPreset(*preset, m_facts, s);
    setSettings(s);
    for (const AutoSetting& automatic : automatics) {
        const auto row = m_rows.find(automatic.id);
        // The preset may have its own value.
        if (row != m_rows.end() && std::get<double>(automatic.value) == value(s, automatic.id)) {
            row->second->setReason(QString::fromStdString(automatic.reason));
        }
    }
    Q_EMIT freezeSuggested(QString::fromStdString(preset->freeze.value_or("")));
}

void SettingsForm::noteEdit() {
    // Fields also say that editing finished when the focus merely leaves them.
    const TrainSettings now = settings();
    if (now == m_known) {
        return;
    }
    know(now);
    m_preset->setCurrentIndex(0); // no longer what the intent says
    showIntent();
    Q_EMIT edited();
}

void SettingsForm::know(const TrainSettings& settings) {
    for (const auto& [id, row] : m_rows) {
        if (value(settings, id) != value(m_known, id)) {
            row->setReason({}); // it was for another value
        }
    }
    m_known = settings;
}

TrainSettings SettingsForm::settings() const {
    TrainSettings settings;
    for (const auto& [id, row] : m_rows) {
        setValue(settings, id, row->field().value());
    }
    settings.augment = m_augment->currentData().toString().toStdString();
    settings.method = m_method->currentData().toString().toStdString();
    return settings;
}

void SettingsForm::setSettings(const TrainSettings& settings) {
    for (const auto& [id, row] : m_rows) {
        row->field().setValue(value(settings, id));
    }
    const auto choose = [](QComboBox* box, const std::string& id) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(id))));
    };
    choose(m_augment, settings.augment);
    choose(m_method, settings.method);
    know(this->settings());
}

void SettingsForm::setState(SessionState state) {
    const bool idle = canStart(state);
    const bool live = state == SessionState::Running || state == SessionState::Paused;
    for (const auto& [id, row] : m_rows) {
        row->field().setEnabled(idle || (live && row->spec().liveEditable));
    }
    m_preset->setEnabled(idle);
    m_method->setEnabled(idle);
    m_augment->setEnabled(idle || live);
}

} // namespace sg
