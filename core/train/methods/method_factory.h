#pragma once

/// From the name of a method to what it trains.

#include "core/train/methods/reparameterisation.h"

namespace sg {

/// What `method` (core/train/methods/method_spec.h) trains in `generator`, which must have the
/// source's weights and remains the caller's. `random` fills what starts at random. Errors: an
/// unknown method, by name, with the list of known ones.
///
/// Learning rates over that of the run (methods.md 2.2, 2.3): offsets of styles 10, offsets of w
/// 2.5, styles (`affine`) 2; `affine+` and `affine-light+` 10, as StyleDomain has it for all it
/// trains, but for the unit rows of a low-rank factor, which stay at 1.
///
/// The "one block" of `affine+` is that of a quarter of the resolution: two convolutions and its
/// torgb. StyleGAN3 has no blocks: there it is the last two layers whose samples lie no finer than
/// that. The layer that places StyleGAN3's input has no style; only `full` and `freezed` train it.
Result<Reparameterisation>
makeReparameterisation(std::string_view method, Generator generator, at::Generator random);

} // namespace sg
