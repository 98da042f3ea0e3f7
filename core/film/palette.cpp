#include "core/film/palette.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sg {

namespace {

constexpr int kBits = 5; ///< of a channel, in the histogram
constexpr int kLevels = 1 << kBits;
constexpr std::size_t kCells = std::size_t(kLevels) * kLevels * kLevels;
constexpr std::size_t kMaxColours = 256;

/// Thresholds of the ordered dither, in parts of a histogram cell.
constexpr std::array<int, 16> kBayer{0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

Rgb colourAt(const Image& image, std::size_t pixel) {
    const std::uint8_t* at = image.pixels.data() + pixel * std::size_t(image.channels);
    return image.channels == 1 ? Rgb{at[0], at[0], at[0]} : Rgb{at[0], at[1], at[2]};
}

std::size_t cellOf(const Rgb& colour) {
    std::size_t cell = 0;
    for (const std::uint8_t value : colour) {
        cell = cell << kBits | std::size_t(value >> (8 - kBits));
    }
    return cell;
}

/// The pixels that fall into one cell of the histogram.
struct Cell {
    std::int64_t count = 0;
    std::array<std::int64_t, 3> sum{};

    [[nodiscard]] int mean(std::size_t channel) const { return int(sum[channel] / count); }

    void add(const Cell& other) {
        count += other.count;
        for (std::size_t channel = 0; channel < sum.size(); ++channel) {
            sum[channel] += other.sum[channel];
        }
    }
};

/// Neighbouring colours that will become one.
struct Box {
    std::vector<Cell> cells;
    std::size_t widest = 0; ///< channel
    std::int64_t weight = 0;

    explicit Box(std::vector<Cell> content) : cells(std::move(content)) {
        std::int64_t pixels = 0;
        int range = -1;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto [low, high] = std::ranges::minmax(
                cells, {}, [channel](const Cell& cell) { return cell.mean(channel); });
            if (high.mean(channel) - low.mean(channel) > range) {
                range = high.mean(channel) - low.mean(channel);
                widest = channel;
            }
        }
        for (const Cell& cell : cells) {
            pixels += cell.count;
        }
        weight = cells.size() > 1 ? pixels * range * range : 0;
    }

    /// At the median of its widest channel; needs two cells.
    [[nodiscard]] std::pair<Box, Box> halves() && {
        std::ranges::sort(cells, {}, [this](const Cell& cell) { return cell.mean(widest); });
        std::int64_t pixels = 0;
        for (const Cell& cell : cells) {
            pixels += cell.count;
        }
        std::int64_t below = 0;
        std::size_t cut = 0;
        while (cut + 1 < cells.size() && (cut == 0 || 2 * below < pixels)) {
            below += cells[cut++].count;
        }
        std::vector<Cell> upper(cells.begin() + std::ptrdiff_t(cut), cells.end());
        cells.resize(cut);
        return {Box(std::move(cells)), Box(std::move(upper))};
    }

    [[nodiscard]] Rgb mean() const {
        Cell all;
        for (const Cell& cell : cells) {
            all.add(cell);
        }
        return {std::uint8_t(all.mean(0)), std::uint8_t(all.mean(1)), std::uint8_t(all.mean(2))};
    }
};

std::vector<Rgb> medianCut(const Image& image, std::size_t pixels) {
    std::vector<Cell> histogram(kCells);
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        const Rgb colour = colourAt(image, pixel);
        histogram[cellOf(colour)].add({1, {colour[0], colour[1], colour[2]}});
    }
    std::erase_if(histogram, [](const Cell& cell) { return cell.count == 0; });
    std::vector<Box> boxes;
    boxes.emplace_back(std::move(histogram));
    while (boxes.size() < kMaxColours) {
        const auto heaviest = std::ranges::max_element(boxes, {}, &Box::weight);
        if (heaviest->weight == 0) {
            break;
        }
        auto [lower, upper] = std::move(*heaviest).halves();
        *heaviest = std::move(lower);
        boxes.push_back(std::move(upper));
    }
    std::vector<Rgb> palette;
    std::ranges::transform(boxes, std::back_inserter(palette), &Box::mean);
    return palette;
}

std::uint8_t nearest(const std::vector<Rgb>& palette, const Rgb& colour) {
    int best = std::numeric_limits<int>::max();
    std::size_t index = 0;
    for (std::size_t i = 0; i < palette.size(); ++i) {
        int distance = 0;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const int difference = int(palette[i][channel]) - int(colour[channel]);
            distance += difference * difference;
        }
        if (distance < best) {
            best = distance;
            index = i;
        }
    }
    return std::uint8_t(index);
}

} // namespace

PalettedImage paletted(const Image& image) {
    const auto width = std::size_t(image.extent.width);
    const std::size_t pixels = width * std::size_t(image.extent.height);
    PalettedImage result{medianCut(image, pixels), std::vector<std::uint8_t>(pixels)};
    // Each cell's nearest colour is looked for once, when it is met.
    std::vector<std::int16_t> known(kCells, -1);
    constexpr int kCellSide = 256 / kLevels;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        const std::size_t x = pixel % width % 4;
        const std::size_t y = pixel / width % 4;
        const int shift = kBayer[y * 4 + x] * kCellSide / 16 - kCellSide / 2;
        Rgb colour = colourAt(image, pixel);
        for (std::uint8_t& value : colour) {
            value = std::uint8_t(std::clamp(int(value) + shift, 0, 255));
        }
        std::int16_t& index = known[cellOf(colour)];
        if (index < 0) {
            Rgb middle = colour;
            for (std::uint8_t& value : middle) {
                value = std::uint8_t((value & ~(kCellSide - 1)) + kCellSide / 2);
            }
            index = nearest(result.palette, middle);
        }
        result.indices[pixel] = std::uint8_t(index);
    }
    return result;
}

} // namespace sg
