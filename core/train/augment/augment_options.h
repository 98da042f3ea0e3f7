#pragma once

/// Which augmentations the critic's pictures go through, and how strongly: those of StyleGAN2-ADA
/// (Karras et al. 2020, "Training generative adversarial networks with limited data", appendix B;
/// formats.md 6.5), each met with a probability, and those of DiffAugment (Zhao et al. 2020,
/// "Differentiable augmentation for data-efficient GAN training"), which are always on.

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace sg {

/// Numbers are multipliers of the probability p, 0 = never; p has no meaning for those of
/// DiffAugment.
struct AugmentOptions {
    double xflip = 0.0;
    double rotate90 = 0.0;
    double xint = 0.0; ///< translation by whole pixels
    double scale = 0.0;
    double rotate = 0.0;
    double aniso = 0.0;
    double xfrac = 0.0; ///< translation by any amount
    double brightness = 0.0;
    double contrast = 0.0;
    double lumaflip = 0.0;
    double hue = 0.0;
    double saturation = 0.0;
    double imgfilter = 0.0;
    double noise = 0.0;
    double cutout = 0.0;
    double diffColour = 0.0; ///< brightness, saturation and contrast, of this share of pictures
    bool diffTranslation = false; ///< by up to an eighth of the side
    bool diffCutout = false;      ///< a square of half the side

    friend bool operator==(const AugmentOptions&, const AugmentOptions&) = default;
};

/// "blit", "geom", "color", "filter", "noise", "cutout", and "bg", "bgc", "bgcf", "bgcfn",
/// "bgcfnc", which add them up; "diff", all of DiffAugment; "diff-half", its colours for every
/// other picture, so that the rest still show the critic which colours are right (as p below 0.8
/// does in ADA); "diff-tc", its translation and cutout only, for when the palette is the style;
/// "none". An unknown name is an error that lists these.
Result<AugmentOptions> augmentPreset(std::string_view name);

/// Some augmentation comes with the probability p: only then is there a p to steer by r_t.
bool adapts(const AugmentOptions& options);

} // namespace sg
