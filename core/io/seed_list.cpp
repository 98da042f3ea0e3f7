#include "core/io/seed_list.h"

#include "core/base/core_text.h"

#include <charconv>

namespace sg {

Result<std::vector<std::uint32_t>> parseSeedList(std::string_view text) {
    constexpr std::size_t kMaxSeeds = 1'000'000;
    std::vector<std::uint32_t> seeds;
    std::string_view rest = text;
    const auto bad = [&] {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("%1 is no list of seeds; write for example 0-3,7", text));
    };
    const auto number = [](std::string_view digits, std::uint32_t& value) {
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size();
    };
    while (true) {
        const auto comma = rest.find(',');
        const auto part = rest.substr(0, comma);
        const auto dash = part.find('-');
        std::uint32_t first = 0;
        std::uint32_t last = 0;
        if (!number(part.substr(0, dash), first)) {
            return bad();
        }
        last = first;
        if (dash != std::string_view::npos &&
            (!number(part.substr(dash + 1), last) || last < first)) {
            return bad();
        }
        if (seeds.size() + (last - first) >= kMaxSeeds) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("%1 asks for more than a million pictures", text));
        }
        for (std::uint64_t seed = first; seed <= last; ++seed) {
            seeds.push_back(static_cast<std::uint32_t>(seed));
        }
        if (comma == std::string_view::npos) {
            return seeds;
        }
        rest = rest.substr(comma + 1);
    }
}

std::string seedListText(const std::vector<std::uint32_t>& seeds) {
    std::string text;
    for (std::size_t i = 0; i < seeds.size();) {
        std::size_t last = i;
        while (last + 1 < seeds.size() && seeds[last + 1] == seeds[last] + 1) {
            ++last;
        }
        text += (text.empty() ? "" : ",") + std::to_string(seeds[i]);
        if (last > i) {
            text += '-' + std::to_string(seeds[last]);
        }
        i = last + 1;
    }
    return text;
}

} // namespace sg
