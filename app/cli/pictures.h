#pragma once

/// Pictures for commands that measure.

#include "core/base/result.h"
#include "core/data/style_set.h"
#include "core/model/model_info.h"

#include <string>

namespace sg::cli {

/// The pictures of a folder or zip archive as the model would learn from them. Errors begin with
/// the name of the option.
Result<PictureBatch>
readPictures(const std::string& path, const ModelInfo& info, const std::string& option);

} // namespace sg::cli
