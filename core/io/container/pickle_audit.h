#pragma once

/// What a pickle carries besides numbers: told to the user before anything else is done with it.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"

#include <span>
#include <string_view>

namespace sg::pickle {

struct Audit {
    int programs = 0; ///< different source texts that the file would have its reader run
};

/// Looks at every value once, also at those no network depends on. `ours` are source texts that
/// Stylegraft itself writes: they are not counted. Errors: Refused when a storage, which is a
/// pickle in the pickle, mentions a dangerous name.
Result<Audit> audit(const Document& document, std::span<const std::string_view> ours = {});

} // namespace sg::pickle
