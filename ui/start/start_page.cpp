#include "ui/start/start_page.h"

#include "ui/start/pack_button.h"
#include "ui/start/picture_strip.h"

#include <QAction>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleHints>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr int kTrySidePx = 76;
constexpr int kTryPictures = 3;
constexpr int kIconPx = 40;
constexpr int kWidestPx = 1120;
constexpr int kRecentPx = 330;

QLabel* label(const QString& text, const char* role, QWidget* parent) {
    auto* made = new QLabel(text, parent);
    made->setProperty("role", QString::fromLatin1(role));
    made->setWordWrap(true);
    return made;
}

QPushButton* button(const QString& text, const char* name, QWidget* parent) {
    auto* made = new QPushButton(text, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setAutoDefault(true); // Enter presses it
    return made;
}

/// Deletes what a layout holds; a button of it may be what is pressed.
void empty(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->setObjectName({});
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("startPage"));
    auto* sheet = new QWidget;
    sheet->setMaximumWidth(kWidestPx);
    auto* left = new QVBoxLayout;
    left->setSpacing(18);
    left->addWidget(buildTry());
    left->addWidget(buildPacks());
    left->addWidget(buildDrop(), 1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(28);
    columns->addLayout(left, 1);
    columns->addWidget(buildRecent());
    auto* rows = new QVBoxLayout(sheet);
    rows->setContentsMargins(32, 26, 32, 26);
    rows->setSpacing(18);
    rows->addWidget(buildHead());
    rows->addWidget(m_broken);
    rows->addLayout(columns, 1);

    // In the middle of a wide window, scrolled in a small one.
    auto* middle = new QWidget;
    auto* row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(sheet, 1000);
    row->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("startScroll"));
    middle->setObjectName(QStringLiteral("startSheet"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    setOffers({});
    setRecent({});
    setBroken({});
    setReturnOffered(false);
    showDrop({});
}

QWidget* StartPage::buildHead() {
    m_broken = new QWidget(this);
    m_brokenLines = new QVBoxLayout(m_broken);
    m_brokenLines->setContentsMargins(0, 0, 0, 0);
    m_brokenLines->setSpacing(2);
    auto* head = new QWidget(this);
    auto* title = label(QStringLiteral("Stylegraft"), "title", head);
    auto* words = label(tr("Teach a model the style of your pictures."), "hint", head);
    m_return = button(tr("Back to the project"), "startReturn", head);
    m_return->setToolTip(tr("Escape does the same"));
    connect(m_return, &QPushButton::clicked, this, &StartPage::returnRequested);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(words);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addLayout(texts, 1);
    row->addWidget(m_return, 0, Qt::AlignTop);
    return head;
}

QWidget* StartPage::buildTry() {
    m_tryCard = new QWidget(this);
    m_tryCard->setObjectName(QStringLiteral("tryCard"));
    m_tryCard->setAttribute(Qt::WA_StyledBackground);
    m_tryCard->setProperty("role", QStringLiteral("card"));
    m_tryPictures = new QWidget(m_tryCard);
    auto* pictures = new QHBoxLayout(m_tryPictures);
    pictures->setContentsMargins(0, 0, 0, 0);
    pictures->setSpacing(14);
    m_tryWords = label({}, "hint", m_tryCard);
    m_try = button(tr("Try it"), "tryButton", m_tryCard);
    connect(m_try, &QPushButton::clicked, this, [this] { tryModel(m_offers.model); });
    m_tryLarger = button({}, "tryLargerButton", m_tryCard);
    m_tryLarger->setToolTip(
        tr("Finer pictures. Training takes about twice as long as with the small one."));
    connect(m_tryLarger, &QPushButton::clicked, this, [this] { tryModel(m_offers.larger.file); });
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_tryWords, 1);
    foot->addWidget(m_tryLarger, 0, Qt::AlignRight | Qt::AlignVCenter);
    foot->addWidget(m_try, 0, Qt::AlignRight | Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(m_tryCard);
    layout->setContentsMargins(18, 16, 18, 14);
    layout->setSpacing(14);
    layout->addWidget(m_tryPictures, 0, Qt::AlignLeft);
    layout->addLayout(foot);
    return m_tryCard;
}

void StartPage::tryModel(const QString& model) {
    Q_EMIT tryRequested(m_offers.packs.isEmpty() ? QString() : m_offers.packs[0].folder, model);
}

QWidget* StartPage::buildPacks() {
    auto* part = new QWidget(this);
    m_packs = new QWidget(part);
    auto* row = new QHBoxLayout(m_packs);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(label(tr("Packs of pictures to learn from"), "heading", part));
    layout->addWidget(m_packs, 0, Qt::AlignLeft);
    return part;
}

QWidget* StartPage::buildDrop() {
    auto* area = new QWidget(this);
    area->setObjectName(QStringLiteral("dropArea"));
    area->setAttribute(Qt::WA_StyledBackground);
    m_drop = new QLabel(area);
    m_drop->setObjectName(QStringLiteral("startDrop"));
    m_drop->setAlignment(Qt::AlignCenter);
    m_drop->setWordWrap(true);
    m_open = button(tr("Open a model or project..."), "startOpen", area);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
    auto* add = button(tr("Add pictures..."), "startPictures", area);
    connect(add, &QPushButton::clicked, this, &StartPage::addPicturesRequested);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(add);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(area);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addStretch();
    layout->addWidget(m_drop);
    layout->addLayout(buttons);
    layout->addStretch();
    area->setMinimumHeight(110);
    return area;
}

QWidget* StartPage::buildRecent() {
    auto* part = new QWidget(this);
    part->setFixedWidth(kRecentPx);
    m_recent = new QListWidget(part);
    m_recent->setObjectName(QStringLiteral("recentList"));
    m_recent->setAccessibleName(tr("Opened last"));
    m_recent->setIconSize({kIconPx, kIconPx});
    m_recent->setSpacing(1);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        choose(m_recent->row(item));
    });
    connect(m_recent, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        choose(m_recent->row(item));
    });
    auto* remove = new QAction(tr("Remove from this list"), m_recent);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, [this] { removeRecent(m_recent->currentRow()); });
    m_recent->addAction(remove);
    m_recent->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_noRecent =
        label(tr("What you open is listed here. Every change is kept by itself."), "hint", part);
    m_noRecent->setObjectName(QStringLiteral("noRecent"));
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(label(tr("Opened last"), "heading", part));
    layout->addWidget(m_noRecent);
    layout->addWidget(m_recent, 1);
    layout->addStretch();
    return part;
}

void StartPage::setOffers(const StartOffers& offers) {
    m_offers = offers;
    m_tryCard->setVisible(!offers.model.isEmpty());
    empty(*m_tryPictures->layout());
    auto& row = *qobject_cast<QHBoxLayout*>(m_tryPictures->layout());
    const auto show = [&](const QString& place) {
        auto* strip = new PictureStrip(kTrySidePx, m_tryPictures);
        strip->read(place, kTryPictures);
        row.addWidget(strip);
    };
    if (!offers.modelPicture.isEmpty()) {
        show(offers.modelPicture);
    }
    if (!offers.packs.isEmpty()) {
        row.addWidget(label(QStringLiteral("\u2192"), "arrow", m_tryPictures));
        show(offers.packs[0].folder);
    }
    m_tryWords->setText(offers.modelWords);
    m_tryLarger->setText(tr("With %1 pixels").arg(offers.larger.side));
    m_tryLarger->setVisible(!offers.larger.file.isEmpty());
    empty(*m_packs->layout());
    auto& packs = *qobject_cast<QHBoxLayout*>(m_packs->layout());
    setTabOrder(m_try, m_tryLarger);
    QWidget* before = m_tryLarger;
    for (const StylePack& pack : offers.packs) {
        auto* made = new PackButton(pack, m_packs);
        connect(made, &QPushButton::clicked, this, [this, folder = pack.folder] {
            Q_EMIT packChosen(folder);
        });
        packs.addWidget(made);
        setTabOrder(before, made);
        before = made;
    }
    setTabOrder(before, m_open);
    m_packs->parentWidget()->setVisible(!offers.packs.isEmpty());
}

QIcon StartPage::iconOf(const Recent& file) const {
    const QSize size = QSize(kIconPx, kIconPx) * devicePixelRatio();
    QPixmap picture(size);
    picture.fill(palette().color(QPalette::Mid));
    if (!file.picture.isNull()) {
        picture = QPixmap::fromImage(
            file.picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    }
    picture.setDevicePixelRatio(devicePixelRatio());
    return picture;
}

void StartPage::setRecent(const QList<Recent>& recent) {
    m_recentFiles = recent;
    showRecent();
}

void StartPage::showRecent() {
    const auto count = static_cast<int>(m_recentFiles.size());
    // Where the keyboard is, it stays: what is known of the files comes by and by.
    while (m_recent->count() > count) {
        delete m_recent->takeItem(m_recent->count() - 1);
    }
    while (m_recent->count() < count) {
        new QListWidgetItem(m_recent);
    }
    for (int row = 0; row < count; ++row) {
        const Recent& file = m_recentFiles[row];
        QListWidgetItem& item = *m_recent->item(row);
        item.setText(file.name + QLatin1Char('\n') + file.words);
        item.setIcon(iconOf(file));
        item.setForeground(file.isMissing ? palette().placeholderText() : palette().text());
        item.setToolTip(file.file);
        item.setData(
            Qt::AccessibleTextRole, QString(file.name + QStringLiteral(", ") + file.words));
    }
    m_recent->setVisible(count > 0);
    m_noRecent->setVisible(count == 0);
}

void StartPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_recent != nullptr) {
        showRecent(); // in the colours of the theme
    }
    QWidget::changeEvent(event);
}

void StartPage::setBroken(const QList<Broken>& broken) {
    empty(*m_brokenLines);
    for (int i = 0; i < broken.size(); ++i) {
        auto* line = new QWidget(m_broken);
        line->setAttribute(Qt::WA_StyledBackground);
        line->setProperty("role", QStringLiteral("notice"));
        auto* words = new QLabel(
            tr("The studio did not end properly. The project %1 is as it was at %2.")
                .arg(broken[i].name, QLocale().toString(broken[i].saved, QLocale::ShortFormat)),
            line);
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
        auto* recover = button(tr("Recover %1").arg(broken[i].name), "recoverButton", line);
        auto* dismiss = button(tr("Not now"), "dismissRecovery", line);
        dismiss->setToolTip(tr("The project stays in the list of what was opened last"));
        connect(recover, &QPushButton::clicked, this, [this, i] { Q_EMIT recoverRequested(i); });
        connect(dismiss, &QPushButton::clicked, this, [this, i] { Q_EMIT dismissRequested(i); });
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(14, 8, 8, 8);
        row->addWidget(words, 1);
        row->addWidget(recover);
        row->addWidget(dismiss);
        m_brokenLines->addWidget(line);
    }
    m_broken->setVisible(!broken.isEmpty());
}

void StartPage::setReturnOffered(bool offered) {
    m_return->setVisible(offered);
}

void StartPage::showDrop(const QString& words) {
    m_drop->setText(words.isEmpty() ? tr("Drop a model or pictures here") : words);
    QWidget* area = m_drop->parentWidget();
    area->setProperty("hover", !words.isEmpty());
    area->setStyleSheet({}); // looks at the property again
}

void StartPage::choose(int row) {
    if (row < 0 || row >= m_recentFiles.size()) {
        return;
    }
    // A double click is a click, too.
    if (m_chosen.isValid() &&
        m_chosen.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval()) {
        return;
    }
    m_chosen.start();
    const Recent file = m_recentFiles[row];
    if (file.isModel) {
        Q_EMIT modelChosen(file.file);
    } else {
        Q_EMIT projectChosen(file.file);
    }
}

void StartPage::removeRecent(int row) {
    if (row >= 0 && row < m_recentFiles.size()) {
        Q_EMIT recentRemoved(m_recentFiles[row].file);
    }
}

void StartPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && !m_return->isHidden()) {
        Q_EMIT returnRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    auto* recover = findChild<QPushButton*>(QStringLiteral("recoverButton"));
    QPushButton* first = recover != nullptr ? recover : m_tryCard->isHidden() ? m_open : m_try;
    first->setFocus();
}

} // namespace sg
