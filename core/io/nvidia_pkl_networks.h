#pragma once

/// The networks in NVIDIA's pickles (formats.md 1.4, 1.9): their options out of attributes and
/// tensors, and their modules as the official classes have them. Reading checks every shape and
/// throws ReadFailure.

#include "core/io/container/pickle_writer.h"
#include "core/io/network_parts.h"
#include "core/io/persistent_module.h"
#include "core/model/model.h"

namespace sg {

/// `module` is a Generator; both generations share the class names and differ in their parts.
GeneratorOptions readGenerator(const PersistentModule& module, const RawTensors& tensors);
GeneratorOptions readStyleGan2(const PersistentModule& module, const RawTensors& tensors);
GeneratorOptions readStyleGan3(const PersistentModule& module, const RawTensors& tensors);
DiscriminatorOptions readDiscriminator(const PersistentModule& module, const RawTensors& tensors);

void writeGenerator(pickle::Writer& out, const Generator& network);
void writeStyleGan2(pickle::Writer& out, const Generator& network);
void writeStyleGan3(pickle::Writer& out, const Generator& network);
void writeDiscriminator(pickle::Writer& out, const Discriminator& network);
void writeAugmentPipe(pickle::Writer& out, const AugmentState& state);

} // namespace sg
