#include "core/train/run/curves.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace sg {

std::string curvesRow(const StepStats& stats) {
    std::ostringstream row;
    row.imbue(std::locale::classic());
    const auto optional = [&row](const std::optional<double>& value) {
        row << ',';
        if (value) {
            row << *value;
        }
    };
    row << stats.step << ',' << stats.kimg << ',' << stats.seconds << ',' << stats.imagesPerSecond
        << ',' << stats.lossG << ',' << stats.lossD;
    optional(stats.r1);
    optional(stats.pathLength);
    row << ',' << stats.scoreReal << ',' << stats.scoreFake << ',' << stats.realSign << ','
        << stats.augmentP;
    return row.str();
}

std::optional<StepStats> statsOfRow(std::string_view row) {
    bool good = true;
    // The number of the next cell; nothing when it is empty.
    const auto next = [&row, &good]() -> std::optional<double> {
        const auto cell = row.substr(0, row.find(','));
        row.remove_prefix(std::min(row.size(), cell.size() + 1));
        if (cell.empty()) {
            return std::nullopt;
        }
        double number = 0.0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
        good = good && error == std::errc() && end == cell.data() + cell.size();
        return number;
    };
    const auto needed = [&next, &good] {
        const auto number = next();
        good = good && number.has_value();
        return number.value_or(0.0);
    };
    StepStats stats;
    stats.step = static_cast<std::int64_t>(needed());
    stats.kimg = needed();
    stats.seconds = needed();
    stats.imagesPerSecond = needed();
    stats.lossG = needed();
    stats.lossD = needed();
    stats.r1 = next();
    stats.pathLength = next();
    stats.scoreReal = needed();
    stats.scoreFake = needed();
    stats.realSign = needed();
    stats.augmentP = needed();
    return good && row.empty() ? std::optional(stats) : std::nullopt;
}

} // namespace sg
