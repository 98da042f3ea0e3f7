#include "core/film/film_writer.h"

#include "core/base/core_text.h"
#include "core/film/palette.h"
#include "core/film/spool.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

namespace sg {

namespace {

constexpr int kMinSide = 16;
constexpr int kMaxSide = 8192;
constexpr int kMaxFramesPerSecond = 60;

/// An encoder and what makes its films good at a fair size.
struct Choice {
    const char* name;
    AVPixelFormat pixels;
    std::array<std::pair<const char*, const char*>, 4> options;
};

/// The better first. Names, not codec ids: those also find encoders that need special hardware.
constexpr std::array kMp4{
    Choice{"libx264", AV_PIX_FMT_YUV420P, {{{"crf", "18"}, {"preset", "medium"}}}},
    Choice{"libopenh264", AV_PIX_FMT_YUV420P, {}},
    Choice{"mpeg4", AV_PIX_FMT_YUV420P, {{{"qscale", "3"}}}}};
constexpr std::array kWebM{
    Choice{
        "libvpx-vp9",
        AV_PIX_FMT_YUV420P,
        {{{"crf", "18"}, {"deadline", "good"}, {"cpu-used", "4"}}}},
    Choice{
        "libvpx", AV_PIX_FMT_YUV420P, {{{"crf", "8"}, {"deadline", "good"}, {"cpu-used", "4"}}}}};
constexpr std::array kGif{Choice{"gif", AV_PIX_FMT_PAL8, {}}};

std::span<const Choice> choicesFor(FilmKind kind) {
    switch (kind) {
    case FilmKind::Mp4:
        return kMp4;
    case FilmKind::WebM:
        return kWebM;
    case FilmKind::Gif:
        return kGif;
    }
    return kMp4;
}

const char* containerFor(FilmKind kind) {
    return filmKindRow(kind).id.data(); // the same words as FFmpeg's
}

struct Free {
    void operator()(AVCodecContext* codec) const { avcodec_free_context(&codec); }

    void operator()(AVFormatContext* film) const { avformat_free_context(film); }

    void operator()(AVFrame* frame) const { av_frame_free(&frame); }

    void operator()(AVPacket* packet) const { av_packet_free(&packet); }

    void operator()(SwsContext* scaler) const { sws_freeContext(scaler); }
};

template <typename T>
using Owned = std::unique_ptr<T, Free>;

/// The sentence with FFmpeg's words behind it.
Error failure(const std::string& sentence, int code) {
    std::array<char, AV_ERROR_MAX_STRING_SIZE> words{};
    av_strerror(code, words.data(), words.size());
    return {
        code == AVERROR(EIO) || code == AVERROR(ENOSPC) ? ErrorCode::Io : ErrorCode::Internal,
        sentence + ": " + words.data()};
}

Owned<AVCodecContext>
openEncoder(const Choice& choice, const FilmFormat& format, Extent size, bool globalHeader) {
    const AVCodec* codec = avcodec_find_encoder_by_name(choice.name);
    Owned<AVCodecContext> context(codec != nullptr ? avcodec_alloc_context3(codec) : nullptr);
    if (!context) {
        return nullptr;
    }
    context->width = size.width;
    context->height = size.height;
    context->pix_fmt = choice.pixels;
    context->time_base = {1, format.framesPerSecond};
    context->framerate = {format.framesPerSecond, 1};
    context->gop_size = format.framesPerSecond * 2; // for quick jumps in players
    if (choice.pixels == AV_PIX_FMT_YUV420P) {
        context->color_range = AVCOL_RANGE_MPEG;
        context->colorspace = AVCOL_SPC_BT709;
        context->color_primaries = AVCOL_PRI_BT709;
        context->color_trc = AVCOL_TRC_BT709;
    }
    if (globalHeader) {
        context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    }
    for (const auto& [key, value] : choice.options) {
        if (key == nullptr) {
            break;
        }
        if (std::strcmp(key, "qscale") == 0) {
            context->flags |= AV_CODEC_FLAG_QSCALE;
            context->global_quality = FF_QP2LAMBDA * std::atoi(value);
        } else {
            av_opt_set(context.get(), key, value, AV_OPT_SEARCH_CHILDREN);
        }
    }
    if (std::strcmp(choice.name, "libvpx") == 0) {
        context->bit_rate = 20'000'000; // VP8 takes its quality as a limit within a bit rate
    }
    if (avcodec_open2(context.get(), codec, nullptr) < 0) {
        return nullptr;
    }
    return context;
}

} // namespace

class FilmWriter::Encoding {
public:
    Result<void> open(const FilmFormat& format) {
        m_format = format;
        AVFormatContext* film = nullptr;
        const int made =
            avformat_alloc_output_context2(&film, nullptr, containerFor(format.kind), nullptr);
        if (made < 0) {
            return fail(
                ErrorCode::Unsupported, Core::tr("The installed FFmpeg cannot write such films"));
        }
        m_film.reset(film);
        if (m_spool.io() == nullptr) {
            return fail(
                ErrorCode::Io,
                Core::tr("There is no room for a temporary file; is the disk full?"));
        }
        m_film->pb = m_spool.io();
        const bool even = format.kind != FilmKind::Gif;
        const Extent size{
            even ? (format.size.width + 1) / 2 * 2 : format.size.width,
            even ? (format.size.height + 1) / 2 * 2 : format.size.height};
        const bool globalHeader = (m_film->oformat->flags & AVFMT_GLOBALHEADER) != 0;
        for (const Choice& choice : choicesFor(format.kind)) {
            if (auto codec = openEncoder(choice, format, size, globalHeader)) {
                m_codec = std::move(codec);
                break;
            }
        }
        if (!m_codec) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr(
                    "The installed FFmpeg has no encoder for %1 films; choose another kind",
                    filmKindRow(format.kind).extension));
        }
        return begin();
    }

    Result<void> add(const Image& image) {
        if (image.extent != m_format.size || (image.channels != 1 && image.channels != 3)) {
            return fail(
                ErrorCode::InvalidArgument,
                Core::tr("Every frame of a film must have the film's size"));
        }
        // The encoder may still look at the last one.
        if (const int code = av_frame_make_writable(m_frame.get()); code < 0) {
            return fail(failure(Core::tr("The film could not be encoded"), code));
        }
        if (m_frame->format == AV_PIX_FMT_PAL8) {
            fillPaletted(image);
        } else {
            const std::uint8_t* rows[] = {image.row(0)};
            const int strides[] = {int(image.stride())};
            if (auto ready = prepareScaler(image.channels); !ready) {
                return ready;
            }
            sws_scale(
                m_scaler.get(),
                rows,
                strides,
                0,
                image.extent.height,
                m_frame->data,
                m_frame->linesize);
        }
        m_frame->pts = m_frames++;
        return send(m_frame.get());
    }

    Result<void> finish(AtomicFile& file) {
        if (m_frames == 0) {
            return fail(ErrorCode::InvalidArgument, Core::tr("A film needs at least one picture"));
        }
        if (auto flushed = send(nullptr); !flushed) {
            return flushed;
        }
        if (const int code = av_write_trailer(m_film.get()); code < 0) {
            return fail(failure(Core::tr("The film could not be finished"), code));
        }
        avio_flush(m_spool.io());
        if (const int code = m_spool.io()->error; code < 0) {
            return fail(failure(Core::tr("The film could not be written"), code));
        }
        return m_spool.copyTo(file);
    }

    [[nodiscard]] std::string encoder() const { return m_codec->codec->name; }

private:
    Result<void> begin() {
        m_stream = avformat_new_stream(m_film.get(), nullptr);
        m_frame.reset(av_frame_alloc());
        m_packet.reset(av_packet_alloc());
        if (m_stream == nullptr || !m_frame || !m_packet) {
            return fail(ErrorCode::OutOfMemory, Core::tr("There is not enough memory for a film"));
        }
        m_stream->time_base = m_codec->time_base;
        m_stream->avg_frame_rate = m_codec->framerate;
        if (const int code = avcodec_parameters_from_context(m_stream->codecpar, m_codec.get());
            code < 0) {
            return fail(failure(Core::tr("The film could not be begun"), code));
        }
        m_frame->format = m_codec->pix_fmt;
        m_frame->width = m_codec->width;
        m_frame->height = m_codec->height;
        m_frame->colorspace = m_codec->colorspace;
        m_frame->color_range = m_codec->color_range;
        if (const int code = av_frame_get_buffer(m_frame.get(), 0); code < 0) {
            return fail(failure(Core::tr("The film could not be begun"), code));
        }
        const int code = avformat_write_header(m_film.get(), nullptr);
        return code < 0 ? Result<void>(fail(failure(Core::tr("The film could not be begun"), code)))
                        : Result<void>();
    }

    Result<void> prepareScaler(int channels) {
        m_scaler.reset(sws_getCachedContext(
            m_scaler.release(),
            m_format.size.width,
            m_format.size.height,
            channels == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_RGB24,
            m_codec->width,
            m_codec->height,
            m_codec->pix_fmt,
            SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INP,
            nullptr,
            nullptr,
            nullptr));
        if (!m_scaler) {
            return fail(ErrorCode::OutOfMemory, Core::tr("There is not enough memory for a film"));
        }
        const int* bt709 = sws_getCoefficients(SWS_CS_ITU709);
        constexpr int kOne = 1 << 16;
        sws_setColorspaceDetails(m_scaler.get(), bt709, 1, bt709, 0, 0, kOne, kOne);
        return {};
    }

    void fillPaletted(const Image& image) {
        const PalettedImage few = paletted(image);
        for (int y = 0; y < image.extent.height; ++y) {
            std::copy_n(
                few.indices.begin() + std::ptrdiff_t(y) * image.extent.width,
                image.extent.width,
                m_frame->data[0] + std::ptrdiff_t(y) * m_frame->linesize[0]);
        }
        auto* palette = reinterpret_cast<std::uint32_t*>(m_frame->data[1]);
        std::fill_n(palette, AVPALETTE_COUNT, 0xff000000U);
        std::ranges::transform(few.palette, palette, [](const Rgb& colour) {
            return 0xff000000U | std::uint32_t(colour[0]) << 16 | std::uint32_t(colour[1]) << 8 |
                   colour[2];
        });
    }

    /// A frame, or null for the end.
    Result<void> send(const AVFrame* frame) {
        if (const int code = avcodec_send_frame(m_codec.get(), frame); code < 0) {
            return fail(failure(Core::tr("The film could not be encoded"), code));
        }
        for (;;) {
            const int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) {
                return {};
            }
            if (code < 0) {
                return fail(failure(Core::tr("The film could not be encoded"), code));
            }
            m_packet->stream_index = m_stream->index;
            if (m_packet->duration == 0) {
                m_packet->duration = 1;
            }
            av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_stream->time_base);
            if (const int written = av_interleaved_write_frame(m_film.get(), m_packet.get());
                written < 0) {
                return fail(failure(Core::tr("The film could not be written"), written));
            }
        }
    }

    FilmFormat m_format;
    Spool m_spool; ///< outlives the film, which writes to it
    Owned<AVFormatContext> m_film;
    Owned<AVCodecContext> m_codec;
    Owned<AVFrame> m_frame;
    Owned<AVPacket> m_packet;
    Owned<SwsContext> m_scaler;
    AVStream* m_stream = nullptr; ///< of m_film
    std::int64_t m_frames = 0;
};

FilmWriter::FilmWriter(AtomicFile file, std::unique_ptr<Encoding> encoding)
    : m_file(std::move(file)), m_encoding(std::move(encoding)) {}

FilmWriter::FilmWriter(FilmWriter&& other) noexcept = default;
FilmWriter& FilmWriter::operator=(FilmWriter&& other) noexcept = default;
FilmWriter::~FilmWriter() = default;

Result<FilmWriter>
FilmWriter::create(const std::filesystem::path& path, const FilmFormat& format, Replace replace) {
    const auto fits = [](int side) { return side >= kMinSide && side <= kMaxSide; };
    if (!fits(format.size.width) || !fits(format.size.height)) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "A film of %1 x %2 pixels cannot be written; each side must have 16 to 8192",
                format.size.width,
                format.size.height));
    }
    if (format.framesPerSecond < 1 || format.framesPerSecond > kMaxFramesPerSecond) {
        return fail(ErrorCode::InvalidArgument, Core::tr("A film has 1 to 60 pictures a second"));
    }
    // First, so that a folder that cannot be written to is found before the work begins.
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    av_log_set_level(AV_LOG_QUIET); // core never prints
    auto encoding = std::make_unique<Encoding>();
    if (auto opened = encoding->open(format); !opened) {
        return fail(opened.error().wrap(path.string() + ": "));
    }
    return FilmWriter(*std::move(file), std::move(encoding));
}

Result<void> FilmWriter::add(const Image& frame) {
    return m_encoding->add(frame);
}

Result<void> FilmWriter::finish() {
    if (auto finished = m_encoding->finish(m_file); !finished) {
        return finished;
    }
    return m_file.commit();
}

std::string FilmWriter::encoder() const {
    return m_encoding->encoder();
}

} // namespace sg
