#include "core/measure/gap.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/kernels/convolution.h"
#include "core/measure/cancelled.h"
#include "core/measure/distances.h"
#include "core/measure/feature_space.h"
#include "core/measure/gap_verdict.h"
#include "core/measure/neighbours.h"
#include "core/measure/nuisance.h"
#include "core/measure/projection.h"
#include "core/measure/sample_pictures.h"
#include "core/model/images.h"
#include "core/model/picture_tensors.h"
#include "core/model/run_facts.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace sg {

namespace {

constexpr std::int64_t kMostPictures = 200;
constexpr std::int64_t kMostDraws = 10;

/// Of workOf(): as much as the whole search takes half a minute with on one thread.
constexpr double kQuickWork = 6e8;
constexpr int kLeastProjected = 4;
constexpr int kLeastSteps = 20;

torch::Tensor
samplesOf(const Model& model, std::uint32_t first, int count, const std::stop_token& stop) {
    std::vector<torch::Tensor> parts;
    drawSamples(
        model, first, count, 1.0, [&](const torch::Tensor& img) { parts.push_back(img); }, stop);
    if (stop.stop_requested()) {
        throw Cancelled();
    }
    return torch::cat(parts);
}

torch::Tensor latentsBehind(const Model& model, std::uint32_t first, int count) {
    const torch::NoGradGuard noGrad;
    auto generator = copyOf(model.generatorEma);
    std::vector<std::uint32_t> seeds;
    for (int i = 0; i < count; ++i) {
        seeds.push_back(first + std::uint32_t(i));
    }
    return generator->mapping(
        latentsOf(seeds, model.info.zDim), classesInTurn(first, count, model.info.cDim));
}

/// Rows of pictures, a few at a time.
torch::Tensor rowsOf(FeatureSpace::Extractor& extractor, const torch::Tensor& img) {
    const torch::NoGradGuard noGrad;
    std::vector<torch::Tensor> parts;
    for (const auto& part : img.split(16)) {
        parts.push_back(extractor(part));
    }
    return torch::cat(parts);
}

/// Pictures against several sets of as many samples; mean.
double accuracyOf(const torch::Tensor& pictures, const torch::Tensor& samples) {
    const auto count = std::min(pictures.size(0), samples.size(0));
    const auto own = evenlyChosen(pictures, count);
    const auto draws = std::min(samples.size(0) / count, kMostDraws);
    double sum = 0.0;
    for (std::int64_t draw = 0; draw < draws; ++draw) {
        sum += leaveOneOutAccuracy(own, samples.slice(0, draw * count, (draw + 1) * count));
    }
    return sum / double(draws);
}

SetGap gapBetween(const torch::Tensor& pictures, const torch::Tensor& samples) {
    return {
        accuracyOf(pictures, samples),
        kernelDistance(pictures, samples),
        kernelDistanceP(pictures, samples)};
}

struct Sets {
    torch::Tensor pictures;
    torch::Tensor aligned; ///< the pictures moved and recoloured
    torch::Tensor samples;
    torch::Tensor others; ///< further samples
};

SpaceGap spaceGap(FeatureSpace space, const Sets& sets) {
    auto& extractor = space.extractors.front();
    auto pictures = rowsOf(extractor, sets.pictures);
    auto samples = rowsOf(extractor, sets.samples);
    auto others = rowsOf(extractor, sets.others);
    if (space.fitted) {
        const PrincipalAxes axes(torch::cat({samples, pictures}));
        pictures = axes(pictures);
        samples = axes(samples);
        others = axes(others);
    }
    SpaceGap gap;
    gap.name = space.name;
    gap.gap = gapBetween(pictures, samples);
    gap.mean = meanDistance(pictures, samples);
    gap.recall = neighbourRecall(pictures, samples);
    gap.recallOwn = neighbourRecall(others, samples);
    return gap;
}

Colour colourOf(const torch::Tensor& channels) {
    const auto rgb = channels.expand({3}).to(torch::kFloat64).clamp(0.0, 1.0).contiguous();
    const auto* values = rgb.data_ptr<double>();
    return {values[0], values[1], values[2]};
}

/// Root mean square distance from their mean colour.
double spreadOf(const torch::Tensor& colours) {
    return std::sqrt((colours - colours.mean(0)).square().sum(1).mean().item<double>());
}

/// Sets `aligned`.
NuisanceGap nuisanceGap(Sets& sets) {
    auto extractor = randomSpace().extractors.front();
    const auto samples = rowsOf(extractor, sets.samples);
    const auto without = [&](const torch::Tensor& img) {
        return gapBetween(rowsOf(extractor, img.clamp(-1.0, 1.0)), samples);
    };
    NuisanceGap gap;
    gap.pictureColour = colourOf(meanColour(sets.pictures));
    gap.sampleColour = colourOf(meanColour(sets.samples));
    gap.recoloured = without(recoloured(sets.pictures, sets.samples));
    const auto alignment = alignmentOf(sets.pictures, sets.samples);
    gap.right = alignment.right;
    gap.down = alignment.down;
    gap.scale = alignment.scale;
    gap.outlineBefore = alignment.correlationBefore;
    gap.outlineAfter = alignment.correlationAfter;
    const auto there = moved(sets.pictures, alignment);
    gap.moved = without(there);
    sets.aligned = recoloured(there, sets.samples).clamp(-1.0, 1.0);
    gap.both = without(sets.aligned);
    const auto pictureGrounds = backgroundColours(sets.pictures);
    const auto sampleGrounds = backgroundColours(sets.samples);
    gap.pictureBackground = colourOf(pictureGrounds.mean(0));
    gap.sampleBackground = colourOf(sampleGrounds.mean(0));
    gap.pictureBackgroundSpread = spreadOf(pictureGrounds);
    gap.sampleBackgroundSpread = spreadOf(sampleGrounds);
    return gap;
}

std::vector<BandGap> bandGaps(const Model& model, const Sets& sets, const GapOptions& options) {
    auto generator = copyOf(model.generatorEma);
    const SamplePool pool{latentsBehind(model, 0, int(sets.samples.size(0))), sets.samples};
    const auto project = [&](const torch::Tensor& img) {
        const auto few = evenlyChosen(img, options.projected);
        auto found = projectPictures(generator, pool, few, options.steps, options.stop);
        if (options.stop.stop_requested()) {
            throw Cancelled();
        }
        return found.missed;
    };
    const auto pictures = project(sets.pictures);
    const auto aligned = project(sets.aligned);
    const auto own = project(sets.others);
    std::vector<BandGap> bands;
    for (std::size_t b = 0; b < pictures.size(); ++b) {
        const auto finer = pictures.size() - 1 - b;
        bands.push_back({model.info.resolution >> finer, pictures[b], aligned[b], own[b]});
    }
    return bands;
}

GapReport measure(const Model& model, const PictureBatch& batch, const GapOptions& options) {
    const PrecisionScope precision(Precision::Float32);
    Sets sets;
    sets.pictures = evenlyChosen(tensorOf(batch), kMostPictures);
    sets.samples = samplesOf(model, 0, options.samples, options.stop);
    sets.others = samplesOf(
        model,
        std::uint32_t(options.samples),
        std::max(options.projected, std::min(options.samples / 4, 50)),
        options.stop);
    GapReport report;
    report.pictures = int(sets.pictures.size(0));
    report.samples = options.samples;
    report.spaces.push_back(spaceGap(randomSpace(), sets));
    if (!model.discriminator.is_empty()) {
        report.spaces.push_back(spaceGap(criticSpace(model), sets));
    }
    report.nuisance = nuisanceGap(sets);
    report.bands = bandGaps(model, sets, options);
    report.projected = std::min(report.pictures, options.projected);
    report.verdict = judgeGap(report, factsOf(model.info, int(batch.count())));
    return report;
}

/// Multiplications for one picture, roughly: every weight of a block meets every pixel of it. What
/// a layer of StyleGAN3 works on is not in its name; the picture's size is the most it can be.
double workOf(const ModelInfo& info) {
    double work = 0.0;
    for (const auto& group : info.groups) {
        const bool block = group.id.size() > 1 && (group.id[0] == 'g' || group.id[0] == 'L');
        if (!group.discriminator && block) {
            const double side =
                group.id[0] == 'g' ? std::strtod(group.id.c_str() + 1, nullptr) : info.resolution;
            work += double(group.parameters) * side * side;
        }
    }
    return work;
}

} // namespace

GapOptions gapOptionsFor(const ModelInfo& info) {
    GapOptions options;
    const double share = kQuickWork / std::max(workOf(info), 1.0);
    if (share < 1.0) {
        // Fewer pictures first: a shorter search does not find what the model can draw.
        const double whole = options.projected * share;
        options.projected = std::max(kLeastProjected, int(whole));
        options.steps =
            std::clamp(int(options.steps * whole / options.projected), kLeastSteps, options.steps);
    }
    if (info.resolution > 128) {
        options.samples = 100;
        options.projected = std::min(options.projected, 6);
        options.steps = std::min(options.steps, 15);
    }
    if (info.resolution > 256) {
        options.samples = 48;
        options.projected = std::min(options.projected, 3);
        options.steps = std::min(options.steps, 8);
    }
    return options;
}

Result<GapReport>
measureGap(const Model& model, const PictureBatch& pictures, const GapOptions& options) {
    if (pictures.count() < 2) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("A gap is measured from at least two pictures; add more"));
    }
    if (options.samples < 16 || options.projected < 1 || options.steps < 0) {
        return fail(
            ErrorCode::InvalidArgument, Core::tr("A gap is measured with at least 16 samples"));
    }
    if (pictures.resolution != model.info.resolution || pictures.channels != model.info.channels) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("The pictures are of another size than the model draws"));
    }
    return guarded([&]() -> Result<GapReport> {
        try {
            return measure(model, pictures, options);
        } catch (const Cancelled&) {
            return cancelledMeasurement();
        }
    });
}

} // namespace sg
