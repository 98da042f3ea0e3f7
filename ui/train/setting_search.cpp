#include "ui/train/setting_search.h"

#include <QAction>

#include <algorithm>
#include <utility>

namespace sg {

namespace {

/// Every word must occur somewhere, in any order.
bool matches(const QString& words, const QString& query) {
    const auto parts = query.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        parts, [&](const QString& part) { return words.contains(part, Qt::CaseInsensitive); });
}

} // namespace

SettingSearch::SettingSearch(QWidget* parent)
    : SearchField(parent), m_find(new QAction(tr("Find a setting"), this)) {
    setObjectName(QStringLiteral("settingSearch"));
    setAccessibleName(tr("Find a setting"));
    setPlaceholderText(tr("Find a setting"));
    setToolTip(tr("Type a word such as noise, memory or average (Ctrl+F). Escape shows everything "
                  "again."));
    setAccessibleDescription(toolTip());
    setClearButtonEnabled(true);
    m_find->setObjectName(QStringLiteral("findSetting"));
    m_find->setShortcut(QKeySequence::Find);
    addAction(m_find); // also without a menu
    connect(m_find, &QAction::triggered, this, [this] {
        Q_EMIT begun();
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    connect(this, &QLineEdit::textEdited, this, &SettingSearch::begun);
    connect(this, &QLineEdit::textChanged, this, &SettingSearch::filter);
    connect(this, &QLineEdit::returnPressed, this, &SettingSearch::enterFirstMatch);
}

void SettingSearch::add(const QString& words, QWidget& field, std::function<void(bool)> show) {
    m_entries.push_back({words, &field, std::move(show)});
}

void SettingSearch::filter() {
    bool any = false;
    for (const Entry& entry : m_entries) {
        const bool match = matches(entry.words, text());
        entry.show(match);
        any = any || match;
    }
    Q_EMIT filtered(
        any ? QString()
            : tr("No setting speaks of \"%1\". Try a word such as noise, memory or average.")
                  .arg(text().simplified()));
}

void SettingSearch::enterFirstMatch() {
    const auto first = std::ranges::find_if(m_entries, [&](const Entry& entry) {
        return entry.field->isEnabled() && matches(entry.words, text());
    });
    if (first != m_entries.end()) {
        first->field->setFocus(Qt::TabFocusReason);
    }
}

} // namespace sg
