#pragma once

/// A batch worked through in parts side by side.
///
/// Much of a step is too small to be divided among threads. So the batch is, among lanes, each a
/// thread with its share of the processor: two lanes of one thread get through up to half as many
/// pictures again as one lane of two threads (docs/performance.md). The networks are
/// shared and stay as they are meanwhile; each lane keeps its gradients to itself, and they are
/// added up in the order of the lanes, so that a step gives the same bits every time.

#include "core/train/losses.h"
#include "core/train/thread_team.h"

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sg {

/// What one lane does not share.
struct Lane {
    StyleGan2Loss loss;
    at::Generator random;        ///< of the device
    at::Generator augmentRandom; ///< of the augmentations, in memory
};

class Lanes {
public:
    /// How many lanes share `part` samples on `threads` threads: each gets equally many, and whole
    /// groups of `group` for the critic's minibatch statistics (nothing = all in one lane).
    [[nodiscard]] static int countFor(int part, std::optional<int> group, int threads);

    /// Threads are made when there are several lanes; a single one works in the caller's thread.
    Lanes(std::vector<Lane> lanes, int threads);

    [[nodiscard]] std::size_t count() const { return m_lanes.size(); }

    [[nodiscard]] Lane& operator[](std::size_t index) { return m_lanes[index]; }

    [[nodiscard]] const Lane& operator[](std::size_t index) const { return m_lanes[index]; }

    [[nodiscard]] auto begin() { return m_lanes.begin(); }

    [[nodiscard]] auto end() { return m_lanes.end(); }

    /// Calls work(lane, its index) in all lanes and waits; what scopes of the calling thread say of
    /// precision and kernels holds there too. The gradients of the phases run there are added to
    /// those in `parameters`, which are all that the phases may train; only what requires gradients
    /// learns. Throws what a lane has thrown.
    void
    run(const std::vector<torch::Tensor>& parameters,
        const std::function<void(Lane& lane, std::size_t index)>& work);

private:
    std::vector<Lane> m_lanes;
    std::unique_ptr<ThreadTeam> m_team; ///< null = one lane
};

} // namespace sg
