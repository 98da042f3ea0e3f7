#include "core/train/augment/augmentation_preview.h"

#include "core/base/core_text.h"
#include "core/model/device.h"
#include "core/model/images.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"
#include "core/train/augment/augment_pipe.h"

#include <cstring>
#include <stdexcept>

namespace sg {

namespace {

/// [N,C,H,W] in -1 ... 1.
torch::Tensor toBatch(std::span<const Image> pictures) {
    const Image& first = pictures.front();
    std::vector<torch::Tensor> rows;
    for (const Image& picture : pictures) {
        auto pixels =
            torch::empty({first.extent.height, first.extent.width, first.channels}, torch::kUInt8);
        std::memcpy(pixels.data_ptr(), picture.pixels.data(), picture.pixels.size());
        rows.push_back(pixels.permute({2, 0, 1}));
    }
    return signedOf(torch::stack(rows));
}

} // namespace

Result<std::vector<Image>> augmentationPreview(
    std::span<const Image> pictures, const AugmentOptions& options, double p, std::uint64_t seed) {
    std::vector<Image> seen;
    if (pictures.empty()) {
        return seen;
    }
    for (const Image& picture : pictures) {
        const bool usable = !picture.empty() && (picture.channels == 1 || picture.channels == 3);
        if (!usable || picture.extent != pictures.front().extent ||
            picture.channels != pictures.front().channels) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("The augmentation preview needs pictures of one size, all grey or all in "
                         "colour"));
        }
    }
    const torch::NoGradGuard noGrad;
    AugmentDraws draws(randomOn(torch::kCPU, seed));
    try {
        const auto augmented = augment(toBatch(pictures), options, p, draws);
        for (std::int64_t i = 0; i < augmented.size(0); ++i) {
            seen.push_back(toImage(augmented[i]));
        }
    } catch (const std::invalid_argument& tooSmall) {
        return fail(ErrorCode::InvalidArgument, tooSmall.what());
    }
    return seen;
}

} // namespace sg
