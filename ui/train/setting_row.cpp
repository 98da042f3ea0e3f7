#include "ui/train/setting_row.h"

#include "core/project/safe_range.h"
#include "ui/common/core_words.h"
#include "ui/habits/input_habits.h"
#include "ui/train/calm_inputs.h"

#include <QLabel>
#include <QLocale>

namespace sg {

namespace {

constexpr int kFieldMinimumPx = 70; ///< leaves room for the labels in a narrow panel

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

} // namespace

SettingRow::SettingRow(const ParamSpec& spec, bool withUnit, QWidget* parent)
    : QObject(parent), m_spec(spec), m_field(new CalmSpinBox(parent)), m_hint(new QLabel(parent)) {
    m_field->setObjectName(QStringLiteral("setting_") + text(spec.id));
    m_field->setAccessibleName(label());
    m_field->setMinimumWidth(kFieldMinimumPx);
    m_field->setLocale(QLocale::c());
    m_field->setDecimals(spec.decimals);
    m_field->setRange(spec.minimum, spec.maximum);
    m_field->setSingleStep(spec.decimals == 0 ? 1.0 : spec.decimals >= 4 ? 0.0005 : 0.5);
    if (spec.id == "r1_gamma") {
        m_field->setSpecialValueText(tr("auto"));
    }
    if (withUnit && !spec.unit.empty()) {
        m_field->setSuffix(QLatin1Char(' ') + coreText(spec.unit));
    }
    m_hint->setObjectName(QStringLiteral("hint_") + text(spec.id));
    m_hint->setAccessibleName(tr("Note on %1").arg(label()));
    m_hint->setProperty("role", QStringLiteral("caution"));
    m_hint->setWordWrap(true);
    m_hint->hide();
    setUsualValue(*m_field, spec.fallback);
    connect(m_field, &QDoubleSpinBox::valueChanged, this, &SettingRow::showRange);
    explain();
}

QString SettingRow::label() const {
    return coreText(m_spec.label);
}

QString SettingRow::searchText() const {
    const QString id = text(m_spec.id);
    const QString spoken = QString(id).replace(QLatin1Char('_'), QLatin1Char(' '));
    return QStringList{label(), coreText(m_spec.help), id, spoken, coreText(m_spec.unit)}.join(
        QLatin1Char(' '));
}

QString SettingRow::number(double value) const {
    QString text = QString::number(value, 'f', m_spec.decimals);
    while (text.contains(QLatin1Char('.')) &&
           (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.')))) {
        text.chop(1);
    }
    return text;
}

void SettingRow::addTo(FormRows& form) {
    m_row = form.add(label(), *m_field);
    form.add(*m_hint);
    explain();
    showRange();
}

void SettingRow::setFacts(const RunFacts& facts) {
    m_facts = facts;
    explain();
    showRange();
}

void SettingRow::setReason(const QString& reason) {
    m_reason = reason;
    explain();
}

void SettingRow::setMatching(bool matching) {
    m_matching = matching;
    showRange();
}

void SettingRow::showRange() {
    const auto safe = safeRange(m_spec.id, m_facts);
    const double value = m_field->value();
    QString hint;
    if (safe && !safe->contains(value)) {
        hint = value > safe->maximum ? tr("Safe here: up to %1.").arg(number(safe->maximum))
                                     : tr("Safe here: from %1.").arg(number(safe->minimum));
    }
    m_hint->setText(hint);
    if (m_row.field != nullptr) {
        m_row.setVisible(m_matching);
        m_hint->setVisible(m_matching && !hint.isEmpty());
    }
    m_field->setAccessibleDescription(
        QStringList{coreText(m_spec.help), rangeWords(), hint}.join(QLatin1Char(' ')).trimmed());
}

QString SettingRow::rangeWords() const {
    const QString unit = m_spec.unit.empty() ? QString() : QLatin1Char(' ') + coreText(m_spec.unit);
    const QString possible =
        tr("%1 to %2%3").arg(number(m_spec.minimum), number(m_spec.maximum), unit);
    const auto safe = safeRange(m_spec.id, m_facts);
    if (!safe) {
        return tr("Possible: %1.").arg(possible);
    }
    const QString zero = safe->zeroToo && safe->minimum > 0.0 ? tr(", or 0") : QString();
    return tr("Safe here: %1 to %2%3%4. Possible: %5.")
        .arg(number(safe->minimum), number(safe->maximum), unit, zero, possible);
}

void SettingRow::explain() {
    const QString help = coreText(m_spec.help);
    QString tip; // as paragraphs, which wrap
    for (const QString& line : {help, rangeWords(), m_reason}) {
        tip += line.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    }
    m_field->setToolTip(tip);
    // The reason stands beside the number it is for.
    m_field->setStatusTip(m_reason.isEmpty() ? help + QLatin1Char(' ') + rangeWords() : m_reason);
    if (m_row.label != nullptr) {
        m_row.label->setToolTip(tip);
    }
}

} // namespace sg
