#pragma once

#include "core/data/style_set.h"

#include <QIcon>

namespace sg {

/// The thumbnail of a picture. A weight other than 1 stands in its corner; a picture that is not
/// shown to the critic is dimmed.
QIcon iconOf(const StylePicture& picture);

} // namespace sg
