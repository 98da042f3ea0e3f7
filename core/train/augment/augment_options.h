#pragma once

/// Which augmentations of StyleGAN2-ADA the critic's pictures go through, and how strongly (Karras
/// et al. 2020, "Training generative adversarial networks with limited data", appendix B;
/// formats.md 6.5).

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace sg {

/// Multipliers of the probability p; 0 = never.
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

    friend bool operator==(const AugmentOptions&, const AugmentOptions&) = default;
};

/// "blit", "geom", "color", "filter", "noise", "cutout", and "bg", "bgc", "bgcf", "bgcfn",
/// "bgcfnc", which add them up; "none". An unknown name is an error that lists these.
Result<AugmentOptions> augmentPreset(std::string_view name);

} // namespace sg
