#pragma once

/// Pictures side by side.

#include "core/base/image.h"

#include <algorithm>
#include <vector>

namespace sg {

/// Pictures of one size, row by row; unused cells stay black. Empty for no pictures.
template <typename Value>
Pixels<Value> imageGrid(const std::vector<Pixels<Value>>& tiles, int columns) {
    if (tiles.empty()) {
        return {};
    }
    const Extent tile = tiles.front().extent;
    const int channels = tiles.front().channels;
    columns = std::clamp(columns, 1, int(tiles.size()));
    const int rows = (int(tiles.size()) + columns - 1) / columns;
    Pixels<Value> grid({tile.width * columns, tile.height * rows}, channels);
    for (int i = 0; i < int(tiles.size()); ++i) {
        const auto& from = tiles[std::size_t(i)];
        const int left = i % columns * tile.width * channels;
        for (int y = 0; y < tile.height; ++y) {
            std::copy_n(from.row(y), from.stride(), grid.row(i / columns * tile.height + y) + left);
        }
    }
    return grid;
}

} // namespace sg
