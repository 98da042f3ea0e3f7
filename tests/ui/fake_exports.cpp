#include "tests/ui/fake_exports.h"

#include <chrono>
#include <fstream>
#include <string>
#include <thread>

namespace sg {

namespace {

Result<void> writeText(const std::filesystem::path& path, const char* text) {
    std::ofstream file(path);
    if (!(file << text)) {
        return fail(ErrorCode::Io, path.string() + " cannot be written; choose another folder");
    }
    return {};
}

} // namespace

Result<std::vector<std::filesystem::path>> FakeExports::images(
    const std::shared_ptr<const Model>&, const ImageExport& what, const ExportProgress& progress) {
    {
        const std::lock_guard lock(m_mutex);
        m_images = what;
    }
    std::filesystem::create_directories(what.folder);
    const std::string extension(pictureKindRow(what.kind).extension);
    std::vector<std::filesystem::path> written;
    for (const std::uint32_t seed : what.seeds) {
        written.push_back(what.folder / ("seed" + std::to_string(seed) + extension));
        if (std::filesystem::exists(written.back()) && !what.replace) {
            return fail(
                ErrorCode::FileExists,
                written.back().string() + " exists already; choose another folder");
        }
        std::ofstream(written.back()) << "picture";
        if (progress && !progress(int(written.size()), int(what.seeds.size()))) {
            return fail(ErrorCode::Cancelled, "Cancelled");
        }
    }
    return written;
}

Result<void> FakeExports::film(
    const std::shared_ptr<const Model>&, const FilmExport& what, const ExportProgress& progress) {
    {
        const std::lock_guard lock(m_mutex);
        m_film = what;
    }
    constexpr int kFrames = 50;
    for (int frame = 1; frame <= kFrames; ++frame) {
        std::this_thread::sleep_for(std::chrono::milliseconds(frameMs));
        if (progress && !progress(frame, kFrames)) {
            return fail(ErrorCode::Cancelled, "Cancelled");
        }
    }
    return writeText(what.path, "film");
}

Result<void>
FakeExports::passport(const std::shared_ptr<const Model>&, const PassportExport& what) {
    {
        const std::lock_guard lock(m_mutex);
        m_passport = what;
    }
    return writeText(what.path, "passport");
}

Result<void> FakeExports::delta(
    const std::filesystem::path&, const std::string&, const std::filesystem::path& path) {
    return writeText(path, "delta");
}

ImageExport FakeExports::lastImages() const {
    const std::lock_guard lock(m_mutex);
    return m_images;
}

FilmExport FakeExports::lastFilm() const {
    const std::lock_guard lock(m_mutex);
    return m_film;
}

PassportExport FakeExports::lastPassport() const {
    const std::lock_guard lock(m_mutex);
    return m_passport;
}

} // namespace sg
