#include "core/train/augment/augment_pipe.h"

#include "core/model/torch.h"
#include "core/train/augment/band_filter.h"
#include "core/train/augment/colour.h"
#include "core/train/augment/geometry.h"

namespace sg {

torch::Tensor
augment(const torch::Tensor& img, const AugmentOptions& o, double p, AugmentDraws& draws) {
    const bool geometry =
        o.xflip + o.rotate90 + o.xint + o.scale + o.rotate + o.aniso + o.xfrac > 0;
    const bool colour = o.brightness + o.contrast + o.lumaflip + o.hue + o.saturation > 0;
    if (p <= 0.0 && !draws.percentile()) {
        return img;
    }
    auto x = img;
    if (geometry) {
        x = applyGeometry(x, drawGeometry(o, p, img.size(0), img.size(2), img.size(3), draws));
    }
    if (colour) {
        x = applyColour(x, drawColour(o, p, img.size(0), img.size(1), draws));
    }
    if (o.imgfilter > 0.0) {
        x = applyBandFilter(x, o, p, draws);
    }
    if (o.noise > 0.0) {
        x = applyGrain(x, o, p, draws);
    }
    if (o.cutout > 0.0) {
        x = applyCutout(x, o, p, draws);
    }
    return x;
}

} // namespace sg
