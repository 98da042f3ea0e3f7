#include "ui/export/format_table.h"

#include "core/io/model_formats.h"
#include "ui/common/core_words.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace sg {

namespace {

enum Column { Format, Pictures, Training, Augmentation, Metadata, OpenedBy, ColumnCount };

constexpr QLatin1String kDelta(".sgdelta");

QString text(std::string_view view) {
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

FormatTable::FormatTable(QWidget* parent) : QTableWidget(parent) {
    setObjectName(QStringLiteral("formatTable"));
    setAccessibleName(tr("Format"));
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels(
        {tr("Format"),
         tr("Pictures"),
         tr("Further tuning"),
         tr("Augmentation"),
         tr("Licence, history"),
         tr("Opened by")});
    horizontalHeaderItem(Pictures)->setToolTip(
        tr("The averaged generator, whose pictures you see"));
    horizontalHeaderItem(Training)->setToolTip(
        tr("The raw generator and the critic, which further tuning needs"));
    horizontalHeaderItem(Augmentation)
        ->setToolTip(tr("How strongly the critic's pictures were varied"));
    horizontalHeaderItem(Metadata)->setToolTip(
        tr("Licence, parent and training settings travel inside the file"));
    const auto mark = [](bool kept) { return kept ? tr("kept") : tr("lost"); };
    for (const FormatRow& format : modelFormats()) {
        addRow(
            {tr("%1 (%2)").arg(coreText(format.label), text(format.extension)),
             mark(format.generatorEma),
             mark(format.generator && format.discriminator),
             mark(format.augmentState),
             mark(format.metadata),
             coreText(format.openedBy)});
    }
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(OpenedBy, QHeaderView::Stretch);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    selectRow(0);
}

void FormatTable::addRow(const QStringList& cells) {
    const int row = rowCount();
    setRowCount(row + 1);
    for (int column = 0; column < ColumnCount; ++column) {
        auto* item = new QTableWidgetItem(cells[column]);
        item->setToolTip(cells[column]);
        setItem(row, column, item);
    }
    paintLost();
}

/// In the grey of the theme.
void FormatTable::paintLost() {
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            QTableWidgetItem* cell = item(row, column);
            if (cell != nullptr && cell->text() == tr("lost")) {
                cell->setForeground(palette().placeholderText());
            }
        }
    }
}

void FormatTable::changeEvent(QEvent* event) {
    QTableWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintLost();
    }
}

void FormatTable::offerDelta(bool offered) {
    if (offered == isDelta(rowCount() - 1)) {
        return;
    }
    if (!offered) {
        if (isDelta(currentRow())) {
            selectRow(0);
        }
        removeRow(rowCount() - 1);
        return;
    }
    addRow(
        {tr("%1 (%2)").arg(tr("Style delta"), kDelta),
         tr("the change"),
         tr("lost"),
         tr("lost"),
         tr("kept"),
         tr("stylegraft-cli delta, on its parent")});
}

bool FormatTable::isDelta(int row) const {
    return row >= int(modelFormats().size());
}

QString FormatTable::extension() const {
    const int row = std::max(0, currentRow());
    return isDelta(row) ? QString(kDelta) : text(modelFormats()[std::size_t(row)].extension);
}

QString FormatTable::note() const {
    const int row = std::max(0, currentRow());
    if (isDelta(row)) {
        return tr("Only what changed: small, and of use with the model it comes from.");
    }
    const FormatRow& format = modelFormats()[std::size_t(row)];
    if (!format.reopens) {
        return tr("For use in other programs only: Stylegraft does not open it again. Save the "
                  "model itself, too.");
    }
    return format.discriminator ? tr("Stylegraft opens it again and can tune it on.")
                                : tr("Stylegraft opens it again to look at.");
}

bool FormatTable::selectFor(const QString& path) {
    if (path.endsWith(kDelta, Qt::CaseInsensitive) && isDelta(rowCount() - 1)) {
        selectRow(rowCount() - 1);
        return true;
    }
    const FormatRow* format = formatByExtension(path.toStdString());
    if (format != nullptr) {
        selectRow(int(format - modelFormats().data()));
    }
    return format != nullptr;
}

QString FormatTable::adapted(QString path) const {
    if (const FormatRow* old = formatByExtension(path.toStdString())) {
        if (path.endsWith(text(old->extension), Qt::CaseInsensitive)) {
            path.chop(qsizetype(old->extension.size()));
        }
    } else if (path.endsWith(kDelta, Qt::CaseInsensitive)) {
        path.chop(kDelta.size());
    }
    return path + extension();
}

} // namespace sg
