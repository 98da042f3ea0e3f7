#pragma once

/// A button that shows a pack of pictures: a few of them and its name.

#include "ui/start/start_offers.h"

#include <QPushButton>

namespace sg {

class PackButton final : public QPushButton {
    Q_OBJECT

public:
    PackButton(const StylePack& pack, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace sg
