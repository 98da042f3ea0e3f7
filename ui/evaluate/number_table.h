#pragma once

/// A small table of numbers with a name a row: as high as its rows, sorted by a click on a heading,
/// copied as text.

#include <QString>
#include <QTableWidget>

#include <optional>
#include <vector>

namespace sg {

struct NumberColumn {
    QString heading;
    QString toolTip;
};

struct NumberCell {
    QString text;
    std::optional<double> value; ///< to sort by; nothing is behind every number
    QString toolTip;             ///< empty = that of the column
};

class NumberTable final : public QTableWidget {
    Q_OBJECT

public:
    /// `name` becomes the accessible name.
    NumberTable(const QString& name, const std::vector<NumberColumn>& columns, QWidget* parent);

    /// A cell a column. The first row is the one that matters.
    void addRow(const QString& name, const QString& toolTip, const std::vector<NumberCell>& cells);

    /// Headings and rows as they are sorted now: tab separated, a line each.
    [[nodiscard]] QString asText() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Copying takes the selected rows, or all.
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString lineOf(int row) const;
    [[nodiscard]] QString headings() const;

    std::vector<NumberColumn> m_columns;
};

} // namespace sg
