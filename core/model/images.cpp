#include "core/model/images.h"

#include "core/model/numpy_random.h"
#include "core/model/torch.h"

#include <cstring>

namespace sg {

torch::Tensor latentsOf(const std::vector<std::uint32_t>& seeds, int zDim) {
    auto z = torch::empty({std::int64_t(seeds.size()), zDim});
    auto values = z.accessor<float, 2>();
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        const auto normals = numpyNormals(seeds[i], zDim);
        for (int k = 0; k < zDim; ++k) {
            values[std::int64_t(i)][k] = static_cast<float>(normals[std::size_t(k)]);
        }
    }
    return z;
}

torch::Tensor oneHot(int classIndex, int count, int cDim) {
    if (cDim == 0) {
        return {};
    }
    auto c = torch::zeros({count, cDim});
    c.select(1, classIndex).fill_(1.0);
    return c;
}

Image toImage(const torch::Tensor& img) {
    const auto bytes = (img.detach() * 127.5 + 128)
                           .clamp(0, 255)
                           .to(torch::kUInt8)
                           .permute({1, 2, 0})
                           .to(torch::kCPU)
                           .contiguous();
    Image image({int(bytes.size(1)), int(bytes.size(0))}, int(bytes.size(2)));
    std::memcpy(image.pixels.data(), bytes.data_ptr<std::uint8_t>(), image.pixels.size());
    return image;
}

} // namespace sg
