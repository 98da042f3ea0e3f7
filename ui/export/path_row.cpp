#include "ui/export/path_row.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShowEvent>

#include <utility>

namespace sg {

PathRow::PathRow(Kind kind, const QString& name, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_line(new QLineEdit(this)) {
    m_line->setObjectName(name);
    m_line->setAccessibleName(kind == Kind::File ? tr("File") : tr("Folder"));
    auto* button = new QPushButton(tr("Browse..."), this);
    button->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(button);
    setFocusProxy(m_line);
    connect(button, &QPushButton::clicked, this, &PathRow::browse);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        m_chosen = m_chosen || !m_setting; // also by a screen reader, which does not type
        Q_EMIT changed(path());
    });
}

void PathRow::browseWith(Ask ask) {
    m_browse = std::move(ask);
}

void PathRow::setHint(const QString& words) {
    m_line->setPlaceholderText(words);
}

QString PathRow::path() const {
    return m_line->text().trimmed();
}

void PathRow::setPath(const QString& path) {
    const QScopedValueRollback setting(m_setting, true);
    m_line->setText(path);
}

void PathRow::suggest(const QString& path) {
    m_suggestion = path;
    if (!m_chosen) {
        setPath(path);
    }
}

void PathRow::showEvent(QShowEvent* event) {
    if (!event->spontaneous() && path().isEmpty()) {
        m_chosen = false;
        setPath(m_suggestion);
    }
    QWidget::showEvent(event);
}

void PathRow::focus() {
    m_line->setFocus();
    m_line->selectAll();
}

void PathRow::browse() {
    if (m_browse) {
        const QString chosen = m_browse(path());
        if (!chosen.isEmpty()) {
            m_chosen = true;
            setPath(chosen);
        }
        return;
    }
    if (m_kind == Kind::Folder) {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Export into"), path());
        if (!folder.isEmpty()) {
            m_chosen = true;
            setPath(folder);
        }
        return;
    }
    QFileDialog dialog(this, tr("Export as"), path());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setOption(QFileDialog::DontConfirmOverwrite); // asked once, when it is exported
    dialog.selectFile(path());
    if (dialog.exec() == QDialog::Accepted) {
        m_chosen = true;
        setPath(dialog.selectedFiles().value(0));
    }
}

} // namespace sg
