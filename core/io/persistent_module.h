#pragma once

/// NVIDIA's pickled modules (formats.md 1.3, 1.4): class name, attributes, and tensors by dotted
/// name. Everything here is bounded: a file may share and nest its modules as it likes.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"
#include "core/io/container/raw_tensor.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sg {

/// A view of one pickled nn.Module; valid as long as its document.
class PersistentModule {
public:
    /// What one walk through a module and everything below it finds.
    struct Contents {
        std::map<std::string, RawTensor> tensors; ///< of _parameters and _buffers, by dotted name
        /// Program texts, told apart by their place in the file.
        std::map<const char*, std::string_view> sourceTexts;
        std::size_t tensorBytes = 0; ///< of all tensors together
    };

    /// Nothing when the value is no persistent object.
    static std::optional<PersistentModule> from(const pickle::Value* value);

    [[nodiscard]] std::string className() const;

    /// Source text that came with the class; never run, never kept.
    [[nodiscard]] std::string_view sourceText() const;

    /// A direct sub-module, or nothing.
    [[nodiscard]] std::optional<PersistentModule> child(std::string_view name) const;

    /// All direct sub-modules in the order of the file.
    [[nodiscard]] std::vector<std::pair<std::string_view, PersistentModule>> children() const;

    /// The dictionary of the instance: attributes, tensors and sub-modules. Never null.
    [[nodiscard]] const pickle::Value* state() const;

    /// A plain attribute; null when absent.
    [[nodiscard]] const pickle::Value* attribute(std::string_view name) const;

    /// Number attributes; the fallback when absent, of another kind, or not finite.
    [[nodiscard]] int integer(std::string_view name, int fallback) const;
    [[nodiscard]] double real(std::string_view name, double fallback) const;
    [[nodiscard]] std::string text(std::string_view name, std::string fallback) const;

    /// Nothing for None and whatever else is no number.
    [[nodiscard]] std::optional<double> optionalReal(std::string_view name) const;

    /// Every tensor and program text at and below this module. `source` finds the storages of files
    /// that torch.save wrote; a plain pickle has them inline. Fails with BadFormat when a tensor
    /// is damaged, when all together take more than `maxTensorBytes` (a file holds each of its
    /// tensors once), or when there are more modules than in any StyleGAN.
    [[nodiscard]] Result<Contents>
    contents(std::size_t maxTensorBytes, const pickle::StorageSource& source = {}) const;

private:
    struct Walk;

    explicit PersistentModule(const pickle::Value* meta) : m_meta(meta) {}

    Result<void> visit(Walk& walk, const std::string& prefix, int depth) const;
    Result<void> visitTensors(Walk& walk, const std::string& prefix) const;

    const pickle::Value* m_meta;
};

} // namespace sg
