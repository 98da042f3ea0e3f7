#include "core/io/module_writer.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/model/torch.h"

#include <string_view>
#include <utility>
#include <vector>

namespace sg {

namespace {

/// The filters of the augmentation pipe (formats.md 6.5); the official class keeps them as buffers.
torch::Tensor geometryFilter() {
    return torch::tensor(
        {0.01089235,
         0.00246831,
         -0.0834316,
         -0.03416156,
         0.34722894,
         0.5569464,
         0.23895217,
         -0.05136248,
         -0.01489187,
         0.03162528,
         0.00124996,
         -0.00551593});
}

torch::Tensor filterBank() {
    const std::vector<std::vector<int>> halves{
        {-1,   0,    9, 16,  18,   0,    -66,  -144, -207, -256, -297,
         -288, -212, 0, 468, 1056, 1674, 2304, 2918, 3456, 3888, 4096},
        {1,   0,   -9, -16,  -18,   0,     66,    144,  207,  256,  297,
         288, 244, 0,  -756, -1568, -2250, -2304, -806, 1152, 3024, 4096},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -32, 0, 288, 512, 576, 0, -3136, -4608, 2304, 8192},
        {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1024, 0, -9216, 16384}};
    auto bank = torch::zeros({4, 43});
    for (std::int64_t row = 0; row < 4; ++row) {
        for (std::int64_t i = 0; i < 22; ++i) {
            const double tap = halves[std::size_t(row)][std::size_t(i)] / 32768.0;
            bank[row][i] = tap;
            bank[row][42 - i] = tap; // symmetric, the centre last in the table
        }
    }
    return bank;
}

} // namespace

void writeAugmentPipe(pickle::Writer& out, const AugmentState& state) {
    StateDict tensors{
        {"p", torch::tensor(state.p, torch::kFloat32)},
        {"Hz_geom", geometryFilter()},
        {"Hz_fbank", filterBank()}};
    ModuleWriter w(out, std::move(tensors));
    // The default pipe "bgc": every blit, geometry and colour transform once.
    w.module(
        "AugmentPipe",
        "",
        [] {},
        [&] {
            for (const char* on :
                 {"xflip",
                  "rotate90",
                  "xint",
                  "scale",
                  "rotate",
                  "aniso",
                  "xfrac",
                  "brightness",
                  "contrast",
                  "lumaflip",
                  "hue",
                  "saturation"}) {
                w.real(on, 1.0);
            }
            for (const char* off : {"imgfilter", "noise", "cutout"}) {
                w.real(off, 0.0);
            }
            w.real("xint_max", 0.125);
            w.real("scale_std", 0.2);
            w.real("rotate_max", 1.0);
            w.real("aniso_std", 0.2);
            w.real("xfrac_std", 0.125);
            w.real("brightness_std", 0.2);
            w.real("contrast_std", 0.5);
            w.real("hue_max", 1.0);
            w.real("saturation_std", 1.0);
            w.reals("imgfilter_bands", {1, 1, 1, 1});
            w.real("imgfilter_std", 1.0);
            w.real("noise_std", 0.1);
            w.real("cutout_size", 0.5);
        },
        kAugmentShim);
}

} // namespace sg
