#pragma once

/// What the studio asks of the engine to write pictures, films and what belongs to a model.
/// Implemented in `app` and, by a fake, in `tests/ui`. Every call may be made from any thread, and
/// all that write are slow.

#include "core/base/result.h"
#include "core/data/picture_kinds.h"
#include "core/model/model_info.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sg {

/// Called now and then with (done, total). Return false to cancel.
using ExportProgress = std::function<bool(int done, int total)>;

struct ImageExport {
    std::filesystem::path folder; ///< created when missing
    std::vector<std::uint32_t> seeds;
    std::vector<double> turns; ///< as in PreviewPins
    double truncationPsi = 1.0;
    double aspect = 1.0; ///< width over height; the longer side grows, none shrinks
    int side = 0;        ///< of the square the model draws; 0 = as it is drawn
    PictureKind kind = PictureKind::Png;
    int quality = 92;   ///< of kinds that have one, 1 to 100
    bool grid = true;   ///< also writes a picture of all
    bool recipe = true; ///< say in each picture what it was made from
    bool replace = false;
};

struct FilmExport {
    std::filesystem::path path; ///< its extension chooses the kind; replaced
    std::vector<std::uint32_t> seeds;
    double truncationPsi = 0.7;
    double aspect = 1.0;
    int side = 0; ///< of one picture; 0 = as it is drawn
    int framesPerSecond = 30;
    double seconds = 8.0;

    /// All seeds side by side, each on a walk of its own; else one picture that goes from seed to
    /// seed and back to the first. A time-lapse always shows all.
    bool grid = false;

    /// How this run went, instead of a walk; empty = a walk.
    std::filesystem::path run;
    std::string branch;
};

struct PassportExport {
    std::filesystem::path path;  ///< an HTML file; replaced
    std::filesystem::path model; ///< the exported file, whose SHA-256 is stated; may be empty
    std::filesystem::path run;   ///< where the model comes from; empty = not kept
    std::string branch;
    bool thumbnails = false; ///< small copies of the style pictures
    bool ownWork = false;    ///< the person says: trained on my own work
};

class ExportServices {
public:
    virtual ~ExportServices() = default;

    /// Pictures seedNNNN.png, or seedNNNN-turn0.125.png on a walk, (and grid.png); returns what was
    /// written. Cancelling leaves the pictures that were finished.
    virtual Result<std::vector<std::filesystem::path>> images(
        const std::shared_ptr<const Model>& model,
        const ImageExport& what,
        const ExportProgress& progress) = 0;

    /// A film; when it fails or is cancelled there is no file. A time-lapse needs no model.
    virtual Result<void> film(
        const std::shared_ptr<const Model>& model,
        const FilmExport& what,
        const ExportProgress& progress) = 0;

    /// One page about a model.
    virtual Result<void>
    passport(const std::shared_ptr<const Model>& model, const PassportExport& what) = 0;

    /// Quick. Whether the run left a style delta.
    virtual bool hasDelta(const std::filesystem::path& run, const std::string& branch) = 0;

    /// Copies it to `path`, which is replaced.
    virtual Result<void> delta(
        const std::filesystem::path& run,
        const std::string& branch,
        const std::filesystem::path& path) = 0;
};

} // namespace sg
