#pragma once

/// Watches a training: pins a few latents, and tells in numbers what becomes of their pictures.
///
/// Cost of one measurement: the generator once over the pinned latents (16 by default), without
/// gradients, and reading all weights twice. At 64 pixels that is a sixth of what one training step
/// of batch 8 takes (measured: 0.3 s beside 1.75 s); with a MonitorSchedule it stays below two
/// percent of the time. Made once: the source over the same latents. Memory: 3 KiB for each of at
/// most 512 style pictures, evenly chosen. Keeps no copy of any network.

#include "core/data/style_set.h"
#include "core/model/model.h"
#include "core/train/monitors/monitor_report.h"

#include <cstdint>
#include <vector>

namespace sg {

class Monitors {
public:
    /// `source` is the model before the training, with its critic; its tensors are kept, not
    /// copied. `seeds` of the pinned latents; of a conditional model they take its classes in turn.
    Monitors(
        const Model& source, const PictureBatch& pictures, const std::vector<std::uint32_t>& seeds);

    /// Seeds 0 ... 15.
    static std::vector<std::uint32_t> usualSeeds();

    /// Measures the averaged generator and the critic as they are; changes nothing. Gradient norms
    /// are the caller's to add (`gradientNorm`).
    [[nodiscard]] MonitorReport
    measure(const Generator& generatorEma, const Discriminator& critic, double kimg) const;

private:
    [[nodiscard]] torch::Tensor previewFeatures(const Generator& generator) const;

    StateDict m_generatorSource; ///< the source's own tensors, not copies
    StateDict m_criticSource;
    torch::Tensor m_latents;
    torch::Tensor m_labels;
    torch::Tensor m_sourcePreviews; ///< features [P,F]
    double m_sourceDiversity = 1.0;
    std::vector<int> m_chosen; ///< pictures by row of m_pictures
    torch::Tensor m_pictures;  ///< features [N,F]
    double m_pictureDiversity = 0.0;
    double m_typicalDistance = 1.0; ///< from one picture to its nearest other one
};

} // namespace sg
