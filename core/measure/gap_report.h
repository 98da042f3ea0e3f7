#pragma once

/// How far pictures are from what a model draws, in numbers and in words. No Torch here.

#include "core/project/gap_kind.h"

#include <array>
#include <string>
#include <vector>

namespace sg {

/// Two sets of pictures in one feature space.
struct SetGap {
    double accuracy = 0.5; ///< leave-one-out nearest neighbour: 0.5 = one kind, 1 = never mistaken
    double kernel = 0.0;   ///< KID
    double kernelP = 1.0;  ///< how often chance alone gives such a KID
};

struct SpaceGap {
    std::string name; ///< "rand64", "source-d"
    SetGap gap;
    double mean = 0.0;      ///< distance of the means, in units of the samples' spread
    double recall = 0.0;    ///< share of the pictures among the samples
    double recallOwn = 0.0; ///< the same of other samples: as high as it gets
};

/// What the model cannot draw, of details of one size. 0 = drawn, 1 = no better than its average
/// picture; may exceed 1.
struct BandGap {
    int resolution = 0; ///< 4, 8 ... that of the model
    double pictures = 0.0;
    double aligned = 0.0; ///< of the pictures moved and recoloured as in NuisanceGap
    double own = 0.0;     ///< of samples of the model itself: what the quick search misses anyway;
                          ///< see excessOf()
};

using Colour = std::array<double, 3>; ///< red, green, blue in 0 ... 1

/// Differences that are not style, and what is left of the gap in rand64 without them.
struct NuisanceGap {
    Colour pictureColour{}; ///< mean of all pixels
    Colour sampleColour{};
    SetGap recoloured; ///< pictures with the mean and covariance of the samples' colours

    double right = 0.0; ///< move the pictures so, in sides of the picture
    double down = 0.0;
    double scale = 1.0;         ///< and enlarge them so
    double outlineBefore = 0.0; ///< correlation of the average outlines
    double outlineAfter = 0.0;
    SetGap moved;

    SetGap both; ///< moved and recoloured

    Colour pictureBackground{}; ///< mean over the pictures' backgrounds
    Colour sampleBackground{};
    double pictureBackgroundSpread = 0.0; ///< of backgrounds among the pictures, 0 = all the same
    double sampleBackgroundSpread = 0.0;
};

struct GapVerdict {
    GapKind kind = GapKind::None;
    std::string preset;               ///< id of the preset to take, by intentFor(); empty = none
    std::string sentence;             ///< what to expect, in plain words
    std::vector<std::string> reasons; ///< a sentence each: what it rests on and what to mend first
};

struct GapReport {
    int pictures = 0;
    int samples = 0;
    std::vector<SpaceGap> spaces; ///< rand64 first
    std::vector<BandGap> bands;   ///< coarse to fine
    int projected = 0;            ///< pictures the bands are of
    NuisanceGap nuisance;
    GapVerdict verdict;
};

} // namespace sg
