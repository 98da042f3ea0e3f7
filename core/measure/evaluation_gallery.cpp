#include "core/measure/evaluation_gallery.h"

#include "core/base/guarded.h"
#include "core/measure/cancelled.h"
#include "core/measure/sample_pictures.h"
#include "core/model/images.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"

#include <algorithm>

namespace sg {

Result<std::vector<NearestTiles>> drawNearest(
    const Model& model,
    const PictureBatch& pictures,
    const std::vector<NearestPicturePair>& pairs,
    double truncationPsi,
    const std::stop_token& stop) {
    return guarded([&]() -> Result<std::vector<NearestTiles>> {
        std::vector<NearestTiles> nearest;
        for (std::size_t i = 0; i < std::min(kNearestShown, pairs.size()); ++i) {
            if (stop.stop_requested()) {
                return cancelledMeasurement();
            }
            NearestTiles& pair = nearest.emplace_back();
            drawSamples(model, pairs[i].seed, 1, truncationPsi, [&](const torch::Tensor& img) {
                pair.sample = toImage(img[0]);
            });
            const auto picture = tensorOf(pictures, pairs[i].picture);
            pair.picture = toImage(pairs[i].mirrored ? picture.flip({2}) : picture);
        }
        return nearest;
    });
}

} // namespace sg
