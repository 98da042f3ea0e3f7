#pragma once

/// Draws preview pictures on its own thread with its own copy of the weights, so that looking never
/// touches what is being trained. No Torch here.

#include "core/base/image.h"
#include "core/base/result.h"
#include "core/explore/blend.h"
#include "core/model/model_info.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace sg {

enum class PreviewKind { Source, Tuned };

/// Which latents are watched.
struct PreviewPins {
    std::vector<std::uint32_t> seeds{0, 1, 2, 3, 4, 5, 6, 7, 8};
    int columns = 3;
    double truncationPsi = 0.7;
    int classIndex = 0; ///< for conditional models

    /// How far each latent has walked from its seed's (core/explore/walk.h), a whole round is 1;
    /// empty: they are the seeds' own.
    std::vector<double> turns;

    friend bool operator==(const PreviewPins&, const PreviewPins&) = default;
};

/// A finished grid of tiles, immutable. Tile i is at column i % columns, row i / columns.
struct PreviewFrame {
    PreviewKind kind = PreviewKind::Source;
    PreviewPins pins;
    Extent tile; ///< pixels of one picture
    int rows = 0;
    Image atlas;       ///< RGBA, columns * tile.width by rows * tile.height
    double kimg = 0.0; ///< of the weights
    double renderSeconds = 0.0;
    std::uint64_t sequence = 0; ///< grows with every frame of a sampler
};

/// A walk of all watched latents, each around its own closed path.
struct LatentWalk {
    double turnsPerSecond = 0.0; ///< 0 = no walk
    bool source = true;          ///< which pictures follow; the others stay as they are
    bool tuned = true;

    [[nodiscard]] bool moves() const { return turnsPerSecond > 0.0 && (source || tuned); }

    friend bool operator==(const LatentWalk&, const LatentWalk&) = default;
};

/// Called on the sampler's thread.
class SamplerSink {
public:
    virtual ~SamplerSink() = default;
    virtual void onFrame(std::shared_ptr<const PreviewFrame> frame) = 0;
    virtual void onSamplerError(Error error) = 0;
};

/// A newer request of the same kind replaces the one that waits.
class Sampler {
public:
    virtual ~Sampler() = default;

    /// A new source model: draws Source and Tuned (equal until weights arrive). Unless it is the
    /// present one again, moments and blend are forgotten. With null nothing is drawn any more and
    /// nothing of the last model stays in memory.
    virtual void setModel(std::shared_ptr<const Model> model) = 0;

    /// New tuned weights of the current model: draws Tuned.
    virtual void setTuned(std::shared_ptr<const GeneratorWeights> weights, double kimg) = 0;

    /// Other pins: draws both.
    virtual void setPins(PreviewPins pins) = 0;

    /// Draws a moment of the run as Tuned, in place of what `setTuned` brings; nothing = no longer.
    virtual void look(std::optional<Moment> moment) = 0;

    /// Draws a moment as Source, in place of the model; nothing = no longer.
    virtual void compareWith(std::optional<Moment> moment) = 0;

    /// Draws Tuned as a blend with the model.
    virtual void setBlend(Blend blend) = 0;

    /// Walks from the pins on, drawing as often as the budget allows, at most 30 times a second.
    /// The frames say in their pins where they are. A walk that ends forgets how far it was; what
    /// was drawn last stays.
    virtual void setWalk(LatentWalk walk) = 0;

    /// Share of wall-clock time the drawing of tuned weights, or of a walk, may take: after t
    /// seconds of work it rests t * (1 / share - 1). 1 = no limit (when nothing trains).
    virtual void setBudget(double share) = 0;
};

/// `sink` must outlive the sampler.
std::unique_ptr<Sampler> makeSampler(SamplerSink& sink);

} // namespace sg
