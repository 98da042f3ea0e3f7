#pragma once

/// Options of networks as JSON, for our own model files.

#include "core/base/result.h"
#include "core/model/options.h"

#include <nlohmann/json_fwd.hpp>

namespace sg {

nlohmann::json toJson(const GeneratorOptions& options);
nlohmann::json toJson(const DiscriminatorOptions& options);

/// Every key must be there and in its range: the error names the first that is not. Options that
/// pass are consistent in themselves; whether a file's tensors fit them is for `shapesOf` to say.
Result<GeneratorOptions> generatorOptionsFromJson(const nlohmann::json& json);
Result<DiscriminatorOptions> discriminatorOptionsFromJson(const nlohmann::json& json);

} // namespace sg
