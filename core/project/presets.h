#pragma once

/// Presets by intent: a few settings that belong together, and a sentence that says what for.

#include "core/project/auto_settings.h"
#include "core/project/gap_kind.h"
#include "core/project/train_settings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// What a preset sets; everything else keeps its value, or the automatic one.
struct PresetChoice {
    std::string id;       ///< "quick-taste", "faithful", "strong-style", "far-domain"
    std::string label;    ///< "Quick taste"
    std::string sentence; ///< one plain sentence: when to take it and what to expect
    std::string method;   ///< "full", "freezed", "style-offsets", "w-offsets", "affine", "affine+",
                          ///< "affine-light+"
    std::optional<std::string> augment;   ///< name for `augmentPreset`
    std::optional<double> kimg;           ///< length
    std::optional<double> emaKimg;        ///< half-life of the average
    std::optional<double> learningRate;   ///< of the critic; a method scales the generator's by
                                          ///< itself
    std::optional<double> cooldown;       ///< last share of the run, in which that rate falls
    std::optional<double> instanceNoise;  ///< grain over what the critic sees
    std::optional<double> averagePull;    ///< weight of the pull of samples' average
    std::optional<double> correspondence; ///< 1 = the usual weight, 0 = off
    std::optional<int> headWarmup;        ///< first steps in which only the critic's last layers
                                          ///< learn
    std::optional<std::string> freeze;    ///< text for `parseFreezePlan`; "" = nothing
    std::string freezeReason;             ///< why these faders, to go on after "Set by LABEL: "
};

/// The four presets for a run with these facts. They fine-tune; with `facts.fromScratch` there is
/// nothing to tune, and all four say the same: everything learns, with the automatic settings.
std::vector<PresetChoice> presetsFor(const RunFacts& facts);

/// Pictures that another subject wants at least.
inline constexpr int kLeastForFar = 20;

/// Another look takes all weights of so small a model, and there are pictures enough for that:
/// StyleGAN2 up to 128 pixels, from five pictures on (docs/benchmarks.md).
bool needsAllWeights(const RunFacts& facts);

/// Id of the intent to take, with what is known; the only place that chooses one.
///
/// Without a gap the careful one up to 20 pictures, else "Strong style"; also where all weights
/// are needed, because there it came nearest to unseen pictures of four styles, and of robots.
///
/// With one: near "faithful", texture "strong-style", far "far-domain", nuisance "quick-taste";
/// where all weights are needed near "strong-style" too, and far as well below kLeastForFar
/// pictures. Empty where there is nothing to learn (None) or nothing to hope for (Hopeless).
///
/// A model that was never trained is as far away as can be, whatever its gap.
std::string_view intentFor(const RunFacts& facts, std::optional<GapKind> gap = std::nullopt);

/// One of them by id; nothing for an unknown id.
std::optional<PresetChoice> presetFor(std::string_view id, const RunFacts& facts);

/// Gives `settings` the automatic values for these facts, then those of the preset. Returns the
/// automatic ones that were used, with their reasons. The faders are the caller's:
/// `preset.freeze`.
std::vector<AutoSetting>
applyPreset(const PresetChoice& preset, const RunFacts& facts, TrainSettings& settings);

} // namespace sg
