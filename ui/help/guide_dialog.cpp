#include "ui/help/guide_dialog.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QImage>
#include <QListWidget>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr QSize kSize(900, 680);
constexpr int kPagesPx = 220;
constexpr int kWidestPx = 620;
const QStringList kFirst{QStringLiteral("tour.md"), QStringLiteral("studio.md")};

/// Pictures are no wider than the page is at first.
class Page final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

protected:
    QVariant loadResource(int type, const QUrl& name) override {
        const QVariant resource = QTextBrowser::loadResource(type, name);
        if (type != QTextDocument::ImageResource) {
            return resource;
        }
        const QImage picture = QImage::fromData(resource.toByteArray());
        return picture.width() > kWidestPx
                   ? picture.scaledToWidth(kWidestPx, Qt::SmoothTransformation)
                   : picture;
    }
};

/// Its first heading.
QString titleOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readLine()).remove(QLatin1Char('#')).trimmed();
}

} // namespace

GuideDialog::GuideDialog(QWidget* parent)
    : QDialog(parent), m_pages(new QListWidget(this)), m_text(new Page(this)) {
    setObjectName(QStringLiteral("guideDialog"));
    setWindowTitle(tr("Guide"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    m_pages->setObjectName(QStringLiteral("guidePages"));
    m_pages->setAccessibleName(tr("Pages of the guide"));
    m_pages->setFixedWidth(kPagesPx);
    m_pages->setWordWrap(true);
    m_pages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setObjectName(QStringLiteral("guideText"));
    m_text->setAccessibleName(tr("Text of the page"));
    m_text->setOpenExternalLinks(true);
    fill();
    auto* back = new QPushButton(tr("&Back"), this);
    back->setObjectName(QStringLiteral("guideBack"));
    back->setEnabled(false);
    auto* close = new QPushButton(tr("Close"), this);
    auto* both = new QHBoxLayout;
    both->addWidget(m_pages);
    both->addWidget(m_text, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(back);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(both, 1);
    layout->addLayout(buttons);
    connect(back, &QPushButton::clicked, m_text, &QTextBrowser::backward);
    connect(m_text, &QTextBrowser::backwardAvailable, back, &QPushButton::setEnabled);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_text, &QTextBrowser::sourceChanged, this, &GuideDialog::follow);
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* page) {
        const QUrl url(page->data(Qt::UserRole).toString());
        if (m_text->source().path() != url.path()) {
            m_text->setSource(url);
        }
    });
    m_text->setSource(QUrl(QStringLiteral("qrc:/docs/") + kFirst.first()));
}

void GuideDialog::fill() {
    QStringList names =
        QDir(QStringLiteral(":/docs")).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const QString& first : kFirst) {
        names.removeOne(first);
    }
    names = kFirst + names;
    for (const QString& name : names) {
        auto* page = new QListWidgetItem(titleOf(QStringLiteral(":/docs/") + name), m_pages);
        page->setData(Qt::UserRole, QString(QStringLiteral("qrc:/docs/") + name));
    }
}

void GuideDialog::follow(const QUrl& source) {
    for (int row = 0; row < m_pages->count(); ++row) {
        if (QUrl(m_pages->item(row)->data(Qt::UserRole).toString()).path() == source.path()) {
            m_pages->setCurrentRow(row);
        }
    }
}

} // namespace sg
