#pragma once

/// The nearest-neighbour gallery of `evaluate`.

#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/variety_report.h"
#include "core/model/model_info.h"

#include <filesystem>
#include <vector>

namespace sg::cli {

/// Writes a PNG of the first 24 pairs: a sample, its picture beside it, four pairs a row.
Result<void> writeGallery(
    const Model& model,
    const PictureBatch& pictures,
    const std::vector<NearestPicturePair>& pairs,
    double truncationPsi,
    const std::filesystem::path& path,
    Replace replace);

} // namespace sg::cli
