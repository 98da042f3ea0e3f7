#pragma once

/// StyleGAN2 and StyleGAN2-ADA pickles of NVIDIA's PyTorch tools (formats.md 1).

#include "core/io/model_reader.h"

namespace sg {

class NvidiaPklReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override { return "NVIDIA PyTorch pickle"; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

} // namespace sg
