#pragma once

/// Lists of seeds as people write them: "0-3,7". No Torch here.

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// Reads "0-3,7" into 0 1 2 3 7; at most a million. InvalidArgument in a clause that begins with
/// the text.
Result<std::vector<std::uint32_t>> parseSeedList(std::string_view text);

/// The other way round, neighbours as a range.
std::string seedListText(const std::vector<std::uint32_t>& seeds);

} // namespace sg
