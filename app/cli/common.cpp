#include "app/cli/commands.h"
#include "core/io/seed_list.h"

#include <cstdio>

namespace sg::cli {

int report(const Error& error) {
    std::fprintf(stderr, "stylegraft-cli: %s\n", error.message.c_str());
    return 1;
}

Result<std::vector<std::uint32_t>> parseSeeds(const std::string& text) {
    auto seeds = parseSeedList(text);
    return seeds ? seeds : fail(seeds.error().wrap("--seeds "));
}

} // namespace sg::cli
