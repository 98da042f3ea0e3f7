#pragma once

/// Presets by intent: a few settings that belong together, and a sentence that says what for.

#include "core/project/auto_settings.h"
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
    std::optional<double> correspondence; ///< 1 = the usual weight, 0 = off
    std::optional<int> headWarmup;        ///< first steps in which only the critic's last layers
                                          ///< learn
    std::optional<std::string> freeze;    ///< text for `parseFreezePlan`; "" = nothing
    std::string freezeReason;             ///< why these faders, to go on after "Set by LABEL: "
};

/// The four presets for a run with these facts. They fine-tune; with `facts.fromScratch` there is
/// nothing to tune, and all four say the same: everything learns, with the automatic settings.
std::vector<PresetChoice> presetsFor(const RunFacts& facts);

/// Id of the intent to begin with, where nobody has said anything: up to 20 pictures the careful
/// one, but with small models from five on "Strong style", which came nearest to unseen pictures of
/// four styles (docs/benchmarks.md). A model that was never trained is as far away as can be.
std::string_view usualIntent(const RunFacts& facts);

/// One of them by id; nothing for an unknown id.
std::optional<PresetChoice> presetFor(std::string_view id, const RunFacts& facts);

/// Gives `settings` the automatic values for these facts, then those of the preset. Returns the
/// automatic ones that were used, with their reasons. The faders are the caller's:
/// `preset.freeze`.
std::vector<AutoSetting>
applyPreset(const PresetChoice& preset, const RunFacts& facts, TrainSettings& settings);

} // namespace sg
