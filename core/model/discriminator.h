#pragma once

/// The StyleGAN2 discriminator (formats.md 4.5), with NVIDIA's parameter names.

#include "core/model/fully_connected.h"
#include "core/model/mapping.h"
#include "core/model/options.h"

#include <vector>

namespace sg {

/// A convolution with equalised learning rate, optional halving. Parameters `weight`, `bias` (the
/// skip has none); buffer `resample_filter`.
class ConvLayerImpl : public torch::nn::Module {
public:
    ConvLayerImpl(
        const DiscriminatorOptions& options,
        int in,
        int out,
        int kernel,
        bool down,
        bool withBias,
        Activation activation,
        std::optional<double> clamp);

    /// `gain` scales output and clamp.
    torch::Tensor forward(const torch::Tensor& x, double gain = 1.0);

    torch::Tensor weight;
    torch::Tensor bias;
    torch::Tensor resampleFilter;

private:
    bool m_down;
    Activation m_activation;
    std::optional<double> m_clamp;
};

TORCH_MODULE(ConvLayer);

class DiscriminatorBlockImpl : public torch::nn::Module {
public:
    DiscriminatorBlockImpl(const DiscriminatorOptions& options, int resolution);

    /// Halves features `x` (undefined before the first block) and, in the skip architecture, `img`.
    void forward(torch::Tensor& x, torch::Tensor& img);

private:
    Architecture m_architecture;
    ConvLayer m_fromrgb{nullptr};
    ConvLayer m_conv0{nullptr};
    ConvLayer m_conv1{nullptr};
    ConvLayer m_skip{nullptr};
    torch::Tensor m_resampleFilter;
};

TORCH_MODULE(DiscriminatorBlock);

/// b4: minibatch standard deviation, convolution, two linear layers.
class DiscriminatorEpilogueImpl : public torch::nn::Module {
public:
    explicit DiscriminatorEpilogueImpl(const DiscriminatorOptions& options);

    /// x [N,C,4,4] -> [N,1] or [N,cmap_dim].
    torch::Tensor forward(torch::Tensor x, const torch::Tensor& img);

private:
    std::optional<int> m_groupSize;
    int m_mbstdChannels;
    ConvLayer m_fromrgb{nullptr};
    ConvLayer m_conv{nullptr};
    FullyConnected m_fc{nullptr};
    FullyConnected m_out{nullptr};
};

TORCH_MODULE(DiscriminatorEpilogue);

/// Appends `channels` maps with the standard deviation over groups of samples. x [N,C,H,W]; N must
/// be divisible by min(group, N).
torch::Tensor minibatchStd(const torch::Tensor& x, std::optional<int> groupSize, int channels);

class DiscriminatorImpl : public torch::nn::Module {
public:
    explicit DiscriminatorImpl(const DiscriminatorOptions& options);

    /// img [N,channels,R,R], c [N,c_dim] (may be undefined when unconditional) -> logits [N,1].
    torch::Tensor forward(const torch::Tensor& img, const torch::Tensor& c);

    /// Features before the epilogue: [N,C,4,4]; or earlier, at the first map of `resolution`
    /// pixels a side (4 ... R/2).
    torch::Tensor trunk(const torch::Tensor& img, int resolution = 4);

    [[nodiscard]] const DiscriminatorOptions& options() const { return m_options; }

private:
    void runBlocks(torch::Tensor& x, torch::Tensor& img, std::size_t count);

    DiscriminatorOptions m_options;
    std::vector<DiscriminatorBlock> m_blocks;
    DiscriminatorEpilogue m_epilogue{nullptr};
    MappingNetwork m_mapping{nullptr};
};

TORCH_MODULE(Discriminator);

} // namespace sg
