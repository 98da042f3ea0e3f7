#include "core/project/presets.h"

#include <algorithm>
#include <utility>

namespace sg {

namespace {

constexpr int kFew = 20; ///< pictures that a model learns by heart sooner than their style
constexpr int kVeryFew = 5;

/// Up to this side (pixels) a model is so small that another style needs all its weights: with ten
/// pictures that came nearer to the style than Affine+ and no less varied (docs/benchmarks.md).
constexpr int kSmall = 128;

/// Share of the run in which the steps get shorter: fewer smudges at the end (docs/benchmarks.md).
constexpr double kCalmEnding = 0.4;

/// Grain over what the critic sees, where all weights of a small model learn. Drawings have exactly
/// flat colours, by which a critic tells them from anything generated long before it looks at
/// shapes (docs/benchmarks.md).
constexpr double kCriticNoise = 0.04;

double criticNoiseFor(const RunFacts& facts) {
    return needsAllWeights(facts) ? kCriticNoise : 0.0;
}

/// There too, samples as a whole drift away from the pictures' colours, which such a critic is slow
/// to notice (docs/benchmarks.md).
double averagePullFor(const RunFacts& facts) {
    return needsAllWeights(facts) ? 2.0 : 0.0;
}

/// Half-life of the average in kimg. Where all weights of a small model learn from a few pictures,
/// equal runs ended a third apart in their distances; a longer average steadies them
/// (docs/benchmarks.md).
double averageFor(const RunFacts& facts) {
    return needsAllWeights(facts) ? 3.0 : 1.0;
}

/// The correspondence term serves 5 to 20 pictures near the source; with a single one its
/// recall is 0 (methods.md 2.4). StyleGAN3's layers have no taps for it.
double correspondenceFor(const RunFacts& facts) {
    return !facts.stylegan3 && facts.pictures >= 5 && facts.pictures <= kFew ? 1.0 : 0.0;
}

/// `methodPlus` trains a block as well; StyleGAN3 can, too, but that was not published.
std::string affineFor(const RunFacts& facts, const char* methodPlus) {
    return facts.stylegan3 ? "affine" : methodPlus;
}

/// Why half of the critic is held, where there is half of one to hold.
std::string reasonToHold(const RunFacts& facts) {
    return halfOfCritic(facts.resolution).empty()
               ? "a model this small has no layers to spare."
               : "the critic keeps its layers nearest the picture, which is quicker and puts off "
                 "its learning your pictures by heart (FreezeD, Mo et al. 2020).";
}

PresetChoice quickTaste(const RunFacts& facts) {
    return {
        "quick-taste",
        "Quick taste",
        "See in a few minutes where your pictures pull the model: only a shift of its styles is "
        "learned.",
        "style-offsets",
        "diff-half",
        1.0,
        0.1,
        0.002,
        kCalmEnding,
        0.0,
        0.0,
        0.0,
        25,
        halfOfCritic(facts.resolution),
        reasonToHold(facts)};
}

PresetChoice faithful(const RunFacts& facts) {
    const bool few = facts.pictures < kVeryFew;
    return {
        "faithful",
        "Faithful to the source",
        "Keep what the model knows, such as poses and faces, and give it your look: choose it "
        "when your pictures show the same subject.",
        few ? "style-offsets" : affineFor(facts, "affine-light+"),
        automaticAugmentation(facts),
        few ? 4.0 : 6.0,
        few ? 0.4 : 0.6,
        0.002,
        kCalmEnding,
        0.0,
        0.0,
        correspondenceFor(facts),
        100,
        halfOfCritic(facts.resolution),
        reasonToHold(facts)};
}

PresetChoice strongStyle(const RunFacts& facts) {
    return {
        "strong-style",
        "Strong style",
        "Let strokes and textures become those of your pictures, also where shapes have to give "
        "way.",
        facts.pictures > 200 || needsAllWeights(facts) ? "full" : affineFor(facts, "affine+"),
        automaticAugmentation(facts),
        facts.pictures > kFew || needsAllWeights(facts) ? 20.0 : 16.0,
        averageFor(facts),
        0.002,
        kCalmEnding,
        criticNoiseFor(facts),
        averagePullFor(facts),
        0.0,
        100,
        "",
        "nothing is frozen, because frozen layers would hold on to the old texture."};
}

PresetChoice farDomain(const RunFacts& facts) {
    const bool full = facts.pictures > kFew || facts.stylegan3 || needsAllWeights(facts);
    return {
        "far-domain",
        "Far away domain",
        "For pictures of something else than the model shows, as from faces to cats: it takes "
        "long and wants at least 20 pictures.",
        full ? "full" : "affine+",
        automaticAugmentation(facts),
        facts.pictures > 200 ? 200.0 : 50.0,
        averageFor(facts),
        facts.pictures < 100 ? 0.002 : 0.0025,
        kCalmEnding,
        criticNoiseFor(facts),
        averagePullFor(facts),
        0.0,
        250,
        "",
        "nothing is frozen, because so different a subject needs every layer."};
}

/// The intents are about what becomes of the source, and here is none. What is not named is left to
/// the automatic settings. There is no calm ending, since nobody knows where such a run ends.
PresetChoice fromNothing(PresetChoice preset) {
    preset.sentence = "This model was never trained, so every intent does the same: it learns from "
                      "nothing, which takes long.";
    preset.method = "full";
    preset.augment.reset();
    preset.kimg.reset();
    preset.emaKimg.reset();
    preset.learningRate.reset();
    preset.cooldown = 0.0;
    preset.instanceNoise = 0.0;
    preset.averagePull = 0.0;
    preset.correspondence = 0.0;
    preset.headWarmup = 0;
    preset.freeze = "";
    preset.freezeReason =
        "nothing is frozen, because an untrained model has nothing that is worth keeping.";
    return preset;
}

} // namespace

std::vector<PresetChoice> presetsFor(const RunFacts& facts) {
    std::vector<PresetChoice> presets{
        quickTaste(facts), faithful(facts), strongStyle(facts), farDomain(facts)};
    if (facts.fromScratch) {
        std::ranges::transform(presets, presets.begin(), fromNothing);
    }
    return presets;
}

bool needsAllWeights(const RunFacts& facts) {
    return !facts.stylegan3 && facts.resolution <= kSmall && facts.pictures >= kVeryFew;
}

std::string_view intentFor(const RunFacts& facts, std::optional<GapKind> gap) {
    if (facts.fromScratch) {
        return "far-domain";
    }
    if (!gap) {
        return facts.pictures <= kFew && !needsAllWeights(facts) ? "faithful" : "strong-style";
    }
    switch (*gap) {
    case GapKind::None:
    case GapKind::Hopeless:
        break;
    case GapKind::Nuisance:
        return "quick-taste";
    case GapKind::Near:
        return needsAllWeights(facts) ? "strong-style" : "faithful";
    case GapKind::Texture:
        return "strong-style";
    case GapKind::Far:
        // With ten pictures of robots it was nearer to unseen ones than doing nothing and than
        // copying them (docs/benchmarks.md); the far longer run was tried on none so few.
        return needsAllWeights(facts) && facts.pictures < kLeastForFar ? "strong-style"
                                                                       : "far-domain";
    }
    return {};
}

std::optional<PresetChoice> presetFor(std::string_view id, const RunFacts& facts) {
    for (PresetChoice& preset : presetsFor(facts)) {
        if (preset.id == id) {
            return std::move(preset);
        }
    }
    return std::nullopt;
}

std::vector<AutoSetting>
applyPreset(const PresetChoice& preset, const RunFacts& facts, TrainSettings& settings) {
    std::vector<AutoSetting> used;
    for (AutoSetting& automatic : automaticSettings(facts)) {
        if (automatic.id == "freeze" || automatic.id == "method") {
            continue; // the preset has its own
        }
        if (automatic.id == "precision") {
            settings.bfloat16 = std::get<std::string>(automatic.value) == "bf16";
        } else if (automatic.id == "augment") {
            settings.augment = std::get<std::string>(automatic.value);
        } else {
            setValue(settings, automatic.id, std::get<double>(automatic.value));
        }
        used.push_back(std::move(automatic));
    }
    settings.method = preset.method;
    settings.augment = preset.augment.value_or(settings.augment);
    settings.kimg = preset.kimg.value_or(settings.kimg);
    settings.emaKimg = preset.emaKimg.value_or(settings.emaKimg);
    settings.learningRate = preset.learningRate.value_or(settings.learningRate);
    settings.cooldown = preset.cooldown.value_or(settings.cooldown);
    settings.instanceNoise = preset.instanceNoise.value_or(settings.instanceNoise);
    settings.averagePull = preset.averagePull.value_or(settings.averagePull);
    settings.correspondence = preset.correspondence.value_or(settings.correspondence);
    settings.headWarmup = preset.headWarmup.value_or(settings.headWarmup);
    return used;
}

} // namespace sg
