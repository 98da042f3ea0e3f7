#include "ui/help/diagnostics_dialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace sg {

namespace {

constexpr QSize kSize(720, 520);
constexpr int kNamesPx = 150;

} // namespace

DiagnosticsDialog::DiagnosticsDialog(std::vector<DiagnosticsText> texts, QWidget* parent)
    : QDialog(parent),
      m_texts(std::move(texts)),
      m_names(new QListWidget(this)),
      m_text(new QPlainTextEdit(this)) {
    setObjectName(QStringLiteral("diagnosticsDialog"));
    setWindowTitle(tr("Save diagnostics"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kSize);
    auto* words = new QLabel(
        tr("A zip file with these texts helps whoever looks for a fault. It holds no pictures and "
           "no models, and nothing is sent anywhere. The log may name files; read it before you "
           "pass it on."),
        this);
    words->setWordWrap(true);
    m_names->setObjectName(QStringLiteral("diagnosticsNames"));
    m_names->setAccessibleName(tr("Texts in the file"));
    m_names->setFixedWidth(kNamesPx);
    m_text->setObjectName(QStringLiteral("diagnosticsText"));
    m_text->setAccessibleName(tr("The chosen text"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    for (const DiagnosticsText& one : m_texts) {
        m_names->addItem(one.name);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* save = buttons->addButton(tr("&Save..."), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("saveDiagnostics"));
    save->setDefault(true);
    auto* both = new QHBoxLayout;
    both->addWidget(m_names);
    both->addWidget(m_text, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words);
    layout->addLayout(both, 1);
    layout->addWidget(buttons);
    connect(m_names, &QListWidget::currentRowChanged, this, &DiagnosticsDialog::showText);
    connect(save, &QPushButton::clicked, this, &DiagnosticsDialog::saveRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_names->setCurrentRow(0);
}

void DiagnosticsDialog::showText(int row) {
    m_text->setPlainText(row < 0 ? QString() : m_texts[std::size_t(row)].text);
}

} // namespace sg
