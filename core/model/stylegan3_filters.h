#pragma once

/// Design of StyleGAN3's low-pass filters (formats.md 5.2), for networks made from nothing; those
/// of a file bring their own.

#include <torch/types.h>

namespace sg {

/// What a low-pass filter must do. Frequencies in samples across the picture.
struct LowPass {
    int taps = 12;
    double cutoff = 2.0;
    double width = 12.0; ///< of the transition band
    double rate = 32.0;  ///< sampling rate it works at
};

/// Shape parameter of the Kaiser window.
double kaiserBeta(const LowPass& filter);

/// Windowed sinc, sum 1: [taps] float32, to be applied along each axis.
torch::Tensor kaiserLowPass(const LowPass& filter);

/// The same with a response that is round in two dimensions: [taps,taps] float32.
torch::Tensor radialLowPass(const LowPass& filter);

} // namespace sg
