#pragma once

/// The formats a model can be saved in, and what of it survives.

#include <QString>
#include <QTableWidget>

namespace sg {

class FormatTable final : public QTableWidget {
    Q_OBJECT

public:
    explicit FormatTable(QWidget* parent);

    /// A last row for the change alone, .sgdelta, if the run has left one. If it was selected and
    /// is no more, another one is.
    void offerDelta(bool offered);

    /// With the dot; of the first row when none is selected.
    [[nodiscard]] QString extension() const;

    /// A sentence about the selected row.
    [[nodiscard]] QString note() const;

    /// Selects the row that the file name asks for; false when there is none.
    bool selectFor(const QString& path);

    /// `path` with the extension of the selected row in place of that of any known format.
    [[nodiscard]] QString adapted(QString path) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintLost();
    [[nodiscard]] bool isDelta(int row) const;
    void addRow(const QStringList& cells);
};

} // namespace sg
