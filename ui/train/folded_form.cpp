#include "ui/train/folded_form.h"

#include "ui/train/form_rows.h"
#include "ui/train/form_scroll.h"

#include <QComboBox>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kHighestMinimumPx = 220; ///< a longer form is scrolled in a small window

} // namespace

FoldedForm::FoldedForm(QWidget* parent)
    : QWidget(parent),
      m_search(new SettingSearch(this)),
      m_scroll(new FormScroll(kHighestMinimumPx, this)),
      m_nothing(new QLabel(this)),
      m_basic(new FormRows),
      m_fold(new QToolButton(this)),
      m_advanced(new QWidget(this)),
      m_advancedForm(new FormRows(m_advanced)) {
    layOut();
}

void FoldedForm::addChoice(
    FormRows& form, const QString& label, QComboBox& box, const QString& words) {
    m_search->add(label + QLatin1Char(' ') + words, box, [row = form.add(label, box)](bool match) {
        row.setVisible(match);
    });
}

void FoldedForm::layOut() {
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
    connect(m_fold, &QToolButton::toggled, this, &FoldedForm::setOpen);
    connect(m_fold, &QToolButton::clicked, this, [this](bool open) {
        if (open) {
            m_scroll->bringToTop(*m_fold); // what was asked for is below it
        }
    });
    connect(m_search, &SettingSearch::begun, this, [this] { m_fold->setChecked(true); });
    connect(m_search, &SettingSearch::filtered, this, &FoldedForm::showMatches);
}

void FoldedForm::setOpen(bool open) {
    m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_advanced->setVisible(open);
}

void FoldedForm::showMatches(const QString& nothing) {
    m_nothing->setText(nothing);
    m_nothing->setVisible(!nothing.isEmpty());
    m_fold->setVisible(!m_search->searching()); // there is nothing to fold among what was found
    m_scroll->bringToTop(*m_nothing);
}

} // namespace sg
