#pragma once

#include "core/data/style_set.h"

#include <QIcon>
#include <QImage>
#include <QStringList>

namespace sg {

/// The thumbnail of a picture. A weight other than 1 stands in its lower corner, `badges` in its
/// upper one; a picture that is not shown to the critic is dimmed.
QIcon iconOf(const StylePicture& picture, const QStringList& badges = {});

} // namespace sg
