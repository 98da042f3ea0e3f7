#pragma once

/// One line of text that ends in "..." where there is no room for it; the tooltip then has all.

#include <QLabel>

namespace sg {

class ElidedLabel final : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace sg
