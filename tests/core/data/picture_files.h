#pragma once

/// Picture files for the tests, written by Qt: an independent second opinion on what we decode.

#include "core/base/image.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <cstddef>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

namespace sg::test {

/// Encodes with one of Qt's writers: "png", "jpg", "bmp", "ppm".
QByteArray encoded(const QImage& image, const char* format, int quality = -1);

/// An opaque picture in which every pixel differs: red grows to the right, green downwards.
QImage gradient(int width, int height);

/// The picture we are told to expect, as Qt sees it.
QImage toQImage(const Image& image);

std::span<const std::byte> bytesOf(const QByteArray& bytes);

void writeBytes(const std::filesystem::path& path, const QByteArray& bytes);

/// A JPEG with a hand-made EXIF segment behind its first two bytes.
QByteArray withOrientation(const QByteArray& jpeg, int orientation, bool littleEndian = true);

/// A PNG written by hand, for kinds that Qt does not write. `rows` are the unfiltered bytes of each
/// row; `extra` holds chunks (type, data) that stand before the pixels.
QByteArray rawPng(
    int width,
    int height,
    int bitDepth,
    int colorType,
    const std::vector<QByteArray>& rows,
    const std::vector<std::pair<QByteArray, QByteArray>>& extra = {});

/// A zip archive with the given entries, in order.
void writeZip(
    const std::filesystem::path& path, const std::vector<std::pair<QString, QByteArray>>& entries);

} // namespace sg::test
