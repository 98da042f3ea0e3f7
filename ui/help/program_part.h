#pragma once

#include <string>

namespace sg {

/// A library the program is made with, as it is at run time.
struct ProgramPart {
    std::string name;
    std::string version;
    std::string licence; ///< SPDX identifier
};

} // namespace sg
