#include "ui/about/about_dialog.h"

#include "ui/about/component_versions.h"
#include "ui/about/licences.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace sg {

namespace {

constexpr QSize kSize(700, 480);
constexpr int kIconPx = 64;
constexpr int kListPx = 200;

QWidget* programPage(const AboutDevices& devices) {
    auto* page = new QWidget;
    auto* icon = new QLabel(page);
    icon->setPixmap(QApplication::windowIcon().pixmap(kIconPx));
    icon->setAlignment(Qt::AlignTop);
    QString versions;
    for (const auto& [name, version] : componentVersions()) {
        versions += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                        .arg(name.toHtmlEscaped(), version.toHtmlEscaped());
    }
    auto* words = new QLabel(
        AboutDialog::tr(
            "<h3>Stylegraft %1</h3><p>Teaches a pretrained StyleGAN the style of a handful of "
            "pictures, on your own machine.</p><p>Free software under the GNU General Public "
            "License, version 3 or later, without any warranty.</p>")
                .arg(QStringLiteral(STYLEGRAFT_VERSION)) +
            QStringLiteral("<table>") + versions + QStringLiteral("</table><p>") +
            AboutDialog::tr("Trains on: %1<br>Draws the preview with: %2")
                .arg(devices.compute.toHtmlEscaped(), devices.preview.toHtmlEscaped()),
        page);
    words->setObjectName(QStringLiteral("aboutWords"));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* row = new QHBoxLayout(page);
    row->setSpacing(18);
    row->addWidget(icon);
    row->addWidget(words, 1);
    return page;
}

QWidget* licencesPage() {
    auto* both = new QSplitter;
    auto* list = new QListWidget(both);
    list->setObjectName(QStringLiteral("licenceList"));
    list->setAccessibleName(AboutDialog::tr("Parts"));
    auto* text = new QPlainTextEdit(both);
    text->setObjectName(QStringLiteral("licenceText"));
    text->setAccessibleName(AboutDialog::tr("Terms"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    const QList<Licence> all = licences();
    for (const Licence& licence : all) {
        auto* item = new QListWidgetItem(licence.part, list);
        item->setToolTip(licence.licence);
    }
    QObject::connect(list, &QListWidget::currentRowChanged, text, [text, all](int row) {
        text->setPlainText(all.value(row).text);
    });
    both->setStretchFactor(1, 1);
    both->setSizes({kListPx, kSize.width() - kListPx});
    list->setCurrentRow(0);
    return both;
}

} // namespace

AboutDialog::AboutDialog(const AboutDevices& devices, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Stylegraft"));
    resize(kSize);
    auto* pages = new QTabWidget(this);
    pages->addTab(programPage(devices), tr("&Program"));
    pages->addTab(licencesPage(), tr("&Licences"));
    auto* box = new QDialogButtonBox(this);
    box->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(pages, 1);
    layout->addWidget(box);
}

} // namespace sg
