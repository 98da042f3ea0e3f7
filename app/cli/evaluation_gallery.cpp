#include "app/cli/evaluation_gallery.h"

#include "core/base/guarded.h"
#include "core/base/image_grid.h"
#include "core/data/png_file.h"
#include "core/measure/sample_pictures.h"
#include "core/model/images.h"
#include "core/model/torch.h"

#include <algorithm>

namespace sg::cli {

Result<void> writeGallery(
    const Model& model,
    const PictureBatch& pictures,
    const std::vector<NearestPicturePair>& pairs,
    double truncationPsi,
    const std::filesystem::path& path,
    Replace replace) {
    constexpr std::size_t kPairs = 24;
    constexpr int kColumns = 8;
    return guarded([&]() -> Result<void> {
        const auto all = tensorOf(pictures);
        std::vector<Image> tiles;
        for (std::size_t i = 0; i < std::min(kPairs, pairs.size()); ++i) {
            drawSamples(model, pairs[i].seed, 1, truncationPsi, [&](const torch::Tensor& img) {
                tiles.push_back(toImage(img[0]));
            });
            const auto picture = all[pairs[i].picture];
            tiles.push_back(toImage(pairs[i].mirrored ? picture.flip({2}) : picture));
        }
        return writePng(path, imageGrid(tiles, kColumns), {}, replace);
    });
}

} // namespace sg::cli
