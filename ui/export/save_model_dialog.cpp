#include "ui/export/save_model_dialog.h"

#include "core/io/model_formats.h"
#include "ui/common/model_words.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace sg {

namespace {

enum Column { Format, Pictures, Training, Augmentation, Metadata, OpenedBy, ColumnCount };

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

/// The path with the extension of `row` in place of that of any known format.
QString withExtension(QString path, const FormatRow& row) {
    if (const FormatRow* old = formatByExtension(path.toStdString())) {
        const QString extension = text(old->extension);
        if (path.endsWith(extension, Qt::CaseInsensitive)) {
            path.chop(extension.size());
        }
    }
    return path + text(row.extension);
}

} // namespace

SaveModelDialog::SaveModelDialog(const ModelInfo& info, const QString& suggestion, QWidget* parent)
    : QDialog(parent),
      m_table(new QTableWidget(this)),
      m_path(new QLineEdit(this)),
      m_note(new QLabel(this)) {
    setObjectName(QStringLiteral("saveModelDialog"));
    setWindowTitle(tr("Save model as"));
    resize(940, 400);
    m_table->setObjectName(QStringLiteral("formatTable"));
    m_path->setObjectName(QStringLiteral("savePath"));
    m_note->setObjectName(QStringLiteral("formatNote"));
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);
    fillTable();

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

    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row) { followRow(row); });
    connect(m_table, &QTableWidget::cellDoubleClicked, this, &SaveModelDialog::accept);
    connect(m_path, &QLineEdit::textChanged, this, &SaveModelDialog::followPath);
    m_table->selectRow(0);
    m_path->setText(suggestion);
    followPath();
    m_path->setFocus();
}

void SaveModelDialog::fillTable() {
    m_table->setColumnCount(ColumnCount);
    m_table->setHorizontalHeaderLabels(
        {tr("Format"),
         tr("Pictures"),
         tr("Further tuning"),
         tr("Augmentation"),
         tr("Licence, history"),
         tr("Opened by")});
    m_table->horizontalHeaderItem(Pictures)->setToolTip(
        tr("The averaged generator, whose pictures you see"));
    m_table->horizontalHeaderItem(Training)->setToolTip(
        tr("The raw generator and the critic, which further tuning needs"));
    m_table->horizontalHeaderItem(Augmentation)
        ->setToolTip(tr("How strongly the critic's pictures were varied"));
    m_table->horizontalHeaderItem(Metadata)->setToolTip(
        tr("Licence, parent and training settings travel inside the file"));
    const auto formats = modelFormats();
    m_table->setRowCount(int(formats.size()));
    const auto mark = [this](bool kept) { return kept ? tr("kept") : tr("lost"); };
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const FormatRow& format = formats[std::size_t(row)];
        const QStringList cells{
            tr("%1 (%2)").arg(text(format.label), text(format.extension)),
            mark(format.generatorEma),
            mark(format.generator && format.discriminator),
            mark(format.augmentState),
            mark(format.metadata),
            text(format.openedBy)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            if (cells[column] == tr("lost")) {
                item->setForeground(palette().placeholderText());
            }
            m_table->setItem(row, column, item);
        }
    }
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(OpenedBy, QHeaderView::Stretch);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
}

QString SaveModelDialog::path() const {
    return m_path->text().trimmed();
}

void SaveModelDialog::followRow(int row) {
    if (row < 0) {
        return;
    }
    const FormatRow& format = modelFormats()[std::size_t(row)];
    m_note->setText(
        format.reopens
            ? (format.discriminator ? tr("Stylegraft opens it again and can tune it on.")
                                    : tr("Stylegraft opens it again to look at."))
            : tr("For use in other programs only: Stylegraft does not open it again. Save the "
                 "model itself, too."));
    if (!m_following) {
        const QScopedValueRollback following(m_following, true);
        m_path->setText(withExtension(path(), format));
    }
}

void SaveModelDialog::followPath() {
    const FormatRow* format = formatByExtension(path().toStdString());
    if (format == nullptr || m_following) {
        return;
    }
    const QScopedValueRollback following(m_following, true);
    m_table->selectRow(int(format - modelFormats().data()));
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
    if (formatByExtension(path().toStdString()) == nullptr) {
        m_path->setText(
            withExtension(path(), modelFormats()[std::size_t(std::max(0, m_table->currentRow()))]));
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
