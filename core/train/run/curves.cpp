#include "core/train/run/curves.h"

#include <optional>
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

} // namespace sg
