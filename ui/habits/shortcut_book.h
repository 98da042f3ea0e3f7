#pragma once

/// Every key of the window in one place: what it does, which keys it has, and keeping them as a
/// person chose them.

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

#include <vector>

class QAction;
class QMainWindow;
class QSettings;

namespace sg {

struct Shortcut {
    QString id; ///< the action's object name; empty = belongs to a widget and cannot be changed
    QString place;
    QString text;
    QString fixedKeys;         ///< in words, with mouse and wheel, where there is no id
    QList<QKeySequence> keys;  ///< as they are now; of a widget: those that can be compared
    QList<QKeySequence> usual; ///< as they are without a choice

    [[nodiscard]] bool isFixed() const { return id.isEmpty(); }

    [[nodiscard]] QString keysInWords() const;
};

class ShortcutBook final : public QObject {
    Q_OBJECT

public:
    explicit ShortcutBook(QObject* parent = nullptr);

    /// Takes in the actions of the menus, and those of the window that have keys and are in no
    /// menu. An action without an object name is left out: it could not be kept. Again: takes in
    /// what is new.
    void collect(const QMainWindow& window);

    /// One action; `place` says where it is found.
    void add(QAction& action, const QString& place);

    /// Keys that a widget takes itself, for the list only: in the words of the window's language,
    /// and those of them that are keys.
    void addFixed(
        const QString& place,
        const QString& words,
        const QList<QKeySequence>& keys,
        const QString& text);

    /// The two may have the same keys. `favour` says whose they are at the moment.
    void share(QAction& first, QAction& second);
    void favour(QAction& action);

    /// Takes over what was chosen, and writes there what is chosen from now on. They must outlive
    /// the book.
    void keepIn(QSettings& settings);

    [[nodiscard]] const std::vector<Shortcut>& shortcuts() const { return m_shortcuts; }

    /// Who has this key already, besides `id`: the one that would lose it, else nullptr. Valid
    /// until the book changes.
    [[nodiscard]] const Shortcut* owner(const QKeySequence& key, const QString& id) const;

    /// The widgets' own uses of this key, in words; empty = none.
    [[nodiscard]] QString fixedUses(const QKeySequence& key) const;

    /// Gives `id` this key alone; an empty one: no key. Who had it loses it.
    void assign(const QString& id, const QKeySequence& key);

    void reset(const QString& id);
    void resetAll();

Q_SIGNALS:
    void changed();

private:
    struct Pair {
        QPointer<QAction> favoured;
        QPointer<QAction> other;
    };

    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] bool mayShare(const QString& first, const QString& second) const;
    void set(Shortcut& shortcut, const QList<QKeySequence>& keys);
    void apply(const Shortcut& shortcut);

    std::vector<Shortcut> m_shortcuts;
    std::vector<QPointer<QAction>> m_actions; ///< in the same order; null for fixed keys
    std::vector<Pair> m_pairs;
    QSettings* m_settings = nullptr;
};

/// A menu's or an action's words without the marks of mnemonics and dots.
[[nodiscard]] QString plainText(QString text);

} // namespace sg
