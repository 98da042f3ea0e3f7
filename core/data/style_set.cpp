#include "core/data/style_set.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/base/sha256.h"
#include "core/data/crop_picture.h"
#include "core/data/decode.h"
#include "core/data/picture_source.h"
#include "core/data/squeezed_aspect.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace sg {

namespace {

bool isOpaque(const Image& image) {
    for (std::size_t i = 3; i < image.pixels.size(); i += 4) {
        if (image.pixels[i] != 255) {
            return false;
        }
    }
    return true;
}

/// Names a picture by what one sees: the same picture in two encodings is the same picture, also
/// when one is stored as grey or with a useless opacity.
std::string pixelHash(const Image& image) {
    if (image.channels == 1) {
        return pixelHash(withChannels(image, 3));
    }
    if (image.channels == 4 && isOpaque(image)) {
        return pixelHash(flatten(image, {}));
    }
    std::string key = std::to_string(image.extent.width) + 'x' +
                      std::to_string(image.extent.height) + 'x' + std::to_string(image.channels) +
                      ' ';
    key += sha256Hex(std::as_bytes(std::span(image.pixels)));
    return key;
}

/// Decodes one source and tells the hash of its encoded bytes.
Result<Image> load(
    SourceReader& reader,
    const PictureSource& source,
    std::int64_t maxPixels,
    std::string& encodedHash) {
    const auto bytes = reader.read(source);
    if (!bytes) {
        return fail(bytes.error());
    }
    encodedHash = sha256Hex(*bytes);
    return guarded([&] { return decodePicture(*bytes, maxPixels); });
}

PictureSource sourceOf(const StylePicture& picture) {
    return {picture.name, picture.file, picture.archiveEntry};
}

/// The picture as it was when it was added, over the background.
Result<Image>
loadAgain(SourceReader& reader, const StylePicture& picture, const StyleImportOptions& options) {
    std::string hash;
    const auto image = load(reader, sourceOf(picture), options.maxPixels, hash);
    if (!image) {
        return fail(
            image.error().code,
            Core::tr(
                "The picture %1 can no longer be read (%2); remove it or put it back",
                picture.name,
                image.error().message));
    }
    if (hash != picture.sha256) {
        return fail(
            ErrorCode::BadFormat,
            Core::tr(
                "The picture %1 has changed since it was added; remove it and add it again",
                picture.name));
    }
    return flatten(*image, options.background);
}

} // namespace

Result<StyleSet> importStyle(
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions& options,
    const ImportProgress& progress) {
    return appendStyle({}, inputs, options, progress);
}

Result<StyleSet> appendStyle(
    StyleSet set,
    const std::vector<std::filesystem::path>& inputs,
    const StyleImportOptions& options,
    const ImportProgress& progress) {
    std::set<std::string> seen;
    for (const StylePicture& picture : set.pictures) {
        seen.insert(picture.pixelHash);
    }
    std::vector<PictureSource> sources;
    for (const auto& input : inputs) {
        auto listed = listSources(input);
        if (!listed) {
            return fail(listed.error());
        }
        sources.insert(sources.end(), listed->begin(), listed->end());
    }
    SourceReader reader;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (progress && !progress(static_cast<int>(i), static_cast<int>(sources.size()))) {
            return fail(ErrorCode::Cancelled, Core::tr("The import was cancelled"));
        }
        const PictureSource& source = sources[i];
        StylePicture picture;
        const auto image = load(reader, source, options.maxPixels, picture.sha256);
        if (!image) {
            set.skipped.push_back({source.name, image.error().message});
            continue;
        }
        picture.pixelHash = pixelHash(*image);
        if (!seen.insert(picture.pixelHash).second && !options.keepDuplicates) {
            set.duplicates.push_back(source.name);
            continue;
        }
        picture.name = source.name;
        picture.file = source.file;
        picture.archiveEntry = source.archiveEntry;
        picture.original = image->extent;
        picture.originalChannels = image->channels;
        if (options.thumbnailSide > 0) {
            const Image flat = flatten(*image, options.background);
            picture.thumbnail =
                withChannels(cropPicture(flat, picture.crop, options.thumbnailSide), 3);
        }
        set.pictures.push_back(std::move(picture));
    }
    if (progress) {
        progress(static_cast<int>(sources.size()), static_cast<int>(sources.size()));
    }
    return set;
}

Result<PictureBatch> decodePictures(
    const StyleSet& set,
    int resolution,
    int channels,
    const StyleImportOptions& options,
    const ImportProgress& progress) {
    PictureBatch batch;
    batch.resolution = resolution;
    batch.channels = channels;
    const auto each = static_cast<std::size_t>(resolution) * static_cast<std::size_t>(resolution) *
                      static_cast<std::size_t>(channels);
    batch.pixels.reserve(each * set.pictures.size());
    SourceReader reader;
    for (const StylePicture& picture : set.pictures) {
        if (progress && !progress(batch.count(), static_cast<int>(set.pictures.size()))) {
            return fail(ErrorCode::Cancelled, Core::tr("The import was cancelled"));
        }
        const auto image = loadAgain(reader, picture, options);
        if (!image) {
            return fail(image.error());
        }
        const Image ready = cropPicture(withChannels(*image, channels), picture.crop, resolution);
        batch.pixels.insert(batch.pixels.end(), ready.pixels.begin(), ready.pixels.end());
        batch.names.push_back(picture.name);
        batch.hashes.push_back(picture.sha256);
        batch.weights.push_back(picture.weight);
    }
    batch.aspect = squeezedAspect(set);
    return batch;
}

Result<Image>
viewPicture(const StylePicture& picture, int longestSide, const StyleImportOptions& options) {
    SourceReader reader;
    const auto image = loadAgain(reader, picture, options);
    if (!image) {
        return fail(image.error());
    }
    const auto [width, height] = image->extent;
    const double scale = std::min(1.0, double(longestSide) / std::max(width, height));
    const auto scaled = [scale](int length) {
        return std::max(1, static_cast<int>(std::lround(length * scale)));
    };
    return resizeTo(withChannels(*image, 3), {scaled(width), scaled(height)});
}

} // namespace sg
