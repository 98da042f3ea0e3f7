#include "ui/export/save_model_dialog.h"

#include "ui/common/model_words.h"
#include "ui/export/format_table.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace sg {

SaveModelDialog::SaveModelDialog(const ModelInfo& info, const QString& suggestion, QWidget* parent)
    : QDialog(parent),
      m_table(new FormatTable(this)),
      m_path(new QLineEdit(this)),
      m_note(new QLabel(this)) {
    setObjectName(QStringLiteral("saveModelDialog"));
    setWindowTitle(tr("Save model as"));
    resize(940, 400);
    m_path->setObjectName(QStringLiteral("savePath"));
    m_note->setObjectName(QStringLiteral("formatNote"));
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);

    auto* browseButton = new QPushButton(tr("Browse..."), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &SaveModelDialog::browse);
    auto* file = new QHBoxLayout;
    file->addWidget(new QLabel(tr("File"), this));
    file->addWidget(m_path, 1);
    file->addWidget(browseButton);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &SaveModelDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SaveModelDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_note);
    if (const QString warning = licenceWarning(info); !warning.isEmpty()) {
        auto* licence = new QLabel(warning, this);
        licence->setObjectName(QStringLiteral("licenceWarning"));
        licence->setWordWrap(true);
        layout->addWidget(licence);
    }
    layout->addLayout(file);
    layout->addWidget(buttons);

    connect(m_table, &QTableWidget::currentCellChanged, this, &SaveModelDialog::followRow);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &SaveModelDialog::accept);
    connect(m_path, &QLineEdit::textChanged, this, &SaveModelDialog::followPath);
    m_path->setText(suggestion);
    followRow();
    m_path->setFocus();
}

QString SaveModelDialog::path() const {
    return m_path->text().trimmed();
}

void SaveModelDialog::followRow() {
    m_note->setText(m_table->note());
    if (!m_following) {
        const QScopedValueRollback following(m_following, true);
        m_path->setText(m_table->adapted(path()));
    }
}

void SaveModelDialog::followPath() {
    if (!m_following) {
        const QScopedValueRollback following(m_following, true);
        m_table->selectFor(path());
    }
}

void SaveModelDialog::browse() {
    QFileDialog dialog(this, tr("Save model as"), path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // asked once, by accept()
    dialog.selectFile(path());
    if (dialog.exec() == QDialog::Accepted) {
        m_path->setText(dialog.selectedFiles().value(0));
    }
}

void SaveModelDialog::accept() {
    if (path().isEmpty()) {
        m_path->setFocus();
        return;
    }
    if (!m_table->selectFor(path())) {
        m_path->setText(m_table->adapted(path()));
    }
    if (QFileInfo::exists(path()) &&
        QMessageBox::question(
            this,
            windowTitle(),
            tr("%1 exists already. Replace it?").arg(QFileInfo(path()).fileName())) !=
            QMessageBox::Yes) {
        return;
    }
    QDialog::accept();
}

} // namespace sg
