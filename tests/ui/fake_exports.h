#pragma once

/// Exports without networks: small text files where the real ones would be.

#include "ui/session/export_services.h"

#include <atomic>
#include <mutex>

namespace sg {

class FakeExports final : public ExportServices {
public:
    std::atomic<int> frameMs{0};        ///< a film has 50 frames
    std::atomic<bool> withDelta{false}; ///< the runs left one

    Result<std::vector<std::filesystem::path>> images(
        const std::shared_ptr<const Model>& model,
        const ImageExport& what,
        const ExportProgress& progress) override;
    Result<void> film(
        const std::shared_ptr<const Model>& model,
        const FilmExport& what,
        const ExportProgress& progress) override;
    Result<void>
    passport(const std::shared_ptr<const Model>& model, const PassportExport& what) override;

    bool hasDelta(const std::filesystem::path&, const std::string&) override { return withDelta; }

    Result<void> delta(
        const std::filesystem::path& run,
        const std::string& branch,
        const std::filesystem::path& path) override;

    /// Of the last call.
    [[nodiscard]] ImageExport lastImages() const;
    [[nodiscard]] FilmExport lastFilm() const;
    [[nodiscard]] PassportExport lastPassport() const;

private:
    mutable std::mutex m_mutex;
    ImageExport m_images;
    FilmExport m_film;
    PassportExport m_passport;
};

} // namespace sg
