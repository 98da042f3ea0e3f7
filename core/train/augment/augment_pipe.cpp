#include "core/train/augment/augment_pipe.h"

#include "core/model/torch.h"
#include "core/train/augment/band_filter.h"
#include "core/train/augment/colour.h"
#include "core/train/augment/diff_augment.h"
#include "core/train/augment/geometry.h"

namespace sg {

namespace {

/// Those of StyleGAN2-ADA.
torch::Tensor
augmentWithProbability(torch::Tensor x, const AugmentOptions& o, double p, AugmentDraws& draws) {
    const bool geometry =
        o.xflip + o.rotate90 + o.xint + o.scale + o.rotate + o.aniso + o.xfrac > 0;
    const bool colour = o.brightness + o.contrast + o.lumaflip + o.hue + o.saturation > 0;
    if (geometry) {
        x = applyGeometry(x, drawGeometry(o, p, x.size(0), x.size(2), x.size(3), draws));
    }
    if (colour) {
        x = applyColour(x, drawColour(o, p, x.size(0), x.size(1), draws));
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

} // namespace

torch::Tensor
augment(const torch::Tensor& img, const AugmentOptions& o, double p, AugmentDraws& draws) {
    auto x = img;
    if (p > 0.0 || draws.percentile()) {
        x = augmentWithProbability(x, o, p, draws);
    }
    if (o.diffColour > 0.0) {
        x = diffColour(x, o.diffColour, draws);
    }
    if (o.diffTranslation) {
        x = diffTranslation(x, draws);
    }
    if (o.diffCutout) {
        x = diffCutout(x, draws);
    }
    return x;
}

} // namespace sg
