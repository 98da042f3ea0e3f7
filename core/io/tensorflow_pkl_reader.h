#pragma once

/// StyleGAN2 and StyleGAN2-ADA pickles of NVIDIA's TensorFlow tools (formats.md 2).

#include "core/io/model_reader.h"

namespace sg {

class TensorflowPklReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override { return "NVIDIA TensorFlow pickle"; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

} // namespace sg
