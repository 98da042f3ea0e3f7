#pragma once

/// What the curves are drawn in, from the palette of the plot, so that they follow the theme.

#include "ui/looks/theme.h"

#include <QPalette>

namespace sg {

struct CurveColours {
    explicit CurveColours(const QPalette& palette)
        : ground(palette.color(QPalette::Base)), words(palette.color(QPalette::Text)) {}

    QColor ground;
    QColor words;

    /// A grey on the way from the ground to the words.
    [[nodiscard]] QColor grey(double share) const { return between(ground, words, share); }

    /// A colour chosen for a dark ground, so that it shows on this one.
    [[nodiscard]] QColor line(const QColor& colour) const {
        return ground.lightness() > 127 ? colour.darker(135) : colour;
    }
};

} // namespace sg
