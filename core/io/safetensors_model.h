#pragma once

/// Our own model file: a .safetensors container with the tensors of all networks under NVIDIA's
/// names, prefixed `G_ema.`, `G.` and `D.`, the augmentation probability `augment_pipe.p`, and the
/// options of the networks, licence, parent and training as metadata. docs/formats.md says what is
/// in it. Float32 throughout: a model survives bit by bit.

#include "core/base/atomic_file.h"
#include "core/io/model_metadata.h"
#include "core/io/model_reader.h"

#include <filesystem>

namespace sg {

class SafetensorsModelReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override { return "Stylegraft safetensors"; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;

    /// Unsupported for a safetensors file that is not ours or of a newer version.
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

/// What the tensors of such a file stand for: the metadata that makes it a model of `model`'s
/// shape. A file with more tensors than a model has (a saved training) is read as a model all the
/// same.
Metadata safetensorsMetadata(const Model& model);

/// Writes every network and buffer of a model.
Result<void>
writeSafetensorsModel(const Model& model, const std::filesystem::path& path, Replace replace);

} // namespace sg
