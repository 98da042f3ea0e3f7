#include "ui/project/project_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

ProjectBar::ProjectBar(QWidget* parent) : QWidget(parent), m_lines(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("projectBar"));
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(1);
    hide();
}

void ProjectBar::say(
    const QString& name, const QString& sentence, const std::vector<Button>& buttons) {
    take(name);
    auto* line = new QWidget(this);
    line->setObjectName(name);
    line->setAttribute(Qt::WA_StyledBackground);
    line->setProperty("role", QStringLiteral("notice"));
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(10, 4, 6, 4);
    auto* words = new QLabel(sentence, line);
    words->setObjectName(QStringLiteral("words"));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(words, 1);
    for (const Button& wanted : buttons) {
        auto* button = new QPushButton(wanted.text, line);
        button->setObjectName(wanted.name);
        connect(button, &QPushButton::clicked, this, wanted.act);
        row->addWidget(button);
    }
    auto* dismiss = new QToolButton(line);
    dismiss->setText(QStringLiteral("\u00d7"));
    dismiss->setAutoRaise(true);
    dismiss->setToolTip(tr("Hide this line"));
    dismiss->setAccessibleName(dismiss->toolTip());
    connect(dismiss, &QToolButton::clicked, this, [this, name] { take(name); });
    row->addWidget(dismiss);
    m_lines->addWidget(line);
    show();
}

void ProjectBar::take(const QString& name) {
    if (auto* line = findChild<QWidget*>(name, Qt::FindDirectChildrenOnly)) {
        m_lines->removeWidget(line);
        line->setObjectName({});
        line->hide();
        line->deleteLater(); // one of its buttons may be what is pressed
    }
    setVisible(m_lines->count() > 0);
}

void ProjectBar::clear() {
    while (m_lines->count() > 0) {
        QWidget* line = m_lines->takeAt(0)->widget();
        line->setObjectName({});
        line->hide();
        line->deleteLater();
    }
    hide();
}

} // namespace sg
