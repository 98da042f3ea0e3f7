#pragma once

/// A restricted pickle machine (formats.md 1.8), protocols 2 to 5. It builds inert values and never
/// imports or calls anything.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"

#include <cstddef>
#include <span>
#include <string>

namespace sg::pickle {

struct ReadOptions {
    bool allowPersistentIds = false;       ///< only inside torch containers
    std::size_t maxOperations = 4'000'000; ///< a 1024 px StyleGAN file has some 100,000
    std::size_t maxValues = 200'000;       ///< a 1024 px StyleGAN file has some 50,000
    std::size_t maxStack = 100'000;
    std::size_t maxItems = 1'000'000; ///< members of all containers together
    std::size_t maxGlobals = 1'000;   ///< different names of classes and functions
};

/// What a pickle of protocol 0 or 1 is told.
std::string oldProtocol();

/// True when the bytes begin and end as a pickle of protocol 0 or 1, which need not have a
/// header. Other files may do so by chance.
bool looksLikeOldPickle(std::span<const std::byte> bytes);

/// Reads one pickle from the start of `bytes`. Strings and byte strings are views into `bytes`,
/// which must outlive the document. Time and memory are bounded by the options, whatever the bytes
/// say. Errors: BadFormat for damage, Refused for a dangerous name (the message names it),
/// Unsupported for opcodes no StyleGAN file uses. Messages do not name the file.
Result<Document> read(std::span<const std::byte> bytes, const ReadOptions& options = {});

} // namespace sg::pickle
