#include "ui/export/seed_choice.h"

#include "core/io/seed_list.h"
#include "ui/habits/input_habits.h"
#include "ui/train/calm_inputs.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace sg {

SeedChoice::SeedChoice(QWidget* parent)
    : QWidget(parent),
      m_pinned(new QRadioButton(this)),
      m_listed(new QRadioButton(tr("These:"), this)),
      m_list(new QLineEdit(this)),
      m_psi(new CalmSpinBox(this)) {
    m_pinned->setObjectName(QStringLiteral("seedsPinned"));
    m_listed->setObjectName(QStringLiteral("seedsListed"));
    m_list->setObjectName(QStringLiteral("seedList"));
    m_list->setAccessibleName(tr("List of seeds"));
    m_list->setPlaceholderText(tr("for example 0-3,7"));
    m_psi->setObjectName(QStringLiteral("exportPsi"));
    m_psi->setAccessibleName(tr("Truncation psi"));
    m_psi->setToolTip(
        tr("Truncation psi: 0 is the average picture, 1 the full variety of the model"));
    m_psi->setRange(0.0, 1.5);
    m_psi->setSingleStep(0.05);
    m_psi->setDecimals(2);
    m_pinned->setChecked(true);
    auto* list = new QHBoxLayout;
    list->addWidget(m_listed);
    list->addWidget(m_list, 1);
    list->addSpacing(12);
    list->addWidget(new QLabel(tr("Variety"), this));
    list->addWidget(m_psi);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pinned);
    column->addLayout(list);
    connect(m_list, &QLineEdit::textEdited, this, [this] { m_listed->setChecked(true); });
    connect(m_psi, &QDoubleSpinBox::valueChanged, this, [this] { m_psiIsOwn = true; });
    setPins({});
}

void SeedChoice::setPins(const PreviewPins& pins) {
    m_pins = pins;
    setUsualValue(*m_psi, pins.truncationPsi);
    m_pinned->setText(tr("The pinned seeds: %1%2")
                          .arg(
                              QString::fromStdString(seedListText(pins.seeds)),
                              pins.turns.empty() ? QString() : tr(", where their walk stopped")));
    if (!m_psiIsOwn) {
        const QSignalBlocker quiet(m_psi);
        m_psi->setValue(pins.truncationPsi);
    }
}

Result<std::vector<std::uint32_t>> SeedChoice::seeds() const {
    return m_pinned->isChecked()
               ? Result<std::vector<std::uint32_t>>(m_pins.seeds)
               : parseSeedList(m_list->text().remove(QLatin1Char(' ')).toStdString());
}

std::vector<double> SeedChoice::turns() const {
    return m_pinned->isChecked() ? m_pins.turns : std::vector<double>{};
}

double SeedChoice::psi() const {
    return m_psi->value();
}

} // namespace sg
