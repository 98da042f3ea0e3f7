#include "core/measure/gap_verdict.h"

#include "core/base/core_text.h"
#include "core/project/presets.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace sg {

namespace {

// docs/gap.md has the numbers that these are set by, and says which are judgement.

constexpr double kAlike = 0.65; ///< accuracy up to which two sets are one
constexpr double kNearlyAlike = 0.8;
constexpr double kByChance = 0.05; ///< p from which a distance may be chance
constexpr double kSameOutline = 0.95;
constexpr double kForeignOutline = 0.7;
constexpr double kNoOutline = 0.35;
constexpr double kFewShapes = 0.6; ///< excess up to which poses and heads stay
constexpr double kLittleRecall = 0.12;
constexpr double kNoRecall = 0.05;
constexpr double kShift = 0.06; ///< that is worth a crop, in sides
constexpr double kScale = 0.15;

/// Of the model's own pictures the search has to find something, or it says nothing of others.
constexpr double kLeastFound = 0.1;

bool oneSet(const GapReport& report) {
    return report.spaces.front().gap.kernelP > kByChance &&
           std::ranges::all_of(
               report.spaces, [](const SpaceGap& space) { return space.gap.accuracy <= kAlike; });
}

/// Features hardly see where in the frame things are; outlines do.
bool misplaced(const NuisanceGap& n) {
    constexpr double kBetter = 0.05;
    const bool elsewhere =
        std::max(std::abs(n.right), std::abs(n.down)) >= kShift || std::abs(n.scale - 1) >= kScale;
    return elsewhere && n.outlineAfter >= kForeignOutline &&
           n.outlineAfter - n.outlineBefore >= kBetter;
}

double bestRecall(const GapReport& report) {
    double best = 0.0;
    for (const auto& space : report.spaces) {
        best = std::max(best, space.recall);
    }
    return best;
}

GapKind kindOf(const GapReport& report) {
    const auto& nuisance = report.nuisance;
    if (oneSet(report) && !misplaced(nuisance)) {
        return GapKind::None;
    }
    if (nuisance.outlineAfter < kNoOutline && bestRecall(report) < kNoRecall) {
        return GapKind::Hopeless;
    }
    if (nuisance.outlineAfter < kForeignOutline && report.spaces.front().recall < kLittleRecall) {
        return GapKind::Far;
    }
    if (shapeExcess(report) > kFewShapes) {
        return GapKind::Texture;
    }
    const bool gone = nuisance.both.accuracy <= kNearlyAlike && nuisance.both.kernelP > kByChance;
    return gone && nuisance.outlineAfter >= kSameOutline ? GapKind::Nuisance : GapKind::Near;
}

std::string percent(double share) {
    return std::to_string(std::lround(100.0 * share)) + " %";
}

std::string decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

double distance(const Colour& a, const Colour& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

void addColour(const GapReport& report, std::vector<std::string>& reasons) {
    const auto& raw = report.spaces.front().gap;
    const auto& recoloured = report.nuisance.recoloured;
    if (raw.kernelP > kByChance || recoloured.kernel > 0.5 * raw.kernel) {
        return;
    }
    const double part = 1.0 - std::max(recoloured.kernel, 0.0) / raw.kernel;
    reasons.push_back(Core::tr(
        "Colours make %1 of the distance in rand64: where the colours are not the style, match "
        "them to the model's first.",
        percent(part)));
}

void addPlace(const GapReport& report, std::vector<std::string>& reasons) {
    if (!misplaced(report.nuisance)) {
        return;
    }
    const auto& n = report.nuisance;
    std::string how;
    const auto add = [&how](const std::string& part) { how += (how.empty() ? "" : ", ") + part; };
    if (std::abs(n.right) >= kShift / 2) {
        const auto far = percent(std::abs(n.right));
        add(n.right > 0 ? Core::tr("%1 to the right", far) : Core::tr("%1 to the left", far));
    }
    if (std::abs(n.down) >= kShift / 2) {
        const auto far = percent(std::abs(n.down));
        add(n.down > 0 ? Core::tr("%1 down", far) : Core::tr("%1 up", far));
    }
    if (std::abs(n.scale - 1.0) >= 0.05) {
        add(Core::tr("%1 times as large", decimal(n.scale)));
    }
    reasons.push_back(Core::tr(
        "Alignment: the pictures lie elsewhere in the frame than the model's. Crop them so that "
        "the subject comes %1; training hardly makes up for that.",
        how));
}

void addBackground(const GapReport& report, std::vector<std::string>& reasons) {
    constexpr double kOther = 0.2;
    constexpr double kVaried = 0.05;
    const auto& n = report.nuisance;
    const bool other = distance(n.pictureBackground, n.sampleBackground) > kOther;
    const bool one = n.sampleBackgroundSpread > kVaried &&
                     n.pictureBackgroundSpread < 0.25 * n.sampleBackgroundSpread;
    if (one) {
        reasons.push_back(Core::tr(
            "Background: all pictures have about %1, the model's vary; the tuned model will draw "
            "that one background.",
            colourCode(n.pictureBackground)));
    } else if (other) {
        reasons.push_back(Core::tr(
            "Background: the pictures' is %1 on average, the model's %2.",
            colourCode(n.pictureBackground),
            colourCode(n.sampleBackground)));
    }
}

void addEvidence(const GapReport& report, std::vector<std::string>& reasons) {
    const auto& raw = report.spaces.front().gap;
    std::string others;
    for (std::size_t s = 1; s < report.spaces.size(); ++s) {
        others +=
            ", " + percent(report.spaces[s].gap.accuracy) + " (" + report.spaces[s].name + ")";
    }
    reasons.push_back(Core::tr(
        "By its nearest neighbour a picture is told from a sample in %1 of cases (rand64)%2; 50 % "
        "would be one kind of picture.",
        percent(raw.accuracy),
        others));
    reasons.push_back(Core::tr(
        "The model as it is misses %1 of the pictures' shapes (0 % = it draws them as well as its "
        "own, 100 % = no better than its average picture). Average outlines correlate by %2, and "
        "%3 of the pictures lie among its samples (rand64).",
        percent(std::max(shapeExcess(report), 0.0)),
        decimal(report.nuisance.outlineAfter),
        percent(report.spaces.front().recall)));
}

std::string nearSentence(const std::string& preset) {
    if (preset == "strong-style") {
        return Core::tr(
            "The same subject in another look: take \"Strong style\". \"Faithful to the source\" "
            "would keep more of faces and poses, but in so small a model it stays smudged.");
    }
    return Core::tr("The same subject in another look: \"Faithful to the source\" keeps faces and "
                    "poses, \"Strong style\" comes nearer to the pictures.");
}

std::string farSentence(const std::string& preset, int pictures) {
    if (preset == "strong-style") {
        return Core::tr(
            "These pictures are far from what the model draws, perhaps of another subject. "
            "\"Strong style\" will learn their look, but many results will be mixtures of both. A "
            "model of a nearer subject would do better, or at least %1 pictures.",
            kLeastForFar);
    }
    if (pictures < kLeastForFar) {
        return Core::tr(
            "These pictures are far from what the model draws, perhaps of another subject. With "
            "%1 of them it will hardly work: take a model of a nearer subject, or at least %2 "
            "pictures and \"Far away domain\".",
            pictures,
            kLeastForFar);
    }
    return Core::tr("These pictures are far from what the model draws, perhaps of another subject. "
                    "Take \"Far away domain\", and expect a long training.");
}

std::string sentenceFor(GapKind kind, const std::string& preset, const RunFacts& facts) {
    if (facts.fromScratch) {
        return Core::tr("This model was never trained, so its distance from the pictures says "
                        "nothing: every intent does the same, and it takes long.");
    }
    switch (kind) {
    case GapKind::None:
        return Core::tr("The model already draws such pictures: there is nothing to learn from "
                        "them that these measures can see.");
    case GapKind::Nuisance:
        return Core::tr(
            "The pictures differ from what the model draws in colours or place, hardly in shapes. "
            "Mend that first, or take \"Quick taste\".");
    case GapKind::Near:
        return nearSentence(preset);
    case GapKind::Texture:
        return Core::tr("The same subject, drawn quite differently: take \"Strong style\", and "
                        "expect shapes to change.");
    case GapKind::Far:
        return farSentence(preset, facts.pictures);
    case GapKind::Hopeless:
        return Core::tr(
            "This will not work: the model draws nothing like these pictures, neither in outline "
            "nor in any detail. Take another model or other pictures.");
    }
    return {};
}

} // namespace

double excessOf(const BandGap& band) {
    const double missed = std::min(band.pictures, band.aligned);
    return (missed - band.own) / std::max(1.0 - band.own, kLeastFound);
}

double shapeExcess(const GapReport& report) {
    double sum = 0.0;
    int count = 0;
    for (const auto& band : report.bands) {
        if (band.resolution >= 8 && band.resolution <= report.bands.back().resolution / 4) {
            sum += excessOf(band);
            ++count;
        }
    }
    if (count > 0) {
        return sum / count;
    }
    return report.bands.empty() ? 0.0 : excessOf(report.bands.back());
}

GapVerdict judgeGap(const GapReport& report, const RunFacts& facts) {
    GapVerdict verdict;
    verdict.kind = kindOf(report);
    verdict.preset = intentFor(facts, verdict.kind);
    verdict.sentence = sentenceFor(verdict.kind, verdict.preset, facts);
    if (report.pictures < 5) {
        verdict.reasons.push_back(
            Core::tr("Fewer than five pictures tell little about a gap: take this as a hint."));
    }
    if (verdict.kind != GapKind::None && verdict.kind != GapKind::Hopeless) {
        addColour(report, verdict.reasons);
        addPlace(report, verdict.reasons);
        addBackground(report, verdict.reasons);
    }
    addEvidence(report, verdict.reasons);
    return verdict;
}

std::string colourCode(const Colour& colour) {
    char text[8];
    std::snprintf(
        text,
        sizeof text,
        "#%02x%02x%02x",
        unsigned(std::lround(colour[0] * 255.0)),
        unsigned(std::lround(colour[1] * 255.0)),
        unsigned(std::lround(colour[2] * 255.0)));
    return text;
}

std::string gapKindId(GapKind kind) {
    switch (kind) {
    case GapKind::None:
        return "none";
    case GapKind::Nuisance:
        return "nuisance";
    case GapKind::Near:
        return "near";
    case GapKind::Texture:
        return "texture";
    case GapKind::Far:
        return "far";
    case GapKind::Hopeless:
        return "hopeless";
    }
    return {};
}

} // namespace sg
