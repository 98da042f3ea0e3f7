#pragma once

/// What travels with a model in every format that has room for words. No Torch here.

#include "core/model/model_info.h"

#include <map>
#include <string>

namespace sg {

using Metadata = std::map<std::string, std::string>;

/// Keys: `stylegraft_version`, `architecture`, `licence`, `non_commercial` ("yes" or "no"), and
/// when they are known `parent_sha256` and `training`. The parent of a model that was opened from a
/// file is that file.
Metadata metadataOf(const ModelInfo& info);

/// Takes licence, parent and training back into `info`. Unknown keys and damaged values are left
/// out; texts are cut to a sensible length.
void applyMetadata(const Metadata& metadata, ModelInfo& info);

} // namespace sg
