#pragma once

/// What is said about style pictures.

#include "core/data/picture_remarks.h"
#include "core/data/style_set.h"

#include <QString>
#include <QStringList>

#include <cstddef>

namespace sg {

/// "1 picture", "12 pictures".
QString countedPictures(std::size_t count);

/// Words of one syllable for the thumbnail: "small", "twin", "far".
QStringList remarkBadges(const PictureRemarks& remarks);

/// The same as sentences, for a model of `resolution`.
QStringList remarkSentences(const PictureRemarks& remarks, int resolution);

/// Name, size, crop, weight and remarks, a line each.
QString pictureToolTip(const StylePicture& picture, const PictureRemarks& remarks, int resolution);

/// What became of the files of the last import; for an empty set, what to do. May be empty.
QString importNotes(const StyleSet& set);

} // namespace sg
