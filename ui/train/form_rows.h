#pragma once

#include <QGridLayout>
#include <QString>

class QLabel;

namespace sg {

/// A label and its field in a form.
struct FormRow {
    QLabel* label = nullptr;
    QWidget* field = nullptr;

    /// A hidden row leaves no gap.
    void setVisible(bool visible) const;
};

/// A form: labels left, fields right. QFormLayout looks the same, but hiding rows of it writes
/// behind its memory in Qt 6.4.
class FormRows final : public QGridLayout {
public:
    /// Rows are added once the layout belongs to a widget.
    explicit FormRows(QWidget* parent = nullptr);

    FormRow add(const QString& label, QWidget& field);

    /// Over the whole width.
    void add(QWidget& wide);
};

} // namespace sg
