#include "ui/evaluate/number_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace sg {

namespace {

constexpr int kValueRole = Qt::UserRole;
constexpr int kRowSpace = 7;     ///< pixels
constexpr int kLeastLetters = 6; ///< that a column is wide

/// Sorted by its number. What has none comes last, as what is largest.
class NumberItem final : public QTableWidgetItem {
public:
    NumberItem(const QString& text, std::optional<double> value) : QTableWidgetItem(text) {
        setData(kValueRole, value.value_or(std::numeric_limits<double>::infinity()));
    }

    bool operator<(const QTableWidgetItem& other) const override {
        return data(kValueRole).toDouble() < other.data(kValueRole).toDouble();
    }
};

} // namespace

NumberTable::NumberTable(
    const QString& name, const std::vector<NumberColumn>& columns, QWidget* parent)
    : QTableWidget(0, int(columns.size()) + 1, parent), m_columns(columns) {
    setAccessibleName(name);
    setHorizontalHeaderItem(0, new QTableWidgetItem);
    for (int i = 0; i < int(columns.size()); ++i) {
        auto* heading = new QTableWidgetItem(columns[std::size_t(i)].heading);
        heading->setToolTip(columns[std::size_t(i)].toolTip);
        heading->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setHorizontalHeaderItem(i + 1, heading);
    }
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowSpace);
    QHeaderView* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header->setMinimumSectionSize(header->fontMetrics().averageCharWidth() * kLeastLetters);
    header->setSortIndicator(0, Qt::AscendingOrder); // the order in which the rows are added
    setSortingEnabled(true);
}

void NumberTable::addRow(
    const QString& name, const QString& toolTip, const std::vector<NumberCell>& cells) {
    const int row = rowCount();
    setSortingEnabled(false); // or the row would move while it is filled
    setRowCount(row + 1);
    auto* head = new NumberItem(name, row);
    head->setToolTip(toolTip);
    setItem(row, 0, head);
    for (int i = 0; i < int(cells.size()); ++i) {
        const NumberCell& cell = cells[std::size_t(i)];
        auto* number = new NumberItem(cell.text, cell.value);
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        number->setToolTip(
            cell.toolTip.isEmpty() ? m_columns[std::size_t(i)].toolTip : cell.toolTip);
        setItem(row, i + 1, number);
    }
    if (row == 0) {
        QFont strong = font();
        strong.setBold(true);
        for (int column = 0; column < columnCount(); ++column) {
            item(row, column)->setFont(strong);
        }
    }
    setSortingEnabled(true);
    updateGeometry();
}

QString NumberTable::headings() const {
    QStringList cells{QString()};
    for (const NumberColumn& column : m_columns) {
        cells << column.heading;
    }
    return cells.join(QLatin1Char('\t')) % QLatin1Char('\n');
}

QString NumberTable::lineOf(int row) const {
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column) {
        cells << item(row, column)->text();
    }
    return cells.join(QLatin1Char('\t')) % QLatin1Char('\n');
}

QString NumberTable::asText() const {
    QString text = headings();
    for (int row = 0; row < rowCount(); ++row) {
        text += lineOf(row);
    }
    return text;
}

void NumberTable::keyPressEvent(QKeyEvent* event) {
    if (!event->matches(QKeySequence::Copy)) {
        QTableWidget::keyPressEvent(event);
        return;
    }
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        rows << index.row();
    }
    std::ranges::sort(rows);
    QString text = headings();
    for (const int row : rows) {
        text += lineOf(row);
    }
    QGuiApplication::clipboard()->setText(rows.isEmpty() ? asText() : text);
}

QSize NumberTable::sizeHint() const {
    const int height =
        horizontalHeader()->sizeHint().height() + verticalHeader()->length() + 2 * frameWidth();
    return {QTableWidget::sizeHint().width(), height};
}

QSize NumberTable::minimumSizeHint() const {
    return {QTableWidget::minimumSizeHint().width(), sizeHint().height()};
}

} // namespace sg
