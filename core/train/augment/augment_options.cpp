#include "core/train/augment/augment_options.h"

#include "core/base/core_text.h"

namespace sg {

Result<AugmentOptions> augmentPreset(std::string_view name) {
    AugmentOptions o;
    const auto blit = [&] { o.xflip = o.rotate90 = o.xint = 1.0; };
    const auto geom = [&] { o.scale = o.rotate = o.aniso = o.xfrac = 1.0; };
    const auto color = [&] { o.brightness = o.contrast = o.lumaflip = o.hue = o.saturation = 1.0; };
    if (name == "none") {
        return o;
    }
    if (name == "blit") {
        blit();
    } else if (name == "geom") {
        geom();
    } else if (name == "color") {
        color();
    } else if (name == "filter") {
        o.imgfilter = 1.0;
    } else if (name == "noise") {
        o.noise = 1.0;
    } else if (name == "cutout") {
        o.cutout = 1.0;
    } else if (
        name == "bg" || name == "bgc" || name == "bgcf" || name == "bgcfn" || name == "bgcfnc") {
        blit();
        geom();
        if (name.size() > 2) {
            color();
        }
        o.imgfilter = name.size() > 3 ? 1.0 : 0.0;
        o.noise = name.size() > 4 ? 1.0 : 0.0;
        o.cutout = name.size() > 5 ? 1.0 : 0.0;
    } else if (name == "diff" || name == "diff-half" || name == "diff-tc") {
        o.diffColour = name == "diff" ? 1.0 : (name == "diff-half" ? 0.5 : 0.0);
        o.diffTranslation = o.diffCutout = true;
    } else {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "There is no augmentation %1; choose none, blit, geom, color, filter, noise, "
                "cutout, bg, bgc, bgcf, bgcfn, bgcfnc, diff, diff-half or diff-tc",
                name));
    }
    return o;
}

bool adapts(const AugmentOptions& options) {
    AugmentOptions ofProbability = options;
    ofProbability.diffColour = 0.0;
    ofProbability.diffTranslation = ofProbability.diffCutout = false;
    return ofProbability != AugmentOptions{};
}

} // namespace sg
