#include "app/film_export.h"

#include "core/base/core_text.h"
#include "core/base/image_grid.h"
#include "core/data/decode.h"
#include "core/explore/blend.h"
#include "core/explore/walk.h"
#include "core/film/film_writer.h"
#include "core/io/model_reader.h"
#include "core/model/images.h"
#include "core/model/torch.h"
#include "core/train/run/time_lapse.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sg {

namespace {

constexpr double kMinSeconds = 0.1;
constexpr double kMaxSeconds = 600.0;
constexpr double kMoving = 0.9; ///< share of a time-lapse before it stands still

/// Draws the frame with this number.
using Draw = std::function<Result<Image>(int frame)>;

Result<void> write(const FilmJob& job, const Draw& draw, const DrawProgress& progress) {
    const FilmKindRow* kind = filmKindByExtension(job.path);
    if (kind == nullptr) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("%1 is no film; give it the ending .mp4, .webm or .gif", job.path));
    }
    if (!(job.seconds >= kMinSeconds && job.seconds <= kMaxSeconds)) {
        return fail(ErrorCode::InvalidArgument, Core::tr("A film lasts 0.1 to 600 seconds"));
    }
    const int frames = frameCount(job);
    std::optional<FilmWriter> film;
    for (int i = 0; i < frames; ++i) {
        const auto picture = draw(i);
        if (!picture) {
            return fail(picture.error());
        }
        if (!film) {
            auto begun = FilmWriter::create(
                job.path, {kind->kind, picture->extent, job.framesPerSecond}, job.replace);
            if (!begun) {
                return fail(begun.error());
            }
            film.emplace(*std::move(begun));
        }
        if (auto added = film->add(*picture); !added) {
            return added;
        }
        if (progress && !progress(i + 1, frames)) {
            return fail(ErrorCode::Cancelled, Core::tr("Cancelled; no film was written"));
        }
    }
    return film->finish();
}

class FramePainter {
public:
    FramePainter(const Model& model, const FilmJob& job)
        : m_generator(copyOf(model.generatorEma)), m_job(job) {}

    [[nodiscard]] Generator& generator() { return m_generator; }

    /// w of a latent for each layer [1,num_ws,w_dim].
    torch::Tensor ws(std::uint32_t seed, double turn) {
        const MappingOptions& mapping = m_generator->options().mapping;
        const int last = std::max(0, mapping.cDim - 1);
        const auto c = oneHot(std::clamp(m_job.classIndex, 0, last), 1, mapping.cDim);
        return m_generator->mapping->broadcast(
            m_generator->mapping(walkedLatents({seed}, {turn}, mapping.zDim), c),
            m_job.truncationPsi);
    }

    Image picture(const torch::Tensor& ws) {
        const Image image = toImage(m_generator->synthesis(ws, NoiseSource{})[0]);
        return resizeTo(image, exportedSize(image.extent, m_job.side, m_job.aspect));
    }

    /// All seeds side by side.
    Image grid(double turn) {
        std::vector<Image> tiles;
        for (const std::uint32_t seed : m_job.seeds) {
            tiles.push_back(picture(ws(seed, turn)));
        }
        return imageGrid(tiles, int(std::ceil(std::sqrt(double(tiles.size())))));
    }

private:
    Generator m_generator;
    const FilmJob& m_job;
};

/// A closed Catmull-Rom spline through the points: smooth, and exactly each point in turn. `at`
/// counts points.
torch::Tensor splined(const std::vector<torch::Tensor>& points, double at) {
    const auto count = std::int64_t(points.size());
    const auto from = std::int64_t(std::floor(at));
    const double u = at - double(from);
    const auto point = [&](std::int64_t offset) {
        return points[std::size_t((from + offset + count) % count)];
    };
    const double before = -0.5 * u + u * u - 0.5 * u * u * u;
    const double here = 1.0 - 2.5 * u * u + 1.5 * u * u * u;
    const double next = 0.5 * u + 2.0 * u * u - 1.5 * u * u * u;
    const double after = -0.5 * u * u + 0.5 * u * u * u;
    return point(-1) * before + point(0) * here + point(1) * next + point(2) * after;
}

/// The states of a run as weights; two of them are in memory. A training that goes on meanwhile
/// thins its states out: what is gone is bridged by its neighbours.
class StateReel {
public:
    explicit StateReel(std::vector<StateEntry> states)
        : m_states(std::move(states)),
          m_first(m_states.front().kimg()),
          m_last(m_states.back().kimg()) {}

    [[nodiscard]] double first() const { return m_first; }

    [[nodiscard]] double last() const { return m_last; }

    WeightsResult at(double kimg) {
        for (;;) {
            const auto above = std::ranges::upper_bound(
                m_states, kimg, {}, [](const auto& s) { return s.kimg(); });
            const auto to = std::min(std::size_t(above - m_states.begin()), m_states.size() - 1);
            const std::size_t from = to > 0 ? to - 1 : 0;
            auto begin = load(m_states[from]);
            auto end = begin ? load(m_states[to]) : begin;
            if (begin && end) {
                return between(from, to, kimg);
            }
            const std::size_t missing = begin ? to : from;
            std::error_code ignored;
            if (m_states.size() == 1 || std::filesystem::exists(m_states[missing].path, ignored)) {
                return fail(begin ? end.error() : begin.error());
            }
            m_states.erase(m_states.begin() + std::ptrdiff_t(missing));
        }
    }

private:
    WeightsResult between(std::size_t from, std::size_t to, double kimg) {
        const StateEntry& begin = m_states[from];
        const StateEntry& end = m_states[to];
        std::erase_if(m_loaded, [&](const auto& known) {
            return known.first != begin.path && known.first != end.path;
        });
        const double span = end.kimg() - begin.kimg();
        const double t = span > 0.0 ? std::clamp((kimg - begin.kimg()) / span, 0.0, 1.0) : 1.0;
        const auto& first = m_loaded.at(begin.path);
        const auto& second = m_loaded.at(end.path);
        return t == 0.0 ? first : t == 1.0 ? second : interpolated(*first, *second, t);
    }

    Result<void> load(const StateEntry& state) {
        if (m_loaded.contains(state.path)) {
            return {};
        }
        const auto model = openModel(state.path);
        if (!model) {
            return fail(model.error());
        }
        m_loaded[state.path] = weightsOf(**model);
        return {};
    }

    std::vector<StateEntry> m_states;
    double m_first;
    double m_last;
    std::map<std::filesystem::path, std::shared_ptr<const GeneratorWeights>> m_loaded;
};

Result<void> needClass(const FilmJob& job, const Model& model) {
    return job.classIndex >= 0 ? checkClass(model.info, job.classIndex) : Result<void>();
}

Result<void> needSeeds(const FilmJob& job) {
    return job.seeds.empty()
               ? Result<void>(
                     fail(ErrorCode::InvalidArgument, Core::tr("A film needs a seed or more")))
               : Result<void>();
}

} // namespace

int frameCount(const FilmJob& job) {
    return std::max(1, int(std::lround(job.seconds * job.framesPerSecond)));
}

Result<void> exportWalk(const Model& model, const FilmJob& job, const DrawProgress& progress) {
    if (auto ready = needSeeds(job); !ready) {
        return ready;
    }
    if (auto ready = needClass(job, model); !ready) {
        return ready;
    }
    const c10::InferenceMode inference;
    FramePainter painter(model, job);
    const double frames = frameCount(job);
    if (job.grid || job.seeds.size() == 1) {
        return write(
            job,
            [&](int frame) -> Result<Image> { return painter.grid(frame / frames); },
            progress);
    }
    std::vector<torch::Tensor> points;
    for (const std::uint32_t seed : job.seeds) {
        points.push_back(painter.ws(seed, 0.0));
    }
    return write(
        job,
        [&](int frame) -> Result<Image> {
            return painter.picture(splined(points, frame / frames * double(points.size())));
        },
        progress);
}

Result<void> exportTimeLapse(
    const std::filesystem::path& run,
    const std::string& branch,
    const FilmJob& job,
    const DrawProgress& progress) {
    if (auto ready = needSeeds(job); !ready) {
        return ready;
    }
    auto states = timeLapseStates(run, branch);
    if (!states) {
        return fail(states.error());
    }
    if (states->size() < 2) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("%1 has fewer than two saved states to show; train on for a while", run));
    }
    const auto model = openModel(states->front().path);
    if (!model) {
        return fail(model.error());
    }
    if (auto ready = needClass(job, **model); !ready) {
        return ready;
    }
    const c10::InferenceMode inference;
    FramePainter painter(**model, job);
    StateReel reel(*std::move(states));
    const double moving = std::max(1.0, kMoving * (frameCount(job) - 1));
    std::optional<Image> last; // stands still
    return write(
        job,
        [&](int frame) -> Result<Image> {
            if (last) {
                return *last;
            }
            const double share = std::min(1.0, frame / moving);
            const auto weights = reel.at(reel.first() + share * (reel.last() - reel.first()));
            if (!weights) {
                return fail(weights.error());
            }
            loadState(*painter.generator(), (*weights)->tensors);
            Image image = painter.grid(0.0);
            if (share == 1.0) {
                last = image;
            }
            return image;
        },
        progress);
}

} // namespace sg
