#include "tests/core/film/film_file.h"

#include <algorithm>
#include <cstdlib>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswscale/swscale.h>
}

namespace sg {

namespace {

Image toRgb(const AVFrame& frame) {
    Image image({frame.width, frame.height}, 3);
    SwsContext* scaler = sws_getContext(
        frame.width,
        frame.height,
        AVPixelFormat(frame.format),
        frame.width,
        frame.height,
        AV_PIX_FMT_RGB24,
        SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT,
        nullptr,
        nullptr,
        nullptr);
    const int* coefficients =
        sws_getCoefficients(frame.colorspace == AVCOL_SPC_BT709 ? SWS_CS_ITU709 : SWS_CS_DEFAULT);
    sws_setColorspaceDetails(scaler, coefficients, 0, coefficients, 1, 0, 1 << 16, 1 << 16);
    std::uint8_t* rows[] = {image.row(0)};
    const int strides[] = {int(image.stride())};
    sws_scale(scaler, frame.data, frame.linesize, 0, frame.height, rows, strides);
    sws_freeContext(scaler);
    return image;
}

} // namespace

FilmFile readFilm(const std::filesystem::path& path) {
    FilmFile film;
    AVFormatContext* input = nullptr;
    if (avformat_open_input(&input, path.c_str(), nullptr, nullptr) < 0) {
        return film;
    }
    avformat_find_stream_info(input, nullptr);
    const int number = av_find_best_stream(input, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    const AVStream* stream = input->streams[number];
    const AVCodec* codec = avcodec_find_decoder(stream->codecpar->codec_id);
    AVCodecContext* decoder = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(decoder, stream->codecpar);
    avcodec_open2(decoder, codec, nullptr);
    film.container = input->iformat->name;
    film.codec = avcodec_get_name(stream->codecpar->codec_id);
    film.size = {stream->codecpar->width, stream->codecpar->height};
    AVPacket* packet = av_packet_alloc();
    AVFrame* frame = av_frame_alloc();
    const auto drain = [&] {
        while (avcodec_receive_frame(decoder, frame) == 0) {
            film.frames.push_back(toRgb(*frame));
        }
    };
    while (av_read_frame(input, packet) == 0) {
        if (packet->stream_index == number) {
            film.seconds = std::max(
                film.seconds, double(packet->pts + packet->duration) * av_q2d(stream->time_base));
            avcodec_send_packet(decoder, packet);
            drain();
        }
        av_packet_unref(packet);
    }
    avcodec_send_packet(decoder, nullptr);
    drain();
    av_frame_free(&frame);
    av_packet_free(&packet);
    avcodec_free_context(&decoder);
    avformat_close_input(&input);
    return film;
}

double meanDifference(const Image& a, const Image& b) {
    if (a.extent != b.extent || a.channels != b.channels || a.empty()) {
        return 255.0;
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        sum += std::abs(int(a.pixels[i]) - int(b.pixels[i]));
    }
    return sum / double(a.pixels.size());
}

} // namespace sg
