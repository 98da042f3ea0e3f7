#pragma once

/// Settings that follow from what is trained on what: shown with their reason, and overridable.

#include <string>
#include <variant>
#include <vector>

namespace sg {

/// What is known before the start.
struct RunFacts {
    int resolution = 256;
    int pictures = 0; ///< in the style set
    int batch = 8;
    bool stylegan3 = false;
    bool fromScratch = false;  ///< the model was never trained (ModelInfo::untrained)
    int cores = 0;             ///< of the processor that trains; 0 = a graphics card
    bool fastBFloat16 = false; ///< the processor multiplies bfloat16 in hardware
};

/// One automatic setting.
struct AutoSetting {
    std::string id;                          ///< "r1_gamma", ... as in `trainParams()`, or one of
                                             ///< "augment", "precision", "freeze" and "method"
    std::variant<double, std::string> value; ///< a text for those four
    std::string reason;                      ///< one plain sentence with its source in brackets
};

/// r1_gamma, ema_kimg, learning_rate, kimg, path_length_weight, augment, ada_kimg (only when the
/// augmentation adapts), precision ("bf16" or "fp32"), freeze (text for `parseFreezePlan`) and
/// method, in this order.
std::vector<AutoSetting> automaticSettings(const RunFacts& facts);

/// Text for `parseFreezePlan` that holds still about half of the critic, the layers nearest the
/// picture; "" below 16 pixels.
std::string halfOfCritic(int resolution);

/// "diff-half" or "bgc" for these facts.
std::string automaticAugmentation(const RunFacts& facts);

} // namespace sg
