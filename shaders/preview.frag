#version 450

// Draws the grids of tiles. All positions are whole numbers and the arithmetic is exact, so that
// the software drawing (ui/preview/preview_raster.cpp) finds exactly the same texels.

struct Side {
    ivec2 grid;   // columns, rows
    ivec2 tile;   // image pixels of one tile at level 0
    ivec2 tilePx; // screen pixels of one tile
    int level;    // mip level that is read
    int count;    // tiles that exist; 0 = nothing to show
};

layout(push_constant) uniform Layout {
    ivec2 origin; // screen position of the first tile's corner
    int gap;      // screen pixels between tiles
    int splitX;   // left of it source, from it on tuned
    int handleLeft;
    int handleRight;
    Side source;
    Side tuned;
} view;

layout(set = 0, binding = 0) uniform sampler2D sourceAtlas;
layout(set = 0, binding = 1) uniform sampler2D tunedAtlas;

layout(location = 0) out vec4 colour;

const vec3 kBackground = vec3(43.0 / 255.0); // #2b2b2b
const vec3 kHandle = vec3(230.0 / 255.0);    // #e6e6e6

// a / b rounded down, for a >= 0, b > 0 and results below a million: the float is off by less than
// one. Software devices have no integer division of vectors, which made this shader slow there.
ivec2 quotient(ivec2 a, ivec2 b) {
    ivec2 guess = ivec2(vec2(a) / vec2(b));
    ivec2 rest = a - guess * b;
    return guess - ivec2(lessThan(rest, ivec2(0))) + ivec2(greaterThanEqual(rest, b));
}

// The mean of the texels under screen pixel `within` of a tile, weighted by how much of each is
// covered. Lengths are in units of 1 / tilePx texel, where they are whole numbers.
vec3 areaMean(sampler2D atlas, Side side, ivec2 tile, ivec2 base, ivec2 within) {
    ivec2 from = within * tile;
    ivec2 to = from + tile;
    ivec2 first = quotient(from, side.tilePx);
    ivec2 last = quotient(to - 1, side.tilePx);
    vec3 sum = vec3(0.0);
    for (int y = first.y; y <= last.y; ++y) {
        int height = min(to.y, (y + 1) * side.tilePx.y) - max(from.y, y * side.tilePx.y);
        for (int x = first.x; x <= last.x; ++x) {
            int width = min(to.x, (x + 1) * side.tilePx.x) - max(from.x, x * side.tilePx.x);
            sum += float(width * height) * texelFetch(atlas, base + ivec2(x, y), side.level).rgb;
        }
    }
    return sum / float(tile.x * tile.y);
}

vec3 pictureAt(sampler2D atlas, Side side, ivec2 pixel) {
    ivec2 relative = pixel - view.origin;
    if (side.count == 0 || any(lessThan(relative, ivec2(0)))) {
        return kBackground;
    }
    ivec2 pitch = side.tilePx + view.gap;
    ivec2 cell = quotient(relative, pitch);
    ivec2 within = relative - cell * pitch;
    if (any(greaterThanEqual(cell, side.grid)) || any(greaterThanEqual(within, side.tilePx)) ||
        cell.y * side.grid.x + cell.x >= side.count) {
        return kBackground;
    }
    ivec2 tile = side.tile >> side.level;
    ivec2 base = cell * tile;
    if (all(greaterThanEqual(side.tilePx, side.tile))) {
        ivec2 nearest = quotient((2 * within + 1) * tile, 2 * side.tilePx);
        return texelFetch(atlas, base + nearest, 0).rgb;
    }
    return areaMean(atlas, side, tile, base, within);
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    if (pixel.x >= view.handleLeft && pixel.x < view.handleRight) {
        colour = vec4(kHandle, 1.0);
    } else if (pixel.x < view.splitX) {
        colour = vec4(pictureAt(sourceAtlas, view.source, pixel), 1.0);
    } else {
        colour = vec4(pictureAt(tunedAtlas, view.tuned, pixel), 1.0);
    }
}
