#include "core/project/memory_estimate.h"

#include <algorithm>
#include <fstream>
#include <string>

namespace sg {

namespace {

constexpr double kBytes = 4.0; ///< of a value in single precision

// Fitted to the recorded runs; the test holds them against each other.

/// Libraries, program, threads.
constexpr double kProgram = 146.0 * 1024.0 * 1024.0;

/// Copies of the weights beside moments and gradients: the opened model, the networks in training,
/// the average, what is published and drawn, and scratch space of their convolutions.
constexpr double kCopies = 5.45;

/// Adam's two moments and the gradient.
constexpr double kTrainedCopies = 3.0;

/// Values kept for each value of a feature map. The generator's phase runs through both networks;
/// what its own maps take, with modulation and resampling, covers nearly all of it. In the critic's
/// phase R1 keeps a second derivative.
constexpr double kGeneratorPhaseOfGenerator = 11.1;
constexpr double kGeneratorPhaseOfCritic = 0.4;
constexpr double kCriticPhase = 7.3;

/// StyleGAN3's generator, by the oversampled maps of its leaky ReLUs.
constexpr double kStyleGan3Phase = 5.1;

/// Values for each pixel of the picture's size, whatever the batch: previews are drawn meanwhile.
constexpr double kPreviews = 1374.0;

/// The critic's phase keeps a lane's first gradients while it finds the second.
constexpr double kLaneCopies = 2.0;

/// Pictures that a lane has at least with the usual groups of the critic's statistics
/// (Lanes::countFor() knows the model's own; this is an upper bound without Torch).
constexpr int kLaneBatch = 4;

double square(double side) {
    return side * side;
}

/// "NAME:   1234 kB" of a file in /proc, in bytes.
std::optional<std::int64_t> procValue(const char* file, const std::string& name) {
    std::ifstream in(file);
    std::string word;
    while (in >> word) {
        std::int64_t kib = 0;
        if (word == name && in >> kib) {
            return kib * 1024;
        }
    }
    return std::nullopt;
}

} // namespace

MemoryShape stylegan2Shape(const StyleGan2Numbers& n) {
    const auto width = [&](int r) { return std::min(n.channelBase / r, n.channelMax); };
    MemoryShape shape;
    shape.resolution = n.resolution;
    std::int64_t g =
        n.zDim * n.wDim + n.wDim + std::int64_t(n.mappingLayers - 1) * (n.wDim * n.wDim + n.wDim);
    std::int64_t d = 0;
    const auto styled = [&](std::int64_t in, std::int64_t out, int kernel) {
        // Weight and bias, noise strength, and the affine layer of the style.
        return in * out * kernel * kernel + out + (kernel > 1 ? 1 : 0) + n.wDim * in + in;
    };
    for (int r = 4; r <= n.resolution; r *= 2) {
        const std::int64_t out = width(r);
        const std::int64_t in = r == 4 ? out : width(r / 2);
        g += r == 4 ? 16 * out : styled(in, out, 3);
        g += styled(out, out, 3) + styled(out, n.channels, 1);
        shape.generatorMaps += (r == 4 ? 1.0 : 2.0) * double(out) * square(r);
        if (r > 4) { // the critic's block from here to half the side
            d += out * out * 9 + out + out * in * 9 + in + out * in;
            shape.criticMaps += double(out) * square(r) + 2.0 * double(in) * square(r / 2);
        }
    }
    const std::int64_t first = width(n.resolution);
    const std::int64_t last = width(4);
    d += n.channels * first + first;                                        // fromrgb
    d += (last + 1) * last * 9 + last + 16 * last * last + last + last + 1; // the end
    shape.criticMaps += double(first) * square(n.resolution);
    shape.generatorParameters = g;
    shape.criticParameters = d;
    return shape;
}

std::int64_t predictedTrainingBytes(const MemoryShape& shape, const MemoryLoad& load) {
    const double weights = double(shape.generatorParameters + shape.criticParameters);
    const double trained = load.trainedGenerator * double(shape.generatorParameters) +
                           load.trainedCritic * double(shape.criticParameters);
    const double ofGenerator = shape.stylegan3 ? kStyleGan3Phase : kGeneratorPhaseOfGenerator;
    const double generatorPhase =
        load.trainedGenerator > 0.0
            ? ofGenerator * shape.generatorMaps + kGeneratorPhaseOfCritic * shape.criticMaps
            : 0.0;
    const double criticPhase = load.trainedCritic > 0.0 ? kCriticPhase * shape.criticMaps : 0.0;
    const int lanes =
        shape.stylegan3 ? 1 : std::clamp(load.batch / kLaneBatch, 1, std::max(1, load.cores));
    const double ofLanes = double(lanes - 1) * kLaneCopies *
                           std::max(
                               load.trainedGenerator * double(shape.generatorParameters),
                               load.trainedCritic * double(shape.criticParameters));
    const double values = kCopies * weights + kTrainedCopies * trained + ofLanes +
                          double(load.batch) * std::max(generatorPhase, criticPhase) +
                          kPreviews * square(shape.resolution);
    return static_cast<std::int64_t>(kProgram + kBytes * values) +
           load.keptStates * trainingStateBytes(shape, load);
}

std::int64_t trainingStateBytes(const MemoryShape& shape, const MemoryLoad& load) {
    const auto g = double(shape.generatorParameters);
    const auto d = double(shape.criticParameters);
    const double moments = 2.0 * (load.trainedGenerator * g + load.trainedCritic * d);
    return static_cast<std::int64_t>(kBytes * (2.0 * g + d + moments));
}

std::optional<Accumulation>
chooseAccumulation(std::int64_t bytesAvailable, const MemoryShape& shape, const MemoryLoad& load) {
    for (int parts = 1; parts <= load.batch / 2; ++parts) {
        const int pictures = load.batch / parts;
        if (pictures * parts != load.batch || (pictures > 4 && pictures % 4 != 0)) {
            continue;
        }
        MemoryLoad part = load;
        part.batch = pictures;
        const std::int64_t bytes = predictedTrainingBytes(shape, part);
        if (bytes <= bytesAvailable) {
            return Accumulation{parts, pictures, bytes};
        }
    }
    return std::nullopt;
}

std::optional<std::int64_t> memoryForThisProcess() {
    const auto unused = procValue("/proc/meminfo", "MemAvailable:");
    const auto own = procValue("/proc/self/status", "VmRSS:");
    if (!unused || !own) {
        return std::nullopt;
    }
    std::int64_t bytes = *unused + *own;
    std::int64_t limit = 0;
    if (std::ifstream group("/sys/fs/cgroup/memory.max"); group >> limit) { // else "max"
        bytes = std::min(bytes, limit);
    }
    return bytes;
}

} // namespace sg
