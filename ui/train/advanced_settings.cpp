#include "ui/train/advanced_settings.h"

#include "ui/train/calm_inputs.h"
#include "ui/train/setting_row.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

constexpr int kMinimumPx = 110;

/// Every word must occur somewhere, in any order. Ids may be typed with or without underscores.
bool matches(const QString& text, const QString& query) {
    const auto words = query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive) ||
               QString(text)
                   .replace(QLatin1Char('_'), QLatin1Char(' '))
                   .contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

AdvancedSettings::AdvancedSettings(QWidget* parent)
    : QWidget(parent),
      m_find(new QAction(tr("Find a setting"), this)),
      m_fold(new QToolButton(this)),
      m_search(new SearchField(this)),
      m_scroll(new QScrollArea(this)),
      m_nothing(new QLabel(this)) {
    setObjectName(QStringLiteral("advancedSettings"));
    m_find->setObjectName(QStringLiteral("findSetting"));
    m_find->setShortcut(QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, &AdvancedSettings::find);
    addAction(m_find); // also without a menu
    m_fold->setObjectName(QStringLiteral("advancedFold"));
    m_fold->setText(tr("Advanced"));
    m_fold->setToolTip(tr("Settings that most runs leave alone"));
    m_fold->setCheckable(true);
    m_fold->setArrowType(Qt::RightArrow);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_search->setObjectName(QStringLiteral("settingSearch"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_search->setPlaceholderText(tr("Find a setting"));
    m_search->setToolTip(tr("Type a word such as noise, memory or average (Ctrl+F). Escape shows "
                            "everything again."));
    m_search->setClearButtonEnabled(true);
    m_nothing->setObjectName(QStringLiteral("nothingFound"));
    m_nothing->setProperty("role", QStringLiteral("hint"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    auto* rows = new QWidget(m_scroll);
    auto* content = new QVBoxLayout(rows);
    content->setContentsMargins(0, 0, 4, 0);
    content->addWidget(m_nothing);
    m_form = new QFormLayout;
    content->addLayout(m_form);
    content->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setMinimumHeight(kMinimumPx);
    m_scroll->setWidget(rows);
    m_scroll->hide();
    auto* top = new QHBoxLayout;
    top->addWidget(m_fold);
    top->addWidget(m_search, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_scroll, 1);
    connect(m_fold, &QToolButton::toggled, this, [this](bool open) {
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_scroll->setVisible(open);
    });
    connect(m_search, &QLineEdit::textEdited, this, [this] { setOpen(true); });
    connect(m_search, &QLineEdit::textChanged, this, &AdvancedSettings::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &AdvancedSettings::enterFirstMatch);
}

void AdvancedSettings::add(SettingRow& row) {
    row.addTo(*m_form);
    m_entries.push_back(
        {row.searchText(), &row.field(), [&row](bool match) { row.setMatching(match); }});
}

void AdvancedSettings::add(const QString& label, QComboBox& box) {
    m_form->addRow(label, &box);
    m_entries.push_back({label + QLatin1Char(' ') + box.toolTip(), &box, [this, &box](bool match) {
                             m_form->setRowVisible(&box, match);
                         }});
}

void AdvancedSettings::addElsewhere(const SettingRow& row) {
    m_elsewhere.push_back(&row);
}

void AdvancedSettings::setOpen(bool open) {
    m_fold->setChecked(open);
}

void AdvancedSettings::find() {
    setOpen(true);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void AdvancedSettings::filter() {
    const QString query = m_search->text();
    bool any = false;
    for (const Entry& entry : m_entries) {
        const bool match = matches(entry.text, query);
        entry.show(match);
        any = any || match;
    }
    m_nothing->setVisible(!any);
    if (any) {
        return;
    }
    const auto found = std::ranges::find_if(
        m_elsewhere, [&](const SettingRow* row) { return matches(row->searchText(), query); });
    m_nothing->setText(
        found != m_elsewhere.end()
            ? tr("That is %1, above.").arg((*found)->label())
            : tr("No setting speaks of \"%1\". Try a word such as noise, memory or average.")
                  .arg(query.simplified()));
}

void AdvancedSettings::enterFirstMatch() {
    const auto first = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.field->isEnabled() && matches(entry.text, m_search->text());
    });
    if (first != m_entries.end()) {
        first->field->setFocus(Qt::TabFocusReason);
    }
}

} // namespace sg
