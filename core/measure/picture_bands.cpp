#include "core/measure/picture_bands.h"

#include "core/model/torch.h"

#include <algorithm>

namespace sg {

std::vector<torch::Tensor> pictureBands(const torch::Tensor& img) {
    std::vector<torch::Tensor> bands;
    auto x = img;
    while (x.size(2) > 4 && x.size(2) % 2 == 0) {
        const auto smaller = torch::avg_pool2d(x, 2);
        bands.push_back(x - torch::upsample_bilinear2d(smaller, {x.size(2), x.size(3)}, false));
        x = smaller;
    }
    bands.push_back(x);
    std::reverse(bands.begin(), bands.end());
    return bands;
}

} // namespace sg
