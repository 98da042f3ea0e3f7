#include "core/train/fade_in_blur.h"

#include "core/kernels/banded_fir.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>

namespace sg {

double fadeInSigma(std::int64_t imagesShown, int batch) {
    const double images = double(batch) * 200.0 / 32.0 * 1000.0;
    return 10.0 * std::max(0.0, 1.0 - double(imagesShown) / images);
}

torch::Tensor fadeInBlur(const torch::Tensor& img, double sigma) {
    const auto size = static_cast<std::int64_t>(std::floor(3.0 * sigma));
    if (size < 1) {
        return img;
    }
    const auto place = torch::arange(-size, size + 1, torch::kFloat64) / sigma;
    const auto bell = torch::exp2(-place.square());
    const auto filter = (bell / bell.sum()).unsqueeze(0);
    const AxisResampling same{1, 1, size, size};
    const auto rows = resampleLastAxis(img, filter, same)[0];
    return resampleLastAxis(rows.transpose(2, 3), filter, same)[0].transpose(2, 3);
}

} // namespace sg
