#include "ui/habits/shortcut_book.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

#include <algorithm>
#include <functional>

namespace sg {

namespace {

const QString kGroup = QStringLiteral("shortcuts/");

/// The dock that an action outside of the menus belongs to.
QString placeOf(const QObject& action) {
    for (const QObject* owner = action.parent(); owner != nullptr; owner = owner->parent()) {
        if (const auto* dock = qobject_cast<const QDockWidget*>(owner)) {
            return dock->windowTitle();
        }
    }
    return ShortcutBook::tr("Window");
}

void eachAction(const QMenu& menu, const std::function<void(QAction&)>& visit) {
    for (QAction* action : menu.actions()) {
        if (action->menu() != nullptr) {
            eachAction(*action->menu(), visit);
        } else if (!action->isSeparator()) {
            visit(*action);
        }
    }
}

} // namespace

QString plainText(QString text) {
    text.remove(QLatin1Char('&'));
    while (text.endsWith(QLatin1Char('.'))) {
        text.chop(1);
    }
    return text;
}

QString Shortcut::keysInWords() const {
    if (isFixed()) {
        return fixedKeys;
    }
    QStringList words;
    for (const QKeySequence& key : keys) {
        words << key.toString(QKeySequence::NativeText);
    }
    return words.join(QStringLiteral(", "));
}

ShortcutBook::ShortcutBook(QObject* parent) : QObject(parent) {}

void ShortcutBook::collect(const QMainWindow& window) {
    // Never window.menuBar(): it would make one.
    const auto* bar = window.findChild<QMenuBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (const QAction* top : bar == nullptr ? QList<QAction*>() : bar->actions()) {
        if (top->menu() != nullptr) {
            eachAction(*top->menu(), [&](QAction& action) { add(action, plainText(top->text())); });
        }
    }
    for (QAction* action : window.findChildren<QAction*>()) {
        if (!action->shortcuts().isEmpty()) {
            add(*action, placeOf(*action));
        }
    }
}

void ShortcutBook::add(QAction& action, const QString& place) {
    const QString id = action.objectName();
    if (id.isEmpty() || this->action(id) != nullptr) {
        return;
    }
    m_shortcuts.push_back(
        {id, place, plainText(action.text()), {}, action.shortcuts(), action.shortcuts()});
    m_actions.emplace_back(&action);
    if (m_settings != nullptr && m_settings->contains(kGroup + id)) {
        m_shortcuts.back().keys = QKeySequence::listFromString(
            m_settings->value(kGroup + id).toString(), QKeySequence::PortableText);
        apply(m_shortcuts.back());
    }
}

void ShortcutBook::addFixed(
    const QString& place,
    const QString& words,
    const QList<QKeySequence>& keys,
    const QString& text) {
    m_shortcuts.push_back({{}, place, text, words, keys, keys});
    m_actions.emplace_back(nullptr);
}

void ShortcutBook::share(QAction& first, QAction& second) {
    m_pairs.push_back({&first, &second});
    favour(first);
}

void ShortcutBook::favour(QAction& action) {
    for (Pair& pair : m_pairs) {
        if (pair.other == &action) {
            pair.favoured.swap(pair.other);
        }
    }
    for (const Shortcut& shortcut : m_shortcuts) {
        apply(shortcut);
    }
}

void ShortcutBook::keepIn(QSettings& settings) {
    m_settings = &settings;
    for (Shortcut& shortcut : m_shortcuts) {
        const QString key = kGroup + shortcut.id;
        if (!shortcut.isFixed() && settings.contains(key)) {
            shortcut.keys = QKeySequence::listFromString(
                settings.value(key).toString(), QKeySequence::PortableText);
            apply(shortcut);
        }
    }
    Q_EMIT changed();
}

QAction* ShortcutBook::action(const QString& id) const {
    for (std::size_t i = 0; i < m_shortcuts.size(); ++i) {
        if (m_shortcuts[i].id == id) {
            return m_actions[i];
        }
    }
    return nullptr;
}

bool ShortcutBook::mayShare(const QString& first, const QString& second) const {
    const QAction* a = action(first);
    const QAction* b = action(second);
    return std::ranges::any_of(m_pairs, [&](const Pair& pair) {
        return (pair.favoured == a && pair.other == b) || (pair.favoured == b && pair.other == a);
    });
}

const Shortcut* ShortcutBook::owner(const QKeySequence& key, const QString& id) const {
    const auto found = std::ranges::find_if(m_shortcuts, [&](const Shortcut& other) {
        return !other.isFixed() && other.id != id && other.keys.contains(key) &&
               !mayShare(other.id, id);
    });
    return found == m_shortcuts.end() ? nullptr : &*found;
}

QString ShortcutBook::fixedUses(const QKeySequence& key) const {
    QStringList uses;
    for (const Shortcut& shortcut : m_shortcuts) {
        if (shortcut.isFixed() && shortcut.keys.contains(key)) {
            uses << tr("%1: %2").arg(shortcut.place, shortcut.text);
        }
    }
    return uses.join(QStringLiteral("; "));
}

void ShortcutBook::assign(const QString& id, const QKeySequence& key) {
    for (Shortcut& shortcut : m_shortcuts) {
        if (shortcut.isFixed()) {
            continue;
        }
        if (shortcut.id == id) {
            set(shortcut, key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key});
        } else if (shortcut.keys.contains(key) && !mayShare(shortcut.id, id)) {
            QList<QKeySequence> left = shortcut.keys;
            left.removeAll(key);
            set(shortcut, left);
        }
    }
    Q_EMIT changed();
}

void ShortcutBook::reset(const QString& id) {
    for (const Shortcut& shortcut : m_shortcuts) {
        if (shortcut.id != id) {
            continue;
        }
        // What it gets back, others must not have.
        const QList<QKeySequence> usual = shortcut.usual;
        for (Shortcut& other : m_shortcuts) {
            QList<QKeySequence> left = other.keys;
            for (const QKeySequence& key : usual) {
                left.removeAll(key);
            }
            if (other.id == id) {
                set(other, usual);
            } else if (!other.isFixed() && left != other.keys && !mayShare(other.id, id)) {
                set(other, left);
            }
        }
        break;
    }
    Q_EMIT changed();
}

void ShortcutBook::resetAll() {
    for (Shortcut& shortcut : m_shortcuts) {
        if (!shortcut.isFixed()) {
            set(shortcut, shortcut.usual);
        }
    }
    Q_EMIT changed();
}

void ShortcutBook::set(Shortcut& shortcut, const QList<QKeySequence>& keys) {
    shortcut.keys = keys;
    for (const Shortcut& other : m_shortcuts) {
        if (!other.isFixed() && (other.id == shortcut.id || mayShare(other.id, shortcut.id))) {
            apply(other);
        }
    }
    if (m_settings == nullptr) {
        return;
    }
    if (keys == shortcut.usual) {
        m_settings->remove(kGroup + shortcut.id);
    } else {
        m_settings->setValue(
            kGroup + shortcut.id, QKeySequence::listToString(keys, QKeySequence::PortableText));
    }
}

void ShortcutBook::apply(const Shortcut& shortcut) {
    QAction* target = action(shortcut.id);
    if (target == nullptr) {
        return; // a fixed key, or gone with its menu
    }
    QList<QKeySequence> keys = shortcut.keys;
    for (const Pair& pair : m_pairs) {
        if (pair.other != target || pair.favoured == nullptr) {
            continue;
        }
        for (const Shortcut& other : m_shortcuts) {
            if (other.id == pair.favoured->objectName()) {
                for (const QKeySequence& key : other.keys) {
                    keys.removeAll(key);
                }
            }
        }
    }
    if (target->shortcuts() != keys) {
        target->setShortcuts(keys);
    }
}

} // namespace sg
