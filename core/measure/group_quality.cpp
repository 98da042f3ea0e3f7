#include "core/measure/group_quality.h"

#include "core/model/torch.h"

#include <cstdint>

namespace sg {

std::vector<GroupQuality> qualityByGroup(
    const Neighbourhoods& reached,
    const std::vector<std::size_t>& pictures,
    const std::vector<std::size_t>& samples,
    std::size_t labels) {
    const auto covered = reached.covered.accessor<bool, 1>();
    const auto hits = reached.hits.accessor<std::int64_t, 1>();
    std::vector<GroupQuality> groups(labels);
    std::vector<double> coveredOf(labels, 0.0);
    std::vector<double> hitsOf(labels, 0.0);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        ++groups[pictures[i]].pictures;
        coveredOf[pictures[i]] += covered[std::int64_t(i)] ? 1.0 : 0.0;
    }
    for (std::size_t i = 0; i < samples.size(); ++i) {
        ++groups[samples[i]].samples;
        hitsOf[samples[i]] += double(hits[std::int64_t(i)]);
    }
    for (std::size_t label = 0; label < labels; ++label) {
        auto& group = groups[label];
        if (group.pictures > 0) {
            group.coverage = coveredOf[label] / group.pictures;
        }
        if (group.samples > 0) {
            group.density = hitsOf[label] / (double(reached.k) * group.samples);
        }
    }
    return groups;
}

} // namespace sg
