#include "core/project/auto_settings.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <sstream>

namespace sg {

namespace {

/// With so few pictures a controller of the augmentation has nothing to measure.
constexpr int kFewPictures = 100;

/// Up to here the light augmentation is preferred where resampling would cost most of the time.
constexpr int kSomePictures = 500;
constexpr int kFewCores = 4;

constexpr int kVeryFewPictures = 50;

/// Of R1: 10 below 50 pictures, from there on the less the more there are, none from 500 on.
double leastGamma(int pictures) {
    return pictures >= kSomePictures
               ? 0.0
               : 10.0 * kVeryFewPictures / std::max(kVeryFewPictures, pictures);
}

std::string text(double number) {
    std::ostringstream out;
    out.precision(4);
    out << number;
    return out.str();
}

/// As a sentence begins.
std::string withPictures(int count) {
    return count == 1 ? Core::tr("With 1 picture") : Core::tr("With %1 pictures", count);
}

bool onFewCores(const RunFacts& facts) {
    return facts.cores > 0 && facts.cores <= kFewCores;
}

AutoSetting gamma(const RunFacts& facts) {
    const double side = facts.resolution / 256.0;
    if (facts.stylegan3) {
        return {
            "r1_gamma",
            2.0 * side * side,
            Core::tr("StyleGAN3 at this size: from 0.5 at 128 pixels to 32 at 1024 (Karras et al. "
                     "2021)")};
    }
    const double rule = 0.0002 * facts.resolution * facts.resolution / facts.batch;
    const double least = facts.fromScratch ? 0.0 : leastGamma(facts.pictures);
    const double few = facts.pictures < kVeryFewPictures ? 3.0 * rule : rule;
    if (few < least) {
        return {
            "r1_gamma",
            least,
            Core::tr(
                "No less than %1 with %2 pictures: a smoother critic is safer, and in small "
                "pictures the rule 0.0002 x side^2 / batch gave too little (docs/benchmarks.md)",
                text(least),
                facts.pictures)};
    }
    if (facts.pictures < kVeryFewPictures && !facts.fromScratch) {
        return {
            "r1_gamma",
            3.0 * rule,
            facts.pictures == 1
                ? Core::tr("Three times the rule 0.0002 x side^2 / batch, because with 1 picture a "
                           "smoother critic is safer (few-shot repositories use 10 at 256 pixels)")
                : Core::tr(
                      "Three times the rule 0.0002 x side^2 / batch, because with %1 pictures a "
                      "smoother critic is safer (few-shot repositories use 10 at 256 pixels)",
                      facts.pictures)};
    }
    return {
        "r1_gamma",
        rule,
        Core::tr("0.0002 x side^2 / batch (automatic rule of StyleGAN2-ADA, 2020)")};
}

AutoSetting length(const RunFacts& facts) {
    const int n = facts.pictures;
    if (facts.fromScratch) {
        const double kimg = onFewCores(facts) ? 200.0 : 5000.0;
        return {
            "kimg",
            kimg,
            Core::tr("Learning from nothing takes long; stop as soon as you like what you see "
                     "(StyleGAN2 took 25,000 kimg, Karras et al. 2020)")};
    }
    if (n <= 4) {
        return {
            "kimg",
            4.0,
            Core::tr(
                "%1 more would copy them (near styles need 4 to 8 kimg, few-shot literature)",
                withPictures(n))};
    }
    if (n <= 20) {
        return {
            "kimg",
            8.0,
            Core::tr(
                "Enough for a near style; art takes 16 to 20 kimg (budgets of few-shot papers)")};
    }
    if (n <= 200) {
        return {"kimg", 20.0, Core::tr("What art takes in few-shot papers (CDC: 16 to 20 kimg)")};
    }
    return {
        "kimg",
        onFewCores(facts) ? 50.0 : 200.0,
        onFewCores(facts) ? Core::tr(
                                "As much as a few processor cores do in a day; with %1 pictures "
                                "longer is better (StyleDomain, 2023: 200 kimg)",
                                n)
                          : Core::tr("With %1 pictures longer is better (StyleDomain, 2023)", n)};
}

AutoSetting averaging(const RunFacts& facts, double kimg) {
    const double rule = facts.batch * 10.0 / 32.0;
    const double tenth = kimg / 10.0;
    if (facts.fromScratch || tenth >= rule) {
        return {
            "ema_kimg",
            rule,
            Core::tr("Batch x 10 / 32 kimg (automatic rule of StyleGAN2-ADA, 2020)")};
    }
    const double value = std::max(0.3, tenth);
    return {
        "ema_kimg",
        value,
        Core::tr(
            "A tenth of the run of %1 kimg, so that what you see keeps up (few-shot runs use 0.3 "
            "to 1 kimg)",
            text(kimg))};
}

AutoSetting rate(const RunFacts& facts) {
    if (facts.stylegan3) {
        return {
            "learning_rate",
            0.002,
            Core::tr(
                "The critic's rate of StyleGAN3; its generator takes 0.0025 (Karras et al. 2021)")};
    }
    if (facts.resolution >= 1024) {
        return {
            "learning_rate", 0.002, Core::tr("Rule of StyleGAN2-ADA from 1024 pixels on (2020)")};
    }
    if (facts.pictures < kFewPictures || facts.batch < 8) {
        return {
            "learning_rate",
            0.002,
            Core::tr("The careful end of 0.002 to 0.0025, for few pictures or a small batch "
                     "(few-shot repositories)")};
    }
    return {"learning_rate", 0.0025, Core::tr("Rule of StyleGAN2-ADA below 1024 pixels (2020)")};
}

AutoSetting pathLength(const RunFacts& facts) {
    if (facts.stylegan3) {
        return {
            "path_length_weight",
            0.0,
            Core::tr("StyleGAN3 has no path lengths (Karras et al. 2021)")};
    }
    if (facts.pictures < kFewPictures && !facts.fromScratch) {
        return {
            "path_length_weight",
            0.0,
            Core::tr("Off: it costs a second derivative and the source is smooth already (few-shot "
                     "practice, methods that train few weights)")};
    }
    return {
        "path_length_weight",
        2.0,
        Core::tr("The weight of StyleGAN2 (Karras et al. 2020, appendix B)")};
}

AutoSetting augmentation(const RunFacts& facts) {
    if (automaticAugmentation(facts) == "bgc") {
        return {
            "augment",
            "bgc",
            Core::tr("Moves, turns and colours as far as the critic overfits (ADA, Karras et al. "
                     "2020)")};
    }
    if (facts.pictures < kFewPictures) {
        return {
            "augment",
            "diff-half",
            Core::tr(
                "%1 there is too little to steer by, so a light augmentation is always on; choose "
                "diff-tc when the palette is the style (DiffAugment, Zhao et al. 2020)",
                withPictures(facts.pictures))};
    }
    return {
        "augment",
        "diff-half",
        Core::tr(
            "On %1 cores the resampling of ADA would cost too much time (DiffAugment, Zhao et al. "
            "2020)",
            facts.cores)};
}

AutoSetting precision(const RunFacts& facts) {
    if (facts.fastBFloat16 && !facts.stylegan3) {
        return {
            "precision",
            "bf16",
            Core::tr("On processors like this one training with 16 bit numbers is 1.7 times as "
                     "fast, and three pairs of runs showed no difference in quality "
                     "(docs/performance.md)")};
    }
    return {
        "precision",
        "fp32",
        facts.stylegan3
            ? Core::tr("Shorter numbers were not tried with StyleGAN3 (docs/performance.md)")
            : Core::tr("This processor gains nothing from shorter numbers (docs/performance.md)")};
}

AutoSetting freezing(const RunFacts& facts) {
    if (facts.fromScratch) {
        return {"freeze", "", Core::tr("An untrained critic has nothing that is worth keeping")};
    }
    if (facts.pictures > 1000) {
        return {
            "freeze",
            "",
            Core::tr(
                "With %1 pictures the critic can learn every layer anew (FreezeD helps small sets, "
                "Mo et al. 2020)",
                facts.pictures)};
    }
    return {
        "freeze",
        halfOfCritic(facts.resolution),
        Core::tr("The critic keeps its layers nearest the picture, which is quicker and overfits "
                 "later (FreezeD, Mo et al. 2020); freeze nothing when the texture changes "
                 "completely, as from photos to line art")};
}

AutoSetting method(const RunFacts& facts) {
    if (facts.fromScratch) {
        return {
            "method", "full", Core::tr("There is no source to keep, so every weight is trained")};
    }
    if (facts.pictures > 200) {
        return {
            "method",
            "freezed",
            Core::tr(
                "With %1 pictures every weight of the generator can learn (StyleDomain, 2023)",
                facts.pictures)};
    }
    if (facts.pictures <= 4) {
        return {
            "method",
            "style-offsets",
            Core::tr(
                "%1 only a constant shift of the styles is safe: it cannot collapse (StyleDomain, "
                "2023)",
                withPictures(facts.pictures))};
    }
    if (facts.stylegan3) {
        return {
            "method",
            "affine",
            Core::tr("Restyles without new structure; Affine+ was published for StyleGAN2 only "
                     "(StyleDomain, 2023)")};
    }
    if (facts.pictures <= 20) {
        return {
            "method",
            "affine-light+",
            Core::tr("Nearly everything Affine+ can do with a tenth of its weights (StyleDomain, "
                     "2023)")};
    }
    return {
        "method",
        "affine+",
        Core::tr("Best with 10 pictures at an equal budget, better than all weights (StyleDomain, "
                 "2023, table 4)")};
}

} // namespace

std::string halfOfCritic(int resolution) {
    if (resolution < 16) {
        return "";
    }
    const int levels = int(std::bit_width(unsigned(resolution))) - 1; // log2
    const int blocks = (levels - 2) / 2;                              // of those above d4
    const std::string first = "d" + std::to_string(resolution);
    const int last = resolution >> (blocks - 1);
    return last == resolution ? first + "=0" : first + "-d" + std::to_string(last) + "=0";
}

std::string automaticAugmentation(const RunFacts& facts) {
    const bool light =
        facts.pictures < kFewPictures || (onFewCores(facts) && facts.pictures < kSomePictures);
    return light ? "diff-half" : "bgc";
}

std::vector<AutoSetting> automaticSettings(const RunFacts& facts) {
    std::vector<AutoSetting> settings;
    const AutoSetting run = length(facts);
    settings.push_back(gamma(facts));
    settings.push_back(averaging(facts, std::get<double>(run.value)));
    settings.push_back(rate(facts));
    settings.push_back(run);
    settings.push_back(pathLength(facts));
    settings.push_back(augmentation(facts));
    if (std::get<std::string>(settings.back().value) == "bgc") {
        settings.push_back(
            {"ada_kimg",
             facts.fromScratch ? 500.0 : 100.0,
             facts.fromScratch ? Core::tr("500 kimg from never to always (StyleGAN2-ADA, 2020)")
                               : Core::tr("100 kimg from never to always when a trained model goes "
                                          "on (StyleGAN2-ADA, 2020)")});
    }
    settings.push_back(precision(facts));
    settings.push_back(freezing(facts));
    settings.push_back(method(facts));
    return settings;
}

} // namespace sg
