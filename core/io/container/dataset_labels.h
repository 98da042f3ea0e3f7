#pragma once

/// The labels of a data set that NVIDIA's dataset_tool wrote: its `dataset.json` (formats.md 6.6).

#include "core/base/result.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Labels by picture, e.g. "00000/img00000000.png"; folders are set apart by '/'. One of the maps
/// is empty: all labels are classes, or all are vectors.
struct DatasetLabels {
    int cDim = 0; ///< values of a label: classes, or the length of the vectors; 0 = no labels
    std::map<std::string, int, std::less<>> classes;                ///< 0 ... cDim - 1
    std::map<std::string, std::vector<float>, std::less<>> vectors; ///< each of cDim values
};

/// Most classes or values of a label; ImageNet has 1,000 classes.
inline constexpr int kMaxLabelDim = 65'536;

/// Parses a whole dataset.json. A file whose labels are null or absent has none; other keys are
/// left alone. Errors: BadFormat, which says what is wrong with which picture's label; messages do
/// not name the file.
Result<DatasetLabels> readDatasetLabels(std::string_view json);

} // namespace sg
