#pragma once

/// From the tensors of a file, under NVIDIA's names, to networks. Shared by the readers of all
/// formats: what a file claims is checked against its tensors before a network takes memory.

#include "core/base/result.h"
#include "core/io/container/raw_tensor.h"
#include "core/model/discriminator.h"
#include "core/model/generator.h"
#include "core/model/stylegan3_plan.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Tensors of one network by dotted name.
using RawTensors = std::map<std::string, RawTensor>;

/// Thrown by everything below; a reader turns it into a Result.
struct ReadFailure {
    Error error;
};

[[noreturn]] void reject(ErrorCode code, std::string message);

/// `reject` with BadFormat.
[[noreturn]] void damaged(const std::string& what);

/// Shape of a tensor that must exist, with the given number of dimensions.
const std::vector<std::int64_t>&
shapeOf(const RawTensors& tensors, const std::string& name, std::size_t dims);

void expectShape(
    const RawTensors& tensors, const std::string& name, const std::vector<std::int64_t>& expected);

/// The same number, when it is a power of two from 8 to 2048.
int checkedResolution(int resolution);

/// The same number, when it is 1 (grey) or 3 (RGB): pictures are made ready for nothing else.
int checkedChannels(int channels);

/// "orig", "skip" or "resnet".
Architecture architectureFromName(const std::string& name);
std::string_view architectureName(Architecture architecture);

/// An activation by NVIDIA's name.
Activation activationNamed(const std::string& name);

/// The plan of options that may make no network.
StyleGan3Plan checkedPlan(const StyleGan3Options& options);

/// The 1-D kernel behind a stored filter, up to a factor; [1,3,3,1] when there is none.
std::vector<double> tapsOf(const RawTensors& tensors, const std::string& name);

/// Layers and widths of the mapping network under `prefix` ("mapping."), all shapes checked. A
/// mapping without layers is only possible without z. Activation and learning rate are defaults.
MappingOptions
mappingShapes(const RawTensors& tensors, const std::string& prefix, int zDim, int cDim);

/// Everything a synthesis network of these options holds.
void expectSynthesis(const RawTensors& tensors, const StyleGan2Options& options);

/// The same for StyleGAN3; also throws when the options make no network.
void expectSynthesis(const RawTensors& tensors, const StyleGan3Options& options);

/// Everything a discriminator of these options holds, its mapping excepted.
void expectDiscriminator(const RawTensors& tensors, const DiscriminatorOptions& options);

/// Fills `widths` from the blocks' tensors, and the minibatch-std channels, of a discriminator
/// whose resolution is known.
void discriminatorWidths(const RawTensors& tensors, DiscriminatorOptions& options);

/// channel_base and channel_max that give these widths, or would have.
void guessChannels(const std::map<int, int>& widths, int& base, int& max);

/// A network with the values of the file. The options must have been checked against every shape;
/// filters that the file does not hold are designed. Throws also for missing tensors.
Generator buildGenerator(const GeneratorOptions& options, const RawTensors& tensors);
Discriminator buildDiscriminator(const DiscriminatorOptions& options, const RawTensors& tensors);

/// Both generators of a file have the same parts; a discriminator takes what its generator makes.
void expectAlike(const Generator& generator, const Generator& ema);
void expectFits(const DiscriminatorOptions& options, const GeneratorOptions& generator);

} // namespace sg
