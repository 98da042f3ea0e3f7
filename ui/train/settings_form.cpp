#include "ui/train/settings_form.h"

#include "core/train/methods/method_spec.h"
#include "ui/common/core_words.h"
#include "ui/common/setting_words.h"
#include "ui/train/calm_inputs.h"
#include "ui/train/folded_form.h"
#include "ui/train/form_rows.h"
#include "ui/train/setting_row.h"
#include "ui/train/setting_search.h"

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

constexpr int kSettleMs = 400;       ///< after which a stepped number is an edit
constexpr int kChoiceMinimumPx = 70; ///< leaves room for the labels in a narrow panel

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
      m_sheet(new FoldedForm(this)),
      m_preset(new CalmComboBox(this)),
      m_taste(new QAction(tr("Taste the intents..."), this)),
      m_method(new CalmComboBox(this)),
      m_augment(new CalmComboBox(this)),
      m_precision(new CalmComboBox(this)),
      m_intent(new QLabel(this)) {
    setObjectName(QStringLiteral("settingsForm"));
    for (QComboBox* box : {m_preset, m_method}) {
        connect(box, &QComboBox::currentIndexChanged, box, [box] { explainChoice(*box); });
    }
    for (QComboBox* box : {m_preset, m_method, m_augment, m_precision}) {
        box->setMinimumWidth(kChoiceMinimumPx);
    }
    fillAugment();
    fillPrecision();
    fillPresets();
    fillMethods();
    addRows();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sheet);
    show({});
    shareFacts();
    showIntent();
    connectFields();
}

void SettingsForm::fillAugment() {
    m_augment->setObjectName(QStringLiteral("augmentPreset"));
    for (const char* preset : {"none", "diff-half", "diff", "diff-tc", "bg"}) {
        m_augment->addItem(augmentInWords(preset), QString::fromLatin1(preset));
    }
    // These go on from the line above.
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

void SettingsForm::fillPrecision() {
    m_precision->setObjectName(QStringLiteral("precisionBox"));
    m_precision->addItem(tr("exact, 32 bit"), QStringLiteral("fp32"));
    m_precision->addItem(tr("fast, 16 bit"), QStringLiteral("bf16"));
    const QString help =
        tr("How exactly the networks multiply while they learn. 16 bit is 1.7 times as fast on "
           "processors that have it and slow on others; no difference was seen in the pictures.");
    m_precision->setToolTip(help);
    m_precision->setStatusTip(help);
    m_precision->setAccessibleName(tr("Precision"));
    m_precision->setAccessibleDescription(help);
}

void SettingsForm::fillPresets() {
    m_preset->setObjectName(QStringLiteral("presetBox"));
    m_preset->setAccessibleName(tr("Intent"));
    m_preset->addItem(tr("your own settings"), QString());
    for (const PresetChoice& preset : presetsFor(m_facts)) {
        m_preset->addItem(coreText(preset.label), QString::fromStdString(preset.id));
        m_preset->setItemData(m_preset->count() - 1, coreText(preset.sentence), Qt::ToolTipRole);
    }
    m_intent->setObjectName(QStringLiteral("intentWords"));
    m_intent->setProperty("role", QStringLiteral("hint"));
    m_intent->setWordWrap(true);
}

void SettingsForm::fillMethods() {
    m_method->setObjectName(QStringLiteral("methodBox"));
    m_method->setAccessibleName(tr("Method"));
    for (const MethodSpec& method : trainMethods()) {
        m_method->addItem(coreText(method.label), text(method.id));
        m_method->setItemData(m_method->count() - 1, coreText(method.help), Qt::ToolTipRole);
    }
}

void SettingsForm::addRows() {
    QStringList intents;
    for (int i = 1; i < m_preset->count(); ++i) {
        intents << m_preset->itemText(i) << m_preset->itemData(i, Qt::ToolTipRole).toString();
    }
    m_sheet->addChoice(m_sheet->basic(), tr("Intent"), *m_preset, intents.join(QLatin1Char(' ')));
    m_sheet->basic().add(*m_intent);
    addTasteButton();
    // On a row of its own: its names are long.
    auto* caption = new QLabel(tr("Method"), this);
    caption->setBuddy(m_method);
    m_sheet->basic().add(*caption);
    m_sheet->basic().add(*m_method);
    QStringList methods{caption->text()};
    for (int i = 0; i < m_method->count(); ++i) {
        methods << m_method->itemText(i);
    }
    m_sheet->search().add(
        methods.join(QLatin1Char(' ')), *m_method, [row = FormRow{caption, m_method}](bool match) {
            row.setVisible(match);
        });
    for (const ParamSpec& spec : trainParams()) {
        // The folded ones have no room for their units.
        auto* row = new SettingRow(spec, isBasic(spec), this);
        m_rows[std::string(spec.id)] = row;
        if (spec.id == "aug_p") {
            m_sheet->addChoice(
                m_sheet->advanced(), tr("Augment"), *m_augment, m_augment->toolTip());
        }
        row->addTo(isBasic(spec) ? m_sheet->basic() : m_sheet->advanced());
        m_sheet->search().add(
            row->searchText(), row->field(), [row](bool match) { row->setMatching(match); });
    }
    m_sheet->addChoice(m_sheet->advanced(), tr("Precision"), *m_precision, m_precision->toolTip());
}

void SettingsForm::addTasteButton() {
    m_taste->setObjectName(QStringLiteral("tasteIntents"));
    m_taste->setIconText(m_taste->text()); // a button would leave the dots out
    m_taste->setToolTip(tr("Makes a short run with each intent and shows the pictures side by "
                           "side, to choose by looking"));
    m_taste->setStatusTip(m_taste->toolTip());
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("tasteButton"));
    button->setDefaultAction(m_taste);
    button->setAccessibleName(m_taste->text());
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_sheet->basic().add(*button);
    m_sheet->search().add(
        m_taste->text() + QLatin1Char(' ') + m_taste->toolTip(), *button, [button](bool match) {
            button->setVisible(match);
        });
}

SettingSearch* SettingsForm::search() const {
    return &m_sheet->search();
}

void SettingsForm::showIntent() {
    const bool chosen = !m_preset->currentData().toString().isEmpty();
    m_intent->setVisible(chosen && !m_sheet->search().searching());
}

void SettingsForm::connectFields() {
    for (const auto& [id, row] : m_rows) {
        connectField(row->field());
    }
    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, &SettingsForm::noteEdit);
    // What is safe for these depends on the batch.
    connect(
        &m_rows.at("batch")->field(),
        &QDoubleSpinBox::valueChanged,
        this,
        &SettingsForm::shareFacts);
    for (QComboBox* box : {m_augment, m_precision, m_method}) {
        connect(box, &QComboBox::activated, this, &SettingsForm::noteEdit);
        connect(box, &QComboBox::currentIndexChanged, this, &SettingsForm::changed);
    }
    connect(&m_sheet->search(), &SettingSearch::filtered, this, &SettingsForm::showIntent);
    connect(m_preset, &QComboBox::activated, this, [this] {
        const std::string id = m_preset->currentData().toString().toStdString();
        m_untouched = false;
        if (const auto preset = presetFor(id, m_facts)) {
            choose(*preset);
        } else {
            showIntent();
        }
    });
}

void SettingsForm::connectField(const CalmSpinBox& field) {
    connect(&field, &QDoubleSpinBox::editingFinished, this, &SettingsForm::noteEdit);
    connect(&field, &QDoubleSpinBox::valueChanged, this, &SettingsForm::changed);
    // Arrows, wheel and keys step a number while its field keeps the focus.
    connect(&field, &QDoubleSpinBox::valueChanged, this, [this, &field] {
        field.isTyped() ? m_settle.stop() : m_settle.start();
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

void SettingsForm::choose(const PresetChoice& preset) {
    m_untouched = false;
    fillWith(preset);
}

bool SettingsForm::propose(const PresetChoice& preset, const QString& why) {
    const bool free = m_untouched && settings() == m_known;
    if (free) {
        fillWith(preset, why);
    }
    return free;
}

void SettingsForm::fillWith(const PresetChoice& preset, const QString& why) {
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(QString::fromStdString(preset.id))));
    m_intent->setText(QStringList{coreText(preset.sentence), why}.join(QLatin1Char(' ')).trimmed());
    showIntent();
    TrainSettings s = settings();
    const auto automatics = applyPreset(preset, m_facts, s);
    show(s);
    for (const AutoSetting& automatic : automatics) {
        const auto row = m_rows.find(automatic.id);
        // The preset may have its own value.
        if (row != m_rows.end() && std::get<double>(automatic.value) == value(s, automatic.id)) {
            row->second->setReason(QString::fromStdString(automatic.reason));
        }
    }
    Q_EMIT presetChosen(preset);
}

std::string SettingsForm::intent() const {
    return m_preset->currentData().toString().toStdString();
}

void SettingsForm::nameIntent(const std::string& id) {
    const auto preset = presetFor(id, m_facts);
    m_preset->setCurrentIndex(
        preset ? std::max(0, m_preset->findData(QString::fromStdString(id))) : 0);
    m_intent->setText(preset ? coreText(preset->sentence) : QString());
    showIntent();
}

void SettingsForm::noteEdit() {
    // Fields also say that editing finished when the focus merely leaves them.
    const TrainSettings now = settings();
    if (now == m_known) {
        return;
    }
    know(now);
    m_untouched = false;
    m_preset->setCurrentIndex(0); // no longer what the intent says
    showIntent();
    Q_EMIT edited();
}

void SettingsForm::know(const TrainSettings& settings) {
    m_settle.stop();
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
    settings.bfloat16 = m_precision->currentData() == QStringLiteral("bf16");
    settings.method = m_method->currentData().toString().toStdString();
    return settings;
}

void SettingsForm::setSettings(const TrainSettings& settings) {
    m_untouched = settings == TrainSettings() && m_facts.pictures == 0; // a new project
    show(settings);
}

void SettingsForm::show(const TrainSettings& settings) {
    for (const auto& [id, row] : m_rows) {
        row->field().setValue(value(settings, id));
    }
    const auto choose = [](QComboBox* box, const std::string& id) {
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(id))));
    };
    choose(m_augment, settings.augment);
    choose(m_precision, settings.bfloat16 ? "bf16" : "fp32");
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
    m_precision->setEnabled(idle || live);
}

} // namespace sg
