#include "ui/window/model_badge.h"

#include "ui/common/core_words.h"
#include "ui/common/elided_label.h"
#include "ui/common/model_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QToolButton>

namespace sg {

ModelBadge::ModelBadge(QWidget* parent)
    : QWidget(parent),
      m_facts(new ElidedLabel(this)),
      m_safety(new QToolButton(this)),
      m_licence(new ElidedLabel(this)) {
    setObjectName(QStringLiteral("modelBadge"));
    for (QLabel* label : {m_facts, m_licence}) {
        label->setProperty("role", QStringLiteral("hint"));
    }
    m_facts->setObjectName(QStringLiteral("modelFacts"));
    m_licence->setObjectName(QStringLiteral("modelLicence"));
    m_safety->setObjectName(QStringLiteral("safetyBadge"));
    m_safety->setAutoRaise(true);
    m_safety->setToolTip(tr("What was found in the model file; click for details"));
    connect(m_safety, &QToolButton::clicked, this, &ModelBadge::showDetails);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 2, 10, 2);
    row->addWidget(m_facts);
    row->addStretch();
    row->addWidget(m_licence);
    row->addWidget(m_safety);
}

void ModelBadge::show(const ModelInfo& info) {
    m_info = info;
    m_facts->setText(tr("%1   %2, %3 x %3 pixels")
                         .arg(QString::fromStdString(info.name))
                         .arg(QString::fromStdString(info.architecture))
                         .arg(info.resolution));
    m_licence->setText(
        info.nonCommercial ? tr("non-commercial use only")
                           : tr("licence: %1").arg(coreText(info.licence)));
    QString safety = programsInWords(info.embeddedPrograms);
    if (!info.inertGlobals.empty()) {
        safety += tr(", %1 unknown names left inert").arg(info.inertGlobals.size());
    }
    m_safety->setText(safety);
    setVisible(true);
}

void ModelBadge::showDetails() {
    QString text = tr("<b>%1</b><p>%2.</p>")
                       .arg(
                           QString::fromStdString(m_info.name).toHtmlEscaped(),
                           programsInWords(m_info.embeddedPrograms));
    text += tr("<p>Stylegraft reads numbers and names from a model file and never runs anything "
               "in it, whatever the file asks for.</p>");
    if (!m_info.inertGlobals.empty()) {
        text += tr("<p>Names it asked for that were not needed and not touched:</p><ul>");
        for (const auto& name : m_info.inertGlobals) {
            text += QStringLiteral("<li>%1</li>").arg(QString::fromStdString(name).toHtmlEscaped());
        }
        text += QStringLiteral("</ul>");
    }
    text +=
        tr("<p>Licence found in the file: %1</p>").arg(coreText(m_info.licence).toHtmlEscaped());
    if (const QString warning = licenceWarning(m_info); !warning.isEmpty()) {
        text += QStringLiteral("<p>%1</p>").arg(warning.toHtmlEscaped());
    }
    QMessageBox::information(window(), tr("What is in this file"), text);
}

} // namespace sg
