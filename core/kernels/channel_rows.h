#pragma once

/// Pictures as rows of channels. Inside the networks, pictures lie in memory with their channels
/// innermost (LibTorch's channels_last): convolutions are up to twice as fast that way, and what
/// stands between them becomes plain loops over channels.

#include "core/kernels/vector_clones.h"

#include <ATen/Parallel.h>
#include <torch/types.h>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace sg {

/// bfloat16 as its bits, so that loops over it are vector code on every machine.
struct Bits16 {
    std::uint16_t bits;
};

SG_INLINE float real(float value) {
    return value;
}

SG_INLINE float real(Bits16 value) {
    return std::bit_cast<float>(std::uint32_t(value.bits) << 16);
}

SG_INLINE void put(float& place, float value) {
    place = value;
}

/// Rounded to the nearest, ties to even; not a number stays one.
SG_INLINE void put(Bits16& place, float value) {
    const auto bits = std::bit_cast<std::uint32_t>(value);
    const auto rounded = (bits + 0x7fffU + ((bits >> 16) & 1U)) >> 16;
    place.bits = std::uint16_t(value == value ? rounded : 0x7fc0U);
}

/// True for what these kernels take: float32 or bfloat16 in ordinary memory.
inline bool hasRows(const torch::Tensor& x) {
    return x.is_cpu() &&
           (x.scalar_type() == torch::kFloat32 || x.scalar_type() == torch::kBFloat16);
}

/// `x` with its channels innermost: [N,C,H,W] as channels_last, [N,C] as it is.
inline torch::Tensor asRows(const torch::Tensor& x) {
    if (x.dim() == 4 && x.size(1) == 1 && x.is_contiguous()) {
        // Both layouts at once; the strides tell convolutions which one is meant.
        const auto width = x.size(3);
        return x.as_strided(x.sizes(), {x.size(2) * width, 1, width, 1});
    }
    return x.contiguous(
        x.dim() == 4 ? torch::MemoryFormat::ChannelsLast : torch::MemoryFormat::Contiguous);
}

/// An uninitialised tensor of rows.
inline torch::Tensor emptyRows(at::IntArrayRef sizes, const torch::Tensor& like) {
    return torch::empty(
        sizes,
        like.options().requires_grad(false).memory_format(
            sizes.size() == 4 ? torch::MemoryFormat::ChannelsLast
                              : torch::MemoryFormat::Contiguous));
}

template <typename T>
T* rowsOf(const torch::Tensor& x) {
    return static_cast<T*>(x.data_ptr());
}

/// Calls `f` with a null pointer to the type of the elements of `x`.
template <typename F>
void withElementsOf(const torch::Tensor& x, F&& f) {
    if (x.scalar_type() == torch::kBFloat16) {
        f(static_cast<Bits16*>(nullptr));
    } else {
        f(static_cast<float*>(nullptr));
    }
}

/// A part of one sample's rows.
struct Piece {
    std::int64_t sample;
    std::int64_t begin; ///< row of the sample
    std::int64_t end;
};

/// The rows of all samples, cut so that pieces can be worked on side by side. The cut only depends
/// on the sizes: sums over pieces, in order, are the same on any number of threads.
class Pieces {
public:
    Pieces(std::int64_t samples, std::int64_t rows, std::int64_t channels)
        : m_samples(samples),
          m_rows(rows),
          m_channels(channels),
          m_perSample(std::clamp<std::int64_t>(rows * channels / kElements, 1, kMost)) {}

    [[nodiscard]] std::int64_t count() const { return m_samples * m_perSample; }

    [[nodiscard]] std::int64_t perSample() const { return m_perSample; }

    [[nodiscard]] Piece at(std::int64_t index) const {
        const auto part = index % m_perSample;
        return {
            index / m_perSample, m_rows * part / m_perSample, m_rows * (part + 1) / m_perSample};
    }

    template <typename F>
    void forEach(F&& f) const {
        const auto elements = std::max<std::int64_t>(1, m_rows * m_channels / m_perSample);
        const auto grain = std::max<std::int64_t>(1, kElements / elements);
        at::parallel_for(0, count(), grain, [&](std::int64_t begin, std::int64_t end) {
            for (auto i = begin; i < end; ++i) {
                f(i, at(i));
            }
        });
    }

private:
    static constexpr std::int64_t kElements = 32768;
    static constexpr std::int64_t kMost = 16;

    std::int64_t m_samples;
    std::int64_t m_rows;
    std::int64_t m_channels;
    std::int64_t m_perSample;
};

} // namespace sg
