#include "ui/habits/shortcut_dialog.h"

#include "ui/habits/key_field.h"
#include "ui/habits/shortcut_book.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr QSize kSize(560, 620);
constexpr int kIndexRole = Qt::UserRole;

QPushButton* button(const char* name, const QString& text, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(false); // Enter is for the list
    return made;
}

} // namespace

ShortcutDialog::ShortcutDialog(ShortcutBook& book, QWidget* parent)
    : QDialog(parent),
      m_book(book),
      m_search(new QLineEdit(this)),
      m_list(new QTreeWidget(this)),
      m_keys(new KeyField(this)),
      m_words(new QLabel(this)),
      m_takeOver(button("takeOverKeys", tr("&Take it over"), this)),
      m_change(button("changeKeys", tr("&Change..."), this)),
      m_none(button("removeKeys", tr("&No keys"), this)),
      m_reset(button("resetKeys", tr("&Reset"), this)),
      m_resetAll(button("resetAllKeys", tr("Reset &all"), this)) {
    setObjectName(QStringLiteral("shortcutDialog"));
    setWindowTitle(tr("Shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Find by word or key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Shortcuts"));
    m_list->setHeaderLabels({tr("What"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_words->setObjectName(QStringLiteral("shortcutWords"));
    m_words->setWordWrap(true);
    m_words->setProperty("role", QStringLiteral("hint"));
    layOut();
    connectParts();
    fill();
    finish();
    m_search->setFocus();
}

void ShortcutDialog::layOut() {
    auto* changing = new QHBoxLayout;
    changing->addWidget(m_words, 1);
    changing->addWidget(m_keys);
    changing->addWidget(m_takeOver);
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    auto* buttons = new QHBoxLayout;
    for (QPushButton* one : {m_change, m_none, m_reset, m_resetAll}) {
        buttons->addWidget(one);
    }
    auto* box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    box->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addStretch();
    buttons->addWidget(box);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(changing);
    layout->addLayout(buttons);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ShortcutDialog::connectParts() {
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        finish();
        showSelected();
    });
    connect(m_list, &QTreeWidget::itemActivated, this, &ShortcutDialog::beginChange);
    connect(m_change, &QPushButton::clicked, this, &ShortcutDialog::beginChange);
    connect(m_keys, &KeyField::pressed, this, &ShortcutDialog::take);
    connect(m_keys, &KeyField::cancelled, this, [this] {
        finish();
        showSelected();
    });
    connect(m_takeOver, &QPushButton::clicked, this, [this] {
        if (const Shortcut* shortcut = selected()) {
            m_book.assign(QString(shortcut->id), m_wanted);
        }
        finish();
        showSelected();
    });
    connect(m_none, &QPushButton::clicked, this, [this] {
        if (const Shortcut* shortcut = selected()) {
            m_book.assign(QString(shortcut->id), {});
        }
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const Shortcut* shortcut = selected()) {
            m_book.reset(QString(shortcut->id));
        }
    });
    connect(m_resetAll, &QPushButton::clicked, &m_book, &ShortcutBook::resetAll);
    connect(&m_book, &ShortcutBook::changed, this, &ShortcutDialog::fill);
}

void ShortcutDialog::fill() {
    const Shortcut* before = selected();
    const QString id = before == nullptr ? QString() : before->id;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    QTreeWidgetItem* place = nullptr;
    const auto& shortcuts = m_book.shortcuts();
    for (std::size_t i = 0; i < shortcuts.size(); ++i) {
        const Shortcut& shortcut = shortcuts[i];
        if (place == nullptr || place->text(0) != shortcut.place) {
            const auto same = m_list->findItems(shortcut.place, Qt::MatchExactly);
            place = same.isEmpty() ? new QTreeWidgetItem(m_list, {shortcut.place}) : same.first();
            place->setFlags(Qt::ItemIsEnabled);
            QFont bold = m_list->font();
            bold.setBold(true);
            place->setFont(0, bold);
        }
        auto* item = new QTreeWidgetItem(place, {shortcut.text, shortcut.keysInWords()});
        item->setData(0, kIndexRole, static_cast<int>(i));
        if (shortcut.isFixed()) {
            item->setForeground(1, palette().color(QPalette::Disabled, QPalette::WindowText));
        } else if (shortcut.keys != shortcut.usual) {
            QFont italic = m_list->font();
            italic.setItalic(true);
            item->setFont(1, italic);
        }
        if (!id.isEmpty() && shortcut.id == id) {
            m_list->setCurrentItem(item);
        }
    }
    m_list->expandAll();
    filter();
    showSelected();
}

void ShortcutDialog::filter() {
    const QStringList words = m_search->text().simplified().split(QLatin1Char(' '));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* place = m_list->topLevelItem(i);
        int shown = 0;
        for (int j = 0; j < place->childCount(); ++j) {
            QTreeWidgetItem* item = place->child(j);
            const QString text = place->text(0) + QLatin1Char(' ') + item->text(0) +
                                 QLatin1Char(' ') + item->text(1);
            const bool match = std::all_of(words.begin(), words.end(), [&](const QString& word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
            item->setHidden(!match);
            shown += match ? 1 : 0;
        }
        place->setHidden(shown == 0);
    }
}

const Shortcut* ShortcutDialog::selected() const {
    const QTreeWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->data(0, kIndexRole).isValid()) {
        return nullptr;
    }
    return &m_book.shortcuts()[static_cast<std::size_t>(item->data(0, kIndexRole).toInt())];
}

void ShortcutDialog::showSelected() {
    const Shortcut* shortcut = selected();
    const bool free = shortcut != nullptr && !shortcut->isFixed();
    m_change->setEnabled(free);
    m_none->setEnabled(free && !shortcut->keys.isEmpty());
    m_reset->setEnabled(free && shortcut->keys != shortcut->usual);
    m_words->setText(
        shortcut == nullptr   ? tr("Choose a line, then press Enter to give it other keys.")
        : shortcut->isFixed() ? tr("These keys belong to this place and stay as they are.")
        : m_reset->isEnabled()
            ? tr("Changed. Usually: %1")
                  .arg(QKeySequence::listToString(shortcut->usual, QKeySequence::NativeText))
            : tr("Press Enter to give it other keys."));
}

void ShortcutDialog::beginChange() {
    if (const Shortcut* shortcut = selected(); shortcut != nullptr && !shortcut->isFixed()) {
        m_takeOver->hide();
        m_words->setText(
            tr("%1: press the new keys; Escape leaves it as it is.").arg(shortcut->text));
        m_keys->clear();
        m_keys->show();
        m_keys->setFocus();
    }
}

void ShortcutDialog::take(const QKeySequence& key) {
    const Shortcut* shortcut = selected();
    if (shortcut == nullptr) {
        return;
    }
    const QString words = key.toString(QKeySequence::NativeText);
    const QString id = shortcut->id;
    m_keys->setText(words);
    if (const Shortcut* owner = m_book.owner(key, id)) {
        m_wanted = key;
        m_words->setText(tr("%1 belongs to \"%2\" (%3). Take it over, or press other keys.")
                             .arg(words, owner->text, owner->place));
        m_takeOver->show();
        return;
    }
    m_book.assign(id, key);
    finish();
    if (const QString uses = m_book.fixedUses(key); !uses.isEmpty()) {
        m_words->setText(tr("%1 keeps its own meaning there: %2.").arg(words, uses));
    }
    m_list->setFocus();
}

void ShortcutDialog::finish() {
    m_keys->hide();
    m_takeOver->hide();
    m_wanted = {};
}

} // namespace sg
