#pragma once

/// Pictures in, a film out: mp4, WebM or GIF by FFmpeg's libraries, which nobody else sees. Needs
/// neither Qt nor Torch.

#include "core/base/atomic_file.h"
#include "core/base/image.h"
#include "core/base/result.h"
#include "core/film/film_kind.h"

#include <filesystem>
#include <memory>
#include <string>

namespace sg {

struct FilmFormat {
    FilmKind kind = FilmKind::Mp4;
    Extent size;              ///< of every frame, 16 to 8192 pixels a side; an mp4 or WebM with an
                              ///< odd side is stretched by a pixel, as their coding wants it
    int framesPerSecond = 30; ///< 1 to 60; GIF knows hundredths of a second only
};

/// A film being written. Nothing is at its path before `finish()`; when it goes away unfinished
/// nothing is left.
class FilmWriter {
public:
    /// Begins a film. InvalidArgument for a size or speed out of range, Unsupported when the
    /// installed FFmpeg has no encoder for the kind, Io and FileExists as AtomicFile.
    static Result<FilmWriter>
    create(const std::filesystem::path& path, const FilmFormat& format, Replace replace);

    FilmWriter(FilmWriter&& other) noexcept;
    FilmWriter& operator=(FilmWriter&& other) noexcept;
    ~FilmWriter();

    /// The next frame, grey or RGB, of the film's size.
    Result<void> add(const Image& frame);

    /// Writes what the encoder still holds and gives the film its name. Needs at least one frame.
    Result<void> finish();

    /// Name of the encoder that was found, e.g. "libx264".
    [[nodiscard]] std::string encoder() const;

private:
    class Encoding;

    FilmWriter(AtomicFile file, std::unique_ptr<Encoding> encoding);

    AtomicFile m_file;
    std::unique_ptr<Encoding> m_encoding;
};

} // namespace sg
