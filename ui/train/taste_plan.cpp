#include "ui/train/taste_plan.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr std::size_t kMost = 6;
constexpr int kLargestBatch = 8;       ///< a taste is about many steps, not about steady ones
constexpr double kAverageShare = 0.1;  ///< half-life of the average, of the whole way
constexpr int kWarmUpShare = 10;       ///< the warm-up is at most one step in so many
constexpr std::size_t kFineGroups = 3; ///< the two finest resolutions and the colours

std::string tr(const char* text) {
    return QCoreApplication::translate("sg", text).toStdString();
}

using Groups = std::vector<std::string>;

Groups generatorGroups(const PlannedRun& base) {
    Groups ids;
    for (const LayerGroup& group : base.source.info.groups) {
        if (!group.discriminator) {
            ids.push_back(group.id);
        }
    }
    return ids;
}

std::string frozen(const Groups& groups) {
    std::string text;
    for (const std::string& id : groups) {
        text += (text.empty() ? "" : ",") + id + "=0";
    }
    return text;
}

/// A strong style that lets pose and shape be; only StyleGAN2 has layers for them.
std::optional<PresetChoice> posesKept(PresetChoice strong, const Groups& groups) {
    const Groups pose{"mapping", "g4", "g8"};
    if (groups.size() <= pose.size() + kFineGroups ||
        !std::equal(pose.begin(), pose.end(), groups.begin())) {
        return std::nullopt;
    }
    strong.label = tr("Strong style, poses kept");
    strong.sentence = tr("As strong, but who stands how stays as in the source: choose it when "
                         "your pictures have one pose only.");
    strong.freeze = frozen(pose);
    strong.freezeReason = tr("pose and shape are held, so that they stay those of the source.");
    return strong;
}

std::optional<PresetChoice> onlyTexture(PresetChoice strong, const Groups& groups) {
    if (groups.size() <= kFineGroups + 1) {
        return std::nullopt;
    }
    strong.label = tr("Only texture and colour");
    strong.sentence = tr("Strokes, grain and colours follow your pictures; every shape stays as in "
                         "the source.");
    strong.freeze = frozen(Groups(groups.begin(), groups.end() - kFineGroups));
    strong.freezeReason =
        tr("only the two finest resolutions and the colours are free, so that shapes stay.");
    return strong;
}

std::vector<PresetChoice> presetsToTaste(const RunFacts& facts, const Groups& groups) {
    std::vector<PresetChoice> presets = presetsFor(facts);
    if (facts.fromScratch) {
        return presets; // nothing of the source is worth holding
    }
    if (const auto strong = presetFor("strong-style", facts)) {
        for (auto& variant : {posesKept(*strong, groups), onlyTexture(*strong, groups)}) {
            if (variant) {
                presets.push_back(*variant);
            }
        }
    }
    return presets;
}

PresetChoice asItIs() {
    PresetChoice preset;
    preset.label = tr("As set up now");
    preset.sentence = tr("The settings and faders that the window shows.");
    return preset;
}

/// Nothing is kept of a short run but its pictures.
TrainConfig shortRun(const TrainConfig& base, const TrainSettings& settings, FreezePlan freeze) {
    TrainConfig config;
    config.model = base.model;
    config.pictures = base.pictures;
    config.importOptions = base.importOptions;
    config.settings = settings;
    config.freeze = std::move(freeze);
    config.checkpointEvery = config.tileEvery = std::chrono::seconds(0);
    config.undoBytes = 0;
    config.watch = false;
    return config;
}

} // namespace

TrainSettings shortened(TrainSettings settings, int steps) {
    // Whole parts, so that a batch that can be worked through stays one.
    const int part = settings.batch / std::max(1, settings.accumulate);
    if (settings.batch > kLargestBatch) {
        settings.accumulate = std::max(1, kLargestBatch / part);
        settings.batch = std::min(part, kLargestBatch) * settings.accumulate;
    }
    settings.kimg = (steps - 0.5) * settings.batch / 1000.0; // not one step more by rounding
    settings.emaKimg = std::min(settings.emaKimg, kAverageShare * settings.kimg);
    settings.cooldown = 0.0; // it belongs to the end of the whole run
    settings.headWarmup = std::min(settings.headWarmup, steps / kWarmUpShare);
    return settings;
}

std::vector<TasteCandidate> tasteCandidates(const PlannedRun& base, RunFacts facts, int steps) {
    facts.batch = shortened(base.config.settings, steps).batch;
    std::vector<TasteCandidate> candidates;
    const auto add = [&](const PresetChoice& preset, TrainSettings settings, FreezePlan freeze) {
        settings = shortened(std::move(settings), steps);
        const bool known = std::ranges::any_of(candidates, [&](const TasteCandidate& other) {
            return other.config.settings == settings && other.config.freeze == freeze;
        });
        if (!known) {
            candidates.push_back(
                {preset, shortRun(base.config, settings, std::move(freeze)), steps});
        }
    };
    for (const PresetChoice& preset : presetsToTaste(facts, generatorGroups(base))) {
        TrainSettings settings = base.config.settings;
        applyPreset(preset, facts, settings);
        if (auto freeze = parseFreezePlan(preset.freeze.value_or(""), base.source.info.groups)) {
            add(preset, settings, std::move(*freeze));
        }
    }
    candidates.resize(std::min(candidates.size(), kMost - 1));
    add(asItIs(), base.config.settings, base.config.freeze);
    if (candidates.back().preset.id.empty()) { // first, unless it is one of the others
        std::ranges::rotate(candidates, candidates.end() - 1);
    }
    return candidates;
}

} // namespace sg
