#pragma once

/// A saved state in words.

#include "ui/timeline/film_reel.h"

#include <QString>

#include <optional>

namespace sg {

/// "3.20": as exact as tiles lie close.
QString kimgInWords(double kimg);

/// When it was saved, and the settings and faders that held then.
QString stateInWords(const FilmTile& tile, const std::optional<StateSettings>& then);

} // namespace sg
