#pragma once

/// The endless, shuffled stream of real pictures (formats.md 6.6), and where it stands.

#include "core/data/style_set.h"
#include "core/model/weights.h"

#include <ATen/core/Generator.h>
#include <torch/types.h>

#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace sg {

/// Pictures of one batch and their classes.
struct RealBatch {
    torch::Tensor images; ///< [N,C,H,W] float32 in -1 ... 1
    torch::Tensor labels; ///< [N] int64; undefined when the pictures have none
};

/// The mean of some numbers over the pictures, and how well so many pictures know it.
struct PictureAverage {
    torch::Tensor mean;  ///< [F]
    torch::Tensor doubt; ///< [F] variance of that mean: of the pictures, over their number
};

class RealBatches {
public:
    /// Keeps a copy of the pixels on `device`, where its batches lie too. With `mirror` every
    /// picture comes mirrored half of the time.
    RealBatches(
        const PictureBatch& pictures,
        bool mirror,
        std::uint64_t seed,
        const torch::Device& device = torch::kCPU);

    /// The next `count` pictures. One of weight w comes as often as w copies of it would; weight 0
    /// never.
    RealBatch next(int count);

    /// Classes [count] int64 of pictures picked at random, each as often as next() gives it. Leaves
    /// the stream where it is. Undefined when the pictures have no classes.
    [[nodiscard]] torch::Tensor drawLabels(int count, const at::Generator& random) const;

    /// What `statistics` ([1,C,H,W] in -1 ... 1 -> [1,F]) of next()'s pictures are on average: by
    /// weight, and half mirrored where they are. Goes through all pictures.
    [[nodiscard]] PictureAverage
    averageOf(const std::function<torch::Tensor(const torch::Tensor& img)>& statistics) const;

    /// Another set, or the same with other weights, from the next picture on.
    void setPictures(const PictureBatch& pictures);

    void setMirror(bool mirror) { m_mirror = mirror; }

    [[nodiscard]] std::int64_t count() const { return m_pixels.size(0); }

    /// "order" and "position"; with random() this is where the stream stands.
    [[nodiscard]] StateDict state() const;

    /// The random generator as text.
    [[nodiscard]] std::string random() const;

    /// Continues where another stream of the same pictures stood. Throws c10::Error when the state
    /// belongs to another number of pictures.
    void restore(const StateDict& state, const std::string& random);

private:
    std::int64_t nextIndex();
    void load(const PictureBatch& pictures);

    torch::Tensor m_pixels;       ///< [N,C,H,W] uint8
    torch::Tensor m_labels;       ///< [N] int64, or undefined
    torch::Tensor m_reach;        ///< [N] float64: sum of the shares up to each picture
    std::vector<double> m_shares; ///< weight over the largest weight; empty = all alike
    bool m_mirror;
    torch::Device m_device;
    std::mt19937_64 m_random;
    std::vector<std::int64_t> m_order;
    std::size_t m_position = 0;
};

} // namespace sg
