#pragma once

/// What the licence lines inside an opened file say about using it. A hint for people, no legal
/// advice. No Torch here.

#include "core/model/model_info.h"

#include <string>
#include <string_view>

namespace sg {

struct LicenceHint {
    std::string name = "unknown"; ///< of the licence, else the copyright line; one short line
    bool nonCommercial = false;
};

/// Looks at the first lines of one source text that came with a model.
LicenceHint licenceOf(std::string_view sourceText);

/// The stricter of two hints; any hint beats "unknown".
LicenceHint stricter(LicenceHint a, LicenceHint b);

/// The name of a hint in the language of the window, where it is no proper name.
std::string licenceInWords(const std::string& name);

/// One sentence to be shown before a model is saved: what its parent's licence asks. Empty when
/// there is nothing to say.
std::string licenceNotice(const ModelInfo& info);

} // namespace sg
