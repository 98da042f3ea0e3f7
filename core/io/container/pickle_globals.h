#pragma once

/// Which names a pickle may mention.

#include <string_view>

namespace sg::pickle {

enum class GlobalClass {
    Known,    ///< on the allow-list of formats.md 1.8: we know what it stands for
    Unknown,  ///< left inert; harmless as long as no needed tensor depends on it
    Dangerous ///< would run programs or touch the system: the file is refused
};

/// `global` is "module name".
GlobalClass classify(std::string_view global);

} // namespace sg::pickle
