#pragma once

/// The classes of a style set, for training conditional models.

#include "core/base/result.h"
#include "core/data/style_set.h"

#include <string>
#include <vector>

namespace sg {

struct PictureLabels {
    std::vector<int> classes;       ///< one a picture, in the set's order; empty = unconditional
    std::vector<std::string> names; ///< of the classes, when they come from folders; else empty
};

/// Labels for a model of `cDim` classes. They come from the `dataset.json` in a picture's folder,
/// archive, or one further up, as NVIDIA's dataset_tool writes it; where there is none, from the
/// sub-folders: as many as the model has classes, numbered in the order of their names (whole
/// numbers by value). A model without classes needs no labels and gets none.
///
/// Errors: BadFormat for a damaged dataset.json, InvalidArgument that says which picture lacks a
/// label or how the number of classes differs.
Result<PictureLabels> pictureLabels(const StyleSet& set, int cDim);

} // namespace sg
