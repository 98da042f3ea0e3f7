#include "tests/core/data/picture_files.h"

#include <QBuffer>
#include <QFile>

#include <zip.h>

#include <cstdint>

namespace sg::test {

namespace {

QByteArray bigEndian(std::uint32_t value) {
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(value >> shift & 0xffU);
    }
    return bytes;
}

/// The checksum of PNG, bit by bit.
std::uint32_t crc32(const QByteArray& bytes) {
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc & 1U) != 0 ? crc >> 1U ^ 0xedb88320U : crc >> 1U;
        }
    }
    return ~crc;
}

QByteArray chunk(const QByteArray& type, const QByteArray& data) {
    return bigEndian(static_cast<std::uint32_t>(data.size())) + type + data +
           bigEndian(crc32(type + data));
}

} // namespace

QByteArray encoded(const QImage& image, const char* format, int quality) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality)) {
        qFatal("Qt cannot write %s", format);
    }
    return bytes;
}

QImage gradient(int width, int height) {
    QImage image(width, height, QImage::Format_RGB888);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.setPixelColor(x, y, QColor(x * 255 / width, y * 255 / height, (x + y) % 7 * 30));
        }
    }
    return image;
}

QImage toQImage(const Image& image) {
    const auto format = image.channels == 1   ? QImage::Format_Grayscale8
                        : image.channels == 3 ? QImage::Format_RGB888
                                              : QImage::Format_RGBA8888;
    return QImage(
               image.pixels.data(),
               image.extent.width,
               image.extent.height,
               static_cast<qsizetype>(image.stride()),
               format)
        .copy();
}

std::span<const std::byte> bytesOf(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void writeBytes(const std::filesystem::path& path, const QByteArray& bytes) {
    std::filesystem::create_directories(path.parent_path());
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", path.c_str());
    }
}

QByteArray withOrientation(const QByteArray& jpeg, int orientation, bool littleEndian) {
    const auto number = [littleEndian](unsigned value, int size) {
        QByteArray bytes(size, '\0');
        for (int i = 0; i < size; ++i) {
            bytes[littleEndian ? i : size - 1 - i] = static_cast<char>(value >> (8 * i) & 0xffU);
        }
        return bytes;
    };
    QByteArray exif("Exif\0\0", 6);
    exif += littleEndian ? "II" : "MM";
    exif += number(42, 2) + number(8, 4); // version, offset of the first directory
    exif += number(2, 2);                 // entries
    exif += number(0x0100, 2) + number(4, 2) + number(1, 4) + number(64, 4); // width, to be passed
    exif += number(0x0112, 2) + number(3, 2) + number(1, 4);
    exif += number(static_cast<unsigned>(orientation), 2) + number(0, 2);
    exif += number(0, 4);
    const auto length = static_cast<unsigned>(exif.size()) + 2;
    QByteArray segment("\xff\xe1", 2);
    segment += static_cast<char>(length >> 8U);
    segment += static_cast<char>(length & 0xffU);
    return jpeg.left(2) + segment + exif + jpeg.mid(2);
}

QByteArray rawPng(
    int width,
    int height,
    int bitDepth,
    int colorType,
    const std::vector<QByteArray>& rows,
    const std::vector<std::pair<QByteArray, QByteArray>>& extra) {
    QByteArray header = bigEndian(static_cast<std::uint32_t>(width)) +
                        bigEndian(static_cast<std::uint32_t>(height));
    header += static_cast<char>(bitDepth);
    header += static_cast<char>(colorType);
    header += QByteArray(3, '\0'); // compression, filter, no interlace
    QByteArray pixels;
    for (const QByteArray& row : rows) {
        pixels += '\0'; // not filtered
        pixels += row;
    }
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    png += chunk("IHDR", header);
    for (const auto& [type, data] : extra) {
        png += chunk(type, data);
    }
    // qCompress writes a zlib stream behind four bytes of its own.
    return png + chunk("IDAT", qCompress(pixels).mid(4)) + chunk("IEND", {});
}

void writeZip(
    const std::filesystem::path& path, const std::vector<std::pair<QString, QByteArray>>& entries) {
    std::filesystem::create_directories(path.parent_path());
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (archive == nullptr) {
        qFatal("cannot write %s", path.c_str());
    }
    for (const auto& [name, bytes] : entries) {
        zip_source_t* source = zip_source_buffer(
            archive, bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0);
        if (zip_file_add(archive, name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) < 0) {
            qFatal("cannot add to %s", path.c_str());
        }
    }
    if (zip_close(archive) != 0) {
        qFatal("cannot finish %s", path.c_str());
    }
}

} // namespace sg::test
