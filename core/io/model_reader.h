#pragma once

/// Opening model files. The format is found by content, never by the extension; nothing in a file
/// is executed.

#include "core/base/result.h"
#include "core/model/model.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace sg {

/// Reads one kind of file.
class ModelReader {
public:
    virtual ~ModelReader() = default;

    /// In words, for messages and ModelInfo::format.
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Looks at the whole mapped file, but must be quick: a few leading bytes decide.
    [[nodiscard]] virtual bool recognises(std::span<const std::byte> bytes) const = 0;

    /// Reads the file. Messages need not name it. Fills `info.embeddedPrograms` and
    /// `info.inertGlobals`; name, path, hash and format are filled by `openModel`.
    [[nodiscard]] virtual Result<std::shared_ptr<Model>>
    read(std::span<const std::byte> bytes) const = 0;
};

/// Every reader, in the order they are asked.
const std::vector<const ModelReader*>& modelReaders();

/// Opens a model; errors begin with the path.
Result<std::shared_ptr<Model>> openModel(const std::filesystem::path& path);

/// True when the first bytes of the file are those of a model format, supported or not. Cheap.
bool looksLikeModel(const std::filesystem::path& path);

} // namespace sg
