#include "ui/help/about_dialog.h"

#include "ui/help/diagnostics.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr QSize kSize(640, 560);
constexpr int kIconPx = 72;

/// Read only, a text of our own resources.
QTextBrowser* page(const char* name, QWidget* parent) {
    auto* browser = new QTextBrowser(parent);
    browser->setObjectName(QString::fromLatin1(name));
    browser->setOpenExternalLinks(true);
    browser->setTabChangesFocus(true);
    browser->setFrameShape(QFrame::NoFrame);
    return browser;
}

QString resource(const QString& path) {
    QFile file(path);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // it is part of the program
    return opened ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

AboutDialog::AboutDialog(const std::vector<ProgramPart>& parts, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Stylegraft"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    auto* icon = new QLabel(this);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/stylegraft.png")).pixmap(kIconPx));
    auto* title =
        new QLabel(QStringLiteral("Stylegraft %1").arg(QStringLiteral(STYLEGRAFT_VERSION)), this);
    title->setObjectName(QStringLiteral("aboutTitle"));
    title->setProperty("role", QStringLiteral("title"));
    auto* words = new QLabel(
        tr("Teaches a pretrained StyleGAN the style of a handful of pictures, on your own machine. "
           "Free software under the GNU General Public License, version 3 or later, without any "
           "warranty."),
        this);
    words->setWordWrap(true);

    auto* versions = page("aboutVersions", this);
    versions->setPlainText(partsInWords(parts));
    auto* works = page("aboutWorks", this);
    works->setMarkdown(resource(QStringLiteral(":/licences/third-party.md")));
    auto* licence = page("aboutLicence", this);
    licence->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    licence->setPlainText(resource(QStringLiteral(":/licences/LICENSE")));
    auto* pages = new QTabWidget(this);
    pages->setObjectName(QStringLiteral("aboutPages"));
    pages->addTab(versions, tr("&Versions"));
    pages->addTab(works, tr("&Works of others"));
    pages->addTab(licence, tr("&Licence"));

    auto* text = new QVBoxLayout;
    text->addWidget(title);
    text->addWidget(words);
    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addLayout(text, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* guide = buttons->addButton(tr("&Guide"), QDialogButtonBox::ActionRole);
    guide->setObjectName(QStringLiteral("aboutGuide"));
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(pages, 1);
    layout->addWidget(buttons);
    connect(guide, &QPushButton::clicked, this, &AboutDialog::guideRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace sg
