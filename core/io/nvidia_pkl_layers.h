#pragma once

/// The layers that the networks of NVIDIA's pickles have in common, read and written (formats.md
/// 1.4). Reading throws ReadFailure.

#include "core/io/module_writer.h"
#include "core/io/network_parts.h"
#include "core/io/persistent_module.h"

#include <optional>
#include <string>
#include <string_view>

namespace sg {

/// A part that must be there.
PersistentModule need(const std::optional<PersistentModule>& module, const std::string& what);

Architecture architectureOf(const PersistentModule& block);
Activation activationOf(const PersistentModule& layer);

/// The attribute `conv_clamp`: positive, or nothing.
std::optional<double> clampOf(const PersistentModule& layer);

/// How many of the largest blocks compute in half precision; only kept for writing.
int fp16Blocks(const PersistentModule& network, int resolution);

/// The mapping network whose tensors begin with `prefix`, all shapes checked.
MappingOptions
readMapping(const PersistentModule& module, const RawTensors& tensors, const std::string& prefix);

/// Whether the official tools compute this block in half precision (formats.md 4.4).
bool usesFp16(int resolution, int networkResolution, int numFp16Res);

/// Each writes the module of this dotted name; `shim` says whose class it is.
void writeFullyConnected(
    ModuleWriter& w,
    const std::string& name,
    Activation activation,
    double lrMultiplier,
    std::string_view shim = kNetworksShim);
void writeMapping(
    ModuleWriter& w,
    const std::string& name,
    const MappingOptions& options,
    std::string_view shim = kNetworksShim);

/// A Conv2dLayer of the discriminator, or a resnet skip of the generator.
void writeConvLayer(
    ModuleWriter& w,
    const std::string& name,
    int up,
    int down,
    Activation activation,
    std::optional<double> clamp);

} // namespace sg
