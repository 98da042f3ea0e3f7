#pragma once

/// The mapping network z, c -> w (formats.md 4.3), of generators and, without z, of conditional
/// discriminators.

#include "core/model/fully_connected.h"
#include "core/model/options.h"

#include <optional>
#include <vector>

namespace sg {

class MappingNetworkImpl : public torch::nn::Module {
public:
    explicit MappingNetworkImpl(const MappingOptions& options);

    /// z [N,z_dim] (ignored when z_dim is 0), c [N,c_dim] one-hot (ignored when c_dim is 0).
    /// Returns w [N,w_dim], one a sample.
    torch::Tensor forward(const torch::Tensor& z, const torch::Tensor& c);

    /// Repeats w [N,w_dim] to [N,num_ws,w_dim] and pulls the first `cutoff` (all when nothing)
    /// towards w_avg: w_avg + psi (w - w_avg).
    torch::Tensor broadcast(
        const torch::Tensor& w, double truncationPsi = 1.0, std::optional<int> cutoff = {}) const;

    /// w_avg <- beta w_avg + (1 - beta) mean(w); w [N,w_dim].
    void updateAverage(const torch::Tensor& w);

    [[nodiscard]] const MappingOptions& options() const { return m_options; }

    torch::Tensor wAvg; ///< buffer `w_avg` [w_dim]; undefined when num_ws is 0

private:
    MappingOptions m_options;
    FullyConnected m_embed{nullptr};
    std::vector<FullyConnected> m_layers;
};

TORCH_MODULE(MappingNetwork);

} // namespace sg
