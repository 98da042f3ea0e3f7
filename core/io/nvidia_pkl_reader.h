#pragma once

/// StyleGAN2-ADA and StyleGAN3 pickles of NVIDIA's PyTorch tools (formats.md 1).

#include "core/io/model_reader.h"

namespace sg {

class NvidiaPklReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override { return "NVIDIA PyTorch pickle"; }

    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

/// The same networks inside a file of torch.save, as PTI and other tools leave them.
class NvidiaArchiveReader final : public ModelReader {
public:
    [[nodiscard]] std::string_view name() const override {
        return "NVIDIA PyTorch networks in a .pt file";
    }

    /// Reads the small pickle that says what the file holds.
    [[nodiscard]] bool recognises(std::span<const std::byte> bytes) const override;
    [[nodiscard]] Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const override;
};

} // namespace sg
