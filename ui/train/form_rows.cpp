#include "ui/train/form_rows.h"

#include <QLabel>

namespace sg {

void FormRow::setVisible(bool visible) const {
    label->setVisible(visible);
    field->setVisible(visible);
}

FormRows::FormRows(QWidget* parent) : QGridLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
    setColumnStretch(1, 1);
}

FormRow FormRows::add(const QString& label, QWidget& field) {
    auto* caption = new QLabel(label, parentWidget());
    caption->setBuddy(&field);
    const int row = rowCount();
    addWidget(caption, row, 0);
    addWidget(&field, row, 1);
    return {caption, &field};
}

void FormRows::add(QWidget& wide) {
    addWidget(&wide, rowCount(), 0, 1, 2);
}

} // namespace sg
