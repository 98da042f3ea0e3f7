#pragma once

/// SHA-256, by OpenSSL's libcrypto. Names models and pictures by their content.

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace sg {

/// 64 lower-case hexadecimal digits.
std::string sha256Hex(std::span<const std::byte> bytes);

/// Hash of a whole file, read in pieces.
Result<std::string> sha256File(const std::filesystem::path& path);

} // namespace sg
