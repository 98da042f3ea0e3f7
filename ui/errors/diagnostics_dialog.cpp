#include "ui/errors/diagnostics_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr QSize kSize(720, 480);
constexpr qsizetype kShownBytes = 200'000;

} // namespace

DiagnosticsDialog::DiagnosticsDialog(std::vector<DiagnosticsEntry> entries, QWidget* parent)
    : QDialog(parent), m_entries(std::move(entries)) {
    setObjectName(QStringLiteral("diagnosticsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Collect diagnostics"));
    resize(kSize);
    auto* words = new QLabel(
        tr("This is what the file will hold: plain text about the program, the computer and the "
           "last run. It holds no pictures, no models, and no names of files or folders. Nothing "
           "is sent: you save it, and decide who gets it."),
        this);
    words->setWordWrap(true);
    auto* list = new QListWidget(this);
    list->setObjectName(QStringLiteral("diagnosticsList"));
    list->setAccessibleName(tr("Files in the archive"));
    auto* view = new QPlainTextEdit(this);
    view->setObjectName(QStringLiteral("diagnosticsView"));
    view->setAccessibleName(tr("Content"));
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    for (const DiagnosticsEntry& entry : m_entries) {
        auto* item = new QListWidgetItem(entry.file, list);
        item->setToolTip(entry.what);
    }
    connect(list, &QListWidget::currentRowChanged, view, [this, view](int row) {
        const DiagnosticsEntry& entry = m_entries[static_cast<std::size_t>(row)];
        view->setPlainText(QString::fromUtf8(entry.content.right(kShownBytes)));
    });
    auto* both = new QSplitter(this);
    both->addWidget(list);
    both->addWidget(view);
    both->setStretchFactor(1, 1);
    both->setSizes({180, kSize.width() - 180});
    auto* box = new QDialogButtonBox(this);
    auto* save = box->addButton(tr("&Save..."), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveDiagnostics"));
    box->addButton(tr("&Cancel"), QDialogButtonBox::RejectRole);
    connect(box, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT saveRequested(m_entries);
        accept();
    });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addWidget(both, 1);
    layout->addWidget(box);
    list->setCurrentRow(0);
}

} // namespace sg
