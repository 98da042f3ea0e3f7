#include "core/measure/sample_pictures.h"

#include "core/kernels/convolution.h"
#include "core/model/images.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"

#include <algorithm>
#include <vector>

namespace sg {

namespace {

constexpr int kAtOnce = 16;

/// What a PNG would keep of a picture.
torch::Tensor quantised(const torch::Tensor& img) {
    return img.mul(127.5).add_(128.0).clamp_(0.0, 255.0).floor_().div_(127.5).sub_(1.0);
}

} // namespace

torch::Tensor classesInTurn(std::uint32_t first, int count, int cDim) {
    if (cDim == 0) {
        return {};
    }
    const auto index = torch::arange(std::int64_t(first), std::int64_t(first) + count) % cDim;
    return torch::one_hot(index, cDim).to(torch::kFloat32);
}

void drawSamples(
    const Model& model,
    std::uint32_t first,
    int count,
    double truncationPsi,
    const PictureSink& sink,
    const std::stop_token& stop) {
    const torch::NoGradGuard noGrad;
    const PrecisionScope precision(Precision::Float32);
    auto generator = copyOf(model.generatorEma);
    for (int done = 0; done < count && !stop.stop_requested(); done += kAtOnce) {
        const int now = std::min(kAtOnce, count - done);
        std::vector<std::uint32_t> seeds;
        for (int i = 0; i < now; ++i) {
            seeds.push_back(first + std::uint32_t(done + i));
        }
        sink(quantised(generator(
            latentsOf(seeds, model.info.zDim),
            classesInTurn(seeds.front(), now, model.info.cDim),
            NoiseSource{},
            truncationPsi)));
    }
}

void showPictures(const PictureBatch& pictures, int first, const PictureSink& sink) {
    const torch::NoGradGuard noGrad;
    const PrecisionScope precision(Precision::Float32);
    for (int done = first; done < pictures.count(); done += kAtOnce) {
        sink(imagesOf(bytesOf(pictures, done, std::min(kAtOnce, pictures.count() - done))));
    }
}

} // namespace sg
