#pragma once

/// StyleGAN2 checkpoints of rosinality's PyTorch tools, trained there or converted (formats.md 3).

#include "core/io/model_reader.h"

namespace sg {

/// What is not in a file is made up for, and `info.notes` says so: the average w of files without
/// `latent_avg` is measured, noise pictures of old files are drawn with a fixed seed.
class RosinalityReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override { return "rosinality .pt file"; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

} // namespace sg
