#pragma once

/// The nearest-neighbour gallery of an evaluation: its samples that are most like a picture, each
/// beside that picture. No Torch here.

#include "core/base/image.h"
#include "core/base/image_grid.h"
#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/measure/evaluation_rows.h"
#include "core/model/model_info.h"

#include <stop_token>
#include <vector>

namespace sg {

/// A sample and the picture it is most like, of one size; the picture mirrored where the sample is
/// most like its mirror image.
struct NearestTiles {
    Image sample;
    Image picture;
};

/// Draws the first kNearestShown of `pairs`, as the evaluation has them. `pictures` are those
/// trained on, `truncationPsi` as evaluated. Errors: Cancelled.
Result<std::vector<NearestTiles>> drawNearest(
    const Model& model,
    const PictureBatch& pictures,
    const std::vector<NearestPicturePair>& pairs,
    double truncationPsi,
    const std::stop_token& stop = {});

/// One picture of them: a sample, its picture beside it, four pairs a row. Empty for none.
inline Image galleryImage(const std::vector<NearestTiles>& nearest) {
    constexpr int kColumns = 8;
    std::vector<Image> tiles;
    for (const NearestTiles& pair : nearest) {
        tiles.push_back(pair.sample);
        tiles.push_back(pair.picture);
    }
    return imageGrid(tiles, kColumns);
}

} // namespace sg
