#pragma once

/// Pictures a person has labelled, from a folder a label or from a table. No Torch here.

#include "core/base/result.h"
#include "core/data/style_set.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sg {

/// One attribute of some pictures.
struct LabelledPictures {
    std::string attribute;           ///< "glasses"
    std::vector<std::string> labels; ///< "no", "yes": sorted, two at least
    std::vector<std::size_t> of;     ///< an index of `labels` for each picture
    PictureBatch pictures;
    std::vector<std::string> notes; ///< pictures that could not be read and are left out
};

/// From a folder: its sub-folders are the labels, its name the attribute. From a CSV file (its name
/// ends in .csv): the first line names the columns, the first column is the picture's file, from
/// the table's folder on, and every other one an attribute; an empty cell is an unlabelled picture.
/// Fields have no commas inside. Pictures of the same pixels all count. Errors: BadFormat and
/// InvalidArgument that name the line or the picture, those of importStyle() and decodePictures().
Result<std::vector<LabelledPictures>>
readLabelled(const std::filesystem::path& path, int resolution, int channels);

} // namespace sg
