#include "core/model/picture_tensors.h"

#include "core/model/torch.h"

#include <cstring>

namespace sg {

torch::Tensor bytesOf(const PictureBatch& pictures, int first, int count) {
    auto hwc = torch::empty(
        {count, pictures.resolution, pictures.resolution, pictures.channels}, torch::kUInt8);
    const std::size_t each = std::size_t(pictures.resolution) * std::size_t(pictures.resolution) *
                             std::size_t(pictures.channels);
    TORCH_CHECK(
        pictures.pixels.size() == each * std::size_t(pictures.count()) && first >= 0 &&
            first + count <= pictures.count(),
        "the pictures are not of the size they are said");
    std::memcpy(hwc.data_ptr(), pictures.pixels.data() + each * std::size_t(first), hwc.nbytes());
    return hwc;
}

torch::Tensor bytesOf(const PictureBatch& pictures) {
    return bytesOf(pictures, 0, pictures.count());
}

torch::Tensor signedOf(const torch::Tensor& bytes) {
    TORCH_CHECK(bytes.scalar_type() == torch::kUInt8, "pictures are kept as bytes");
    return bytes.to(torch::kFloat32).div_(127.5).sub_(1.0);
}

torch::Tensor imagesOf(const torch::Tensor& bytes) {
    return signedOf(bytes.permute({0, 3, 1, 2}));
}

torch::Tensor tensorOf(const PictureBatch& pictures) {
    return imagesOf(bytesOf(pictures));
}

torch::Tensor tensorOf(const PictureBatch& pictures, int index) {
    return imagesOf(bytesOf(pictures, index, 1))[0];
}

} // namespace sg
