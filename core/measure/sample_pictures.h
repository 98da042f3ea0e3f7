#pragma once

/// Batches of pictures for measuring, all as a PNG would keep them.

#include "core/data/style_set.h"
#include "core/model/model.h"

#include <cstdint>
#include <functional>
#include <stop_token>

namespace sg {

/// Takes a few pictures [N,C,R,R] in -1 ... 1 at a time.
using PictureSink = std::function<void(const torch::Tensor& img)>;

/// One-hot classes of seeds first ... first + count - 1, each in turn [count,c_dim]; undefined for
/// an unconditional model.
torch::Tensor classesInTurn(std::uint32_t first, int count, int cDim);

/// Draws seeds first ... first + count - 1 of `model` (G_ema, 8 bits a channel) into `sink`. A
/// conditional model shows its classes in turn. Ends early when asked to stop.
void drawSamples(
    const Model& model,
    std::uint32_t first,
    int count,
    double truncationPsi,
    const PictureSink& sink,
    const std::stop_token& stop = {});

/// The pictures from number `first` on into `sink`, in order.
void showPictures(const PictureBatch& pictures, int first, const PictureSink& sink);

} // namespace sg
