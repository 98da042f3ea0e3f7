#include "core/measure/evaluation.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/measure/cancelled.h"
#include "core/measure/distances.h"
#include "core/measure/feature_space.h"
#include "core/measure/neighbours.h"
#include "core/measure/random_network.h"
#include "core/measure/sample_pictures.h"
#include "core/measure/variety_view.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace sg {

namespace {

/// More would take a gigabyte, and pairs grow with the square.
constexpr std::int64_t kPerceptualRows = 1000;

/// Tells how far the work is, and ends it when it is no longer wanted.
class Progress {
public:
    /// `pictures` are to be looked at, and sets to be compared in `spaces` spaces.
    Progress(const EvaluationOptions& options, std::int64_t pictures, std::size_t spaces)
        : m_options(options),
          m_row(double(pictures) / 40.0),
          m_all(double(pictures) + kRows * m_row * double(spaces)) {}

    void looked(std::int64_t pictures) { went(double(pictures)); }

    /// One of the rows of a space.
    void compared() { went(m_row); }

    /// Nothing is done, but it may be no longer wanted.
    void check() { went(0.0); }

private:
    static constexpr double kRows = 4.0; ///< model, source, copycat, floor

    void went(double work) {
        if (m_options.stop.stop_requested()) {
            throw Cancelled();
        }
        m_done += work;
        if (m_options.progress) {
            m_options.progress(std::min(1.0, m_done / m_all));
        }
    }

    const EvaluationOptions& m_options;
    double m_row; ///< a row's work, in pictures
    double m_all;
    double m_done = 0.0;
};

/// One set of pictures as all networks see it.
struct SeenSet {
    std::vector<std::vector<torch::Tensor>> features; ///< [space][extractor] -> [N,F]
    MirroredRows perceptual; ///< of the first kPerceptualRows; `mirrored` may be undefined
};

/// Looks at pictures as they come.
class Onlooker {
public:
    Onlooker(
        std::vector<FeatureSpace>& spaces,
        const RandomNetwork& network,
        Progress& progress,
        bool mirror)
        : m_spaces(spaces),
          m_network(network),
          m_progress(progress),
          m_mirror(mirror),
          m_parts(spaces.size()) {
        for (std::size_t s = 0; s < spaces.size(); ++s) {
            m_parts[s].resize(spaces[s].extractors.size());
        }
    }

    void operator()(const torch::Tensor& img) {
        for (std::size_t s = 0; s < m_spaces.size(); ++s) {
            for (std::size_t e = 0; e < m_spaces[s].extractors.size(); ++e) {
                m_parts[s][e].push_back(m_spaces[s].extractors[e](img));
            }
        }
        if (m_seen < kPerceptualRows) {
            m_perceptual.push_back(m_network.perceptual(img));
            if (m_mirror) {
                m_mirrored.push_back(m_network.perceptual(img.flip({3})));
            }
        }
        m_seen += img.size(0);
        m_progress.looked(img.size(0));
    }

    SeenSet take() {
        SeenSet set;
        for (const auto& extractors : m_parts) {
            auto& features = set.features.emplace_back();
            for (const auto& parts : extractors) {
                features.push_back(torch::cat(parts));
            }
        }
        set.perceptual.plain = torch::cat(m_perceptual).slice(0, 0, kPerceptualRows);
        if (m_mirror) {
            set.perceptual.mirrored = torch::cat(m_mirrored).slice(0, 0, kPerceptualRows);
        }
        return set;
    }

private:
    std::vector<FeatureSpace>& m_spaces;
    const RandomNetwork& m_network;
    Progress& m_progress;
    bool m_mirror;
    std::int64_t m_seen = 0;
    std::vector<std::vector<std::vector<torch::Tensor>>> m_parts;
    std::vector<torch::Tensor> m_perceptual;
    std::vector<torch::Tensor> m_mirrored;
};

/// Every second row, from the first or the second on.
torch::Tensor half(const torch::Tensor& rows, std::int64_t first) {
    return rows.slice(0, first, rows.size(0), 2);
}

/// The features of each set in one space, one tensor an extractor.
struct SpaceRows {
    std::vector<torch::Tensor> model;
    std::vector<torch::Tensor> source; ///< empty without
    std::vector<torch::Tensor> train;
    std::vector<torch::Tensor> test; ///< empty without

    [[nodiscard]] const std::vector<torch::Tensor>& reference() const {
        return test.empty() ? train : test;
    }

    /// Onto the principal axes of the source's samples and all pictures.
    void fit() {
        std::vector<torch::Tensor> all{source.empty() ? model[0] : source[0], train[0]};
        if (!test.empty()) {
            all.push_back(test[0]);
        }
        const PrincipalAxes axes(torch::cat(all));
        for (auto* rows : {&model, &source, &train, &test}) {
            for (auto& tensor : *rows) {
                tensor = axes(tensor);
            }
        }
    }
};

std::pair<double, double> meanAndSpread(const std::vector<double>& values) {
    const auto x = torch::tensor(values, torch::kFloat64);
    return {x.mean().item<double>(), x.size(0) > 1 ? x.std().item<double>() : 0.0};
}

/// Distances of `set` to `reference`; recall of `train` and `test`.
SetDistances distancesOf(
    const std::vector<torch::Tensor>& set,
    const std::vector<torch::Tensor>& reference,
    const torch::Tensor& train,
    const torch::Tensor& test) {
    std::vector<double> frechet;
    std::vector<double> share;
    std::vector<double> kernel;
    for (std::size_t e = 0; e < set.size(); ++e) {
        frechet.push_back(frechetDistance(set[e], reference[e]));
        share.push_back(frechet.back() / std::max(totalVariance(reference[e]), 1e-30));
        kernel.push_back(kernelDistance(set[e], reference[e]));
    }
    SetDistances d;
    std::tie(d.frechet, d.frechetSpread) = meanAndSpread(frechet);
    std::tie(d.kernel, d.kernelSpread) = meanAndSpread(kernel);
    d.frechetShare = meanAndSpread(share).first;
    d.kernelP = kernelDistanceP(set[0], reference[0]);
    d.mean = meanDistance(set[0], reference[0]);
    const auto dc = densityAndCoverage(reference[0], set[0]);
    d.density = dc.density;
    d.coverage = dc.coverage;
    d.recallTrain = neighbourRecall(train, set[0]);
    if (test.defined()) {
        d.recallTest = neighbourRecall(test, set[0]);
    }
    return d;
}

SpaceReport compare(const FeatureSpace& space, SpaceRows rows, int samples, Progress& progress) {
    if (space.fitted) {
        rows.fit();
    }
    const auto& reference = rows.reference();
    const auto train = rows.train[0];
    const auto test = rows.test.empty() ? torch::Tensor() : rows.test[0];
    SpaceReport report;
    report.name = space.name;
    report.description = space.description;
    report.model = distancesOf(rows.model, reference, train, test);
    progress.compared();
    if (!rows.source.empty()) {
        report.source = distancesOf(rows.source, reference, train, test);
    }
    progress.compared();
    std::vector<torch::Tensor> copies;
    std::vector<torch::Tensor> even;
    std::vector<torch::Tensor> odd;
    for (std::size_t e = 0; e < reference.size(); ++e) {
        copies.push_back(repeated(rows.train[e], samples));
        even.push_back(half(reference[e], 0));
        odd.push_back(half(reference[e], 1));
    }
    report.copycat = distancesOf(copies, reference, train, test);
    progress.compared();
    if (odd[0].size(0) >= 2) {
        report.floor = distancesOf(
            even, odd, rows.test.empty() ? odd[0] : train, test.defined() ? odd[0] : test);
    }
    progress.compared();
    return report;
}

Result<void> check(const EvaluationInput& input, const EvaluationOptions& options) {
    const auto& info = input.model->info;
    if (input.source && (input.source->info.resolution != info.resolution ||
                         input.source->info.channels != info.channels)) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("The source model draws pictures of another size than the judged one"));
    }
    if (input.train->count() < 2 || (input.test && input.test->count() < 2) ||
        options.samples < 2) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("A comparison needs at least two pictures and two samples"));
    }
    return {};
}

/// Throws std::invalid_argument for an unknown name and for a critic that is missing.
std::vector<FeatureSpace>
spacesFor(const EvaluationInput& input, const EvaluationOptions& options) {
    const Model& judge = input.source ? *input.source : *input.model;
    std::vector<std::string> names = options.spaces;
    if (names.empty() && !input.network) {
        names = {"rand64"};
        if (!judge.discriminator.is_empty()) {
            names.emplace_back("source-d");
        }
    }
    std::vector<FeatureSpace> spaces;
    for (const auto& name : names) {
        if (name == "rand64") {
            spaces.push_back(randomSpace());
        } else if (name == "source-d") {
            spaces.push_back(criticSpace(judge));
        } else if (name == "trunk") {
            spaces.push_back(trunkSpace(judge));
        } else {
            throw std::invalid_argument(
                Core::tr("%1 is no feature space; there are rand64, source-d and trunk", name));
        }
    }
    if (input.network) {
        const auto tests = input.test ? input.test->count() : 0;
        spaces.push_back(
            networkSpace(*input.network, options.samples + input.train->count() + tests));
    }
    return spaces;
}

bool isCriticSpace(const std::string& name) {
    return name == "source-d" || name == "trunk";
}

std::vector<std::string> notesOn(const EvaluationInput& input, const Evaluation& evaluation) {
    std::vector<std::string> notes;
    const int pictures = input.test ? evaluation.testPictures : evaluation.trainPictures;
    const int fewer = std::min(pictures, evaluation.samples);
    if (fewer < kFrechetPictures) {
        notes.push_back(Core::tr(
            "A Frechet distance (FD) of fewer than %1 samples or pictures (here %2) says more about "
            "their number than about the model: compare KID.",
            kFrechetPictures,
            fewer));
    }
    if (!input.test) {
        notes.push_back(
            Core::tr("Without held-out pictures the samples are compared with the very pictures "
                     "trained on, which rewards copying: see the copycat row."));
    }
    std::string critics;
    bool used = false;
    for (const SpaceReport& space : evaluation.spaces) {
        if (isCriticSpace(space.name)) {
            critics += (critics.empty() ? "" : ", ") + space.name;
            used = used || space.usedInTraining;
        }
    }
    if (critics.empty()) {
        return notes;
    }
    if (!input.source) {
        notes.push_back(
            Core::tr("The model's own critic judges it; the critic of the model it was tuned from "
                     "would be fairer."));
    } else if (used) {
        notes.push_back(Core::tr(
            "The training kept layers of the critic behind %1 as they are, and the samples "
            "were made to please them: rand64 is to be believed more.",
            critics));
    } else if (input.model->discriminator.is_empty()) {
        notes.push_back(Core::tr(
            "Whether the training used layers of the critic behind %1 cannot be told, "
            "because the model came without its critic: then rand64 is to be believed "
            "more.",
            critics));
    }
    return notes;
}

} // namespace

Result<Evaluation> evaluate(const EvaluationInput& input, const EvaluationOptions& options) {
    if (auto fine = check(input, options); !fine) {
        return fail(fine.error());
    }
    const auto measure = [&]() -> Result<Evaluation> {
        const torch::NoGradGuard noGrad;
        auto spaces = spacesFor(input, options);
        const RandomNetwork network(0);
        const std::int64_t rest = std::max<std::int64_t>(0, input.train->count() - kPerceptualRows);
        Progress progress(
            options,
            std::int64_t(options.samples) * (input.source ? 2 : 1) + input.train->count() + rest +
                (input.test ? input.test->count() : 0),
            spaces.size());
        const auto samplesOf = [&](const Model& model) {
            Onlooker onlooker(spaces, network, progress, false);
            drawSamples(model, 0, options.samples, options.truncationPsi, std::ref(onlooker));
            return onlooker.take();
        };
        const auto picturesIn = [&](const PictureBatch& pictures, bool mirror) {
            Onlooker onlooker(spaces, network, progress, mirror);
            showPictures(pictures, 0, std::ref(onlooker));
            return onlooker.take();
        };
        const SeenSet train = picturesIn(*input.train, true);
        const auto test = input.test ? std::optional(picturesIn(*input.test, false)) : std::nullopt;
        const SeenSet model = samplesOf(*input.model);
        const auto source = input.source ? std::optional(samplesOf(*input.source)) : std::nullopt;

        Evaluation evaluation;
        evaluation.samples = options.samples;
        evaluation.trainPictures = input.train->count();
        evaluation.testPictures = input.test ? input.test->count() : 0;
        for (std::size_t s = 0; s < spaces.size(); ++s) {
            SpaceRows rows{model.features[s], {}, train.features[s], {}};
            if (source) {
                rows.source = source->features[s];
            }
            if (test) {
                rows.test = test->features[s];
            }
            evaluation.spaces.push_back(
                compare(spaces[s], std::move(rows), options.samples, progress));
            auto& report = evaluation.spaces.back();
            report.usedInTraining = isCriticSpace(report.name) && input.source &&
                                    sharesCriticLayers(*input.model, *input.source);
        }
        evaluation.notes = notesOn(input, evaluation);
        progress.check();
        VarietyView variety(
            model.perceptual.plain,
            source ? source->perceptual.plain : torch::Tensor(),
            train.perceptual,
            test ? test->perceptual.plain : torch::Tensor());
        showPictures(*input.train, int(kPerceptualRows), [&](const torch::Tensor& img) {
            variety.add({network.perceptual(img), network.perceptual(img.flip({3}))});
            progress.looked(img.size(0));
        });
        progress.check();
        evaluation.variety = variety.report();
        return evaluation;
    };
    return guarded([&]() -> Result<Evaluation> {
        try {
            return measure();
        } catch (const Cancelled&) {
            return cancelledMeasurement();
        }
    });
}

} // namespace sg
