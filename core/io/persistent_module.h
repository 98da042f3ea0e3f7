#pragma once

/// NVIDIA's pickled modules (formats.md 1.3, 1.4): class name, attributes, and tensors by dotted name.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"
#include "core/io/container/raw_tensor.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sg {

/// A view of one pickled nn.Module; valid as long as its document.
class PersistentModule {
public:
    /// Nothing when the value is no persistent object.
    static std::optional<PersistentModule> from(const pickle::Value* value);

    [[nodiscard]] std::string className() const;

    /// Source text that came with the class; never run, never kept.
    [[nodiscard]] std::string_view sourceText() const;

    /// A direct sub-module, or nothing.
    [[nodiscard]] std::optional<PersistentModule> child(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> childNames() const;

    /// A plain attribute; null when absent.
    [[nodiscard]] const pickle::Value* attribute(std::string_view name) const;

    /// Number attributes; the fallback when absent or of another kind.
    [[nodiscard]] int integer(std::string_view name, int fallback) const;
    [[nodiscard]] double real(std::string_view name, double fallback) const;
    [[nodiscard]] std::string text(std::string_view name, std::string fallback) const;

    /// Number or None.
    [[nodiscard]] std::optional<double> optionalReal(std::string_view name) const;

    /// Every tensor below this module, in _parameters or _buffers, by dotted name.
    [[nodiscard]] Result<std::map<std::string, RawTensor>> tensors() const;

private:
    explicit PersistentModule(const pickle::Value* meta)
        : m_meta(meta) {}

    [[nodiscard]] const pickle::Value* state() const;
    Result<void> collect(const std::string& prefix, int depth, std::map<std::string, RawTensor>& found) const;

    const pickle::Value* m_meta;
};

} // namespace sg
