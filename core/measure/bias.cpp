#include "core/measure/bias.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/measure/bias_notes.h"
#include "core/measure/colour_attributes.h"
#include "core/measure/distances.h"
#include "core/measure/feature_space.h"
#include "core/measure/group_quality.h"
#include "core/measure/label_probe.h"
#include "core/measure/neighbours.h"
#include "core/measure/sample_pictures.h"
#include "core/model/torch.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace sg {

namespace {

/// What a probe looks at: all networks of rand64, for what there is, and for where it is the map of
/// 8 x 8 of the source's critic, where there is one, and the picture itself at 16 x 16.
class ProbeEyes {
public:
    explicit ProbeEyes(const Model& source) {
        m_extractors = randomSpace().extractors;
        if (!source.discriminator.is_empty()) {
            m_extractors.emplace_back(
                [critic = copyOf(source.discriminator),
                 side = source.info.resolution > 8 ? 8 : 4](const torch::Tensor& img) mutable {
                    const torch::NoGradGuard noGrad;
                    return critic->trunk(img, side).flatten(1);
                });
        }
        m_extractors.emplace_back([](const torch::Tensor& img) {
            const auto side = std::min<std::int64_t>(16, img.size(2));
            return torch::adaptive_avg_pool2d(img, {side, side}).flatten(1);
        });
    }

    [[nodiscard]] torch::Tensor rows(const torch::Tensor& img) {
        std::vector<torch::Tensor> parts;
        for (auto& extractor : m_extractors) {
            parts.push_back(extractor(img).to(torch::kFloat32));
        }
        return torch::cat(parts, 1);
    }

private:
    std::vector<FeatureSpace::Extractor> m_extractors;
};

/// One set of pictures as it was looked at.
struct SeenSet {
    std::string name;
    std::optional<double> psi;
    torch::Tensor rows;                      ///< for probes; undefined without
    torch::Tensor near;                      ///< in rand64
    std::optional<Neighbourhoods> reached;   ///< of the pictures; of samples only
    std::vector<JudgedAttribute> attributes; ///< by pixels; empty without
    int count = 0;
};

class Onlooker {
public:
    Onlooker(ProbeEyes* eyes, FeatureSpace::Extractor* space, bool colours)
        : m_eyes(eyes), m_space(space), m_colours(colours) {}

    void operator()(const torch::Tensor& img) {
        m_count += int(img.size(0));
        if (m_eyes) {
            m_rows.push_back(m_eyes->rows(img));
        }
        if (m_space) {
            m_near.push_back((*m_space)(img));
        }
        if (m_colours) {
            auto judged = colourAttributes(img);
            if (m_attributes.empty()) {
                m_attributes = std::move(judged);
                return;
            }
            for (std::size_t a = 0; a < judged.size(); ++a) {
                auto& of = m_attributes[a].of;
                of.insert(of.end(), judged[a].of.begin(), judged[a].of.end());
            }
        }
    }

    SeenSet take(std::string name, std::optional<double> psi) {
        const auto whole = [](const std::vector<torch::Tensor>& parts) {
            return parts.empty() ? torch::Tensor() : torch::cat(parts);
        };
        return {
            std::move(name),
            psi,
            whole(m_rows),
            whole(m_near),
            {},
            std::move(m_attributes),
            m_count};
    }

private:
    ProbeEyes* m_eyes;
    FeatureSpace::Extractor* m_space;
    bool m_colours;
    int m_count = 0;
    std::vector<torch::Tensor> m_rows;
    std::vector<torch::Tensor> m_near;
    std::vector<JudgedAttribute> m_attributes;
};

/// Sets that look unlike what the probe learned from.
void noteForeignSets(
    AttributeBias& attribute, const torch::Tensor& labelled, const std::vector<SeenSet>& sets) {
    constexpr double kFar = 0.8;
    constexpr std::int64_t kFirstNetwork = 64; // of rand64
    std::vector<std::string> names;
    for (const auto& set : sets) {
        const bool far =
            meanDistance(set.rows.slice(1, 0, kFirstNetwork), labelled.slice(1, 0, kFirstNetwork)) >
            kFar;
        if (far && std::ranges::find(names, set.name) == names.end()) {
            names.push_back(set.name);
            attribute.notes.push_back(Core::tr(
                "The labelled pictures look unlike those called %1: what the probe says of them is "
                "a guess, so label some of them too.",
                set.name));
        }
    }
}

using Judge = std::function<std::vector<std::size_t>(const SeenSet& set)>;

/// Rows and flips of one attribute.
void fill(AttributeBias& attribute, const std::vector<SeenSet>& sets, const Judge& judge) {
    const auto labels = attribute.labels.size();
    const auto* confusion = attribute.confusion ? &*attribute.confusion : nullptr;
    std::map<std::pair<std::string, double>, std::vector<std::size_t>> said;
    for (const auto& set : sets) {
        auto of = judge(set);
        std::vector<std::int64_t> counts(labels, 0);
        for (const auto label : of) {
            ++counts[label];
        }
        attribute.rows.push_back(
            {set.name, set.psi, set.count, estimateShares(counts, confusion), {}, {}});
        said[{set.name, set.psi.value_or(0.0)}] = std::move(of);
    }
    for (std::size_t i = 0; i < sets.size(); ++i) {
        if (sets[i].reached) {
            attribute.rows[i].quality = qualityByGroup(
                *sets[i].reached,
                said.at({"pictures", 0.0}),
                said.at({sets[i].name, sets[i].psi.value_or(0.0)}),
                labels);
        }
    }
    for (const double psi : kBiasPsi) {
        const auto tuned = said.find({"tuned", psi});
        if (tuned != said.end()) {
            attribute.flips.push_back(
                {psi, flipsBetween(said.at({"source", psi}), tuned->second, labels, confusion)});
        }
    }
    annotate(attribute);
}

AttributeBias
probed(const LabelledPictures& labelled, ProbeEyes& eyes, const std::vector<SeenSet>& sets) {
    Onlooker onlooker(&eyes, nullptr, false);
    showPictures(labelled.pictures, 0, std::ref(onlooker));
    const auto rows = onlooker.take({}, {}).rows;
    const auto tested = testedProbe(rows, labelled.of, labelled.labels.size());
    AttributeBias attribute;
    attribute.name = labelled.attribute;
    attribute.labels = labelled.labels;
    attribute.confusion = tested.confusion;
    attribute.labelled = labelled.pictures.count();
    attribute.notes = labelled.notes;
    fill(attribute, sets, [&](const SeenSet& set) { return tested.probe.judge(set.rows); });
    noteForeignSets(attribute, rows, sets);
    return attribute;
}

AttributeBias byPixels(std::size_t which, const std::vector<SeenSet>& sets) {
    AttributeBias attribute;
    attribute.name = sets.front().attributes[which].name;
    attribute.labels = sets.front().attributes[which].labels;
    fill(attribute, sets, [which](const SeenSet& set) { return set.attributes[which].of; });
    return attribute;
}

Result<void> check(const BiasInput& input, const BiasOptions& options) {
    const auto& info = input.source->info;
    const auto other = [&](int resolution, int channels) {
        return resolution != info.resolution || channels != info.channels;
    };
    if (input.tuned &&
        (other(input.tuned->info.resolution, input.tuned->info.channels) ||
         input.tuned->info.zDim != info.zDim || input.tuned->info.cDim != info.cDim)) {
        return fail(
            ErrorCode::InvalidArgument,
            "The tuned model has pictures or latents of another size than its source: the same "
            "seeds cannot be compared");
    }
    bool fits = !input.pictures || !other(input.pictures->resolution, input.pictures->channels);
    if (input.labelled) {
        for (const auto& labelled : *input.labelled) {
            fits = fits && !other(labelled.pictures.resolution, labelled.pictures.channels) &&
                   labelled.of.size() == std::size_t(labelled.pictures.count());
        }
    }
    if (!fits) {
        return fail(
            ErrorCode::InvalidArgument, "The pictures are of another size than the model draws");
    }
    if (options.samples < 10 || (input.pictures && input.pictures->count() == 0)) {
        return fail(ErrorCode::InvalidArgument, "Shares need at least ten samples and one picture");
    }
    if (!options.colours && (!input.labelled || input.labelled->empty())) {
        return fail(
            ErrorCode::InvalidArgument,
            "There is nothing to measure: give labelled pictures or ask for colours");
    }
    return {};
}

} // namespace

Result<BiasReport> measureBias(const BiasInput& input, const BiasOptions& options) {
    if (auto fine = check(input, options); !fine) {
        return fail(fine.error());
    }
    return guarded([&]() -> Result<BiasReport> {
        std::optional<ProbeEyes> eyes;
        if (input.labelled && !input.labelled->empty()) {
            eyes.emplace(*input.source);
        }
        const bool compared = input.pictures && input.pictures->count() >= 2;
        auto space = compared ? randomSpace().extractors.front() : FeatureSpace::Extractor();
        const auto onlooker = [&] {
            return Onlooker(eyes ? &*eyes : nullptr, compared ? &space : nullptr, options.colours);
        };
        std::vector<SeenSet> sets;
        const auto draw = [&](const Model* model, const char* name) {
            for (const double psi : kBiasPsi) {
                auto look = onlooker();
                drawSamples(*model, 0, options.samples, psi, std::ref(look));
                sets.push_back(look.take(name, psi));
            }
        };
        draw(input.source, "source");
        if (input.tuned) {
            draw(input.tuned, "tuned");
        }
        if (input.pictures) {
            auto look = onlooker();
            showPictures(*input.pictures, 0, std::ref(look));
            sets.push_back(look.take("pictures", {}));
        }
        for (auto& set : sets) {
            if (compared && set.psi) {
                set.reached = neighbourhoods(sets.back().near, set.near);
            }
        }
        BiasReport report;
        report.samples = options.samples;
        if (input.labelled) {
            for (const auto& labelled : *input.labelled) {
                report.attributes.push_back(probed(labelled, *eyes, sets));
            }
        }
        for (std::size_t which = 0; options.colours && which < sets.front().attributes.size();
             ++which) {
            report.attributes.push_back(byPixels(which, sets));
        }
        return report;
    });
}

} // namespace sg
