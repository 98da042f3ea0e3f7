#pragma once

/// Films: a walk through the latents of a model, or how a run went.

#include "app/image_export.h"
#include "core/base/atomic_file.h"
#include "core/base/result.h"
#include "core/model/model.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sg {

struct FilmJob {
    std::filesystem::path path; ///< its extension chooses the kind (core/film/film_kind.h)
    Replace replace = Replace::Always;
    std::vector<std::uint32_t> seeds;
    double truncationPsi = 0.7;
    int classIndex = -1; ///< of a conditional model; -1 = the first, or none
    double aspect = 1.0; ///< as in ImageJob
    int side = 0;
    int framesPerSecond = 30; ///< 1 to 60
    double seconds = 8.0;     ///< 0.1 to 600
    bool grid = false;        ///< of a walk: all seeds side by side, each around a path of its own
};

/// Number of frames of such a film.
int frameCount(const FilmJob& job);

/// A film that ends where it began: one picture that goes from seed to seed on a smooth path
/// through w, or around the path of core/explore/walk.h when there is one seed only; or a grid.
/// Cancelled, or failed, it leaves no file. A class that the model has not is an error, here and
/// below.
Result<void> exportWalk(const Model& model, const FilmJob& job, const DrawProgress& progress);

/// The seeds side by side from the first state of the run to the last one of `branch`, evenly by
/// kimg and with the weights between two states mixed. The last tenth of the film stands still.
Result<void> exportTimeLapse(
    const std::filesystem::path& run,
    const std::string& branch,
    const FilmJob& job,
    const DrawProgress& progress);

} // namespace sg
