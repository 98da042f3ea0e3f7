#version 450

// Draws the grids of tiles. All positions are whole numbers and the arithmetic is exact, so that
// the software drawing (ui/preview/preview_raster.cpp) finds exactly the same texels.

struct Side {
    ivec2 grid;   // columns, rows
    ivec2 tile;   // image pixels of one tile at level 0
    ivec2 tilePx; // screen pixels of one tile
    ivec2 first;  // column and row of the atlas that come first
    int level;    // mip level that is read
    int count;    // tiles that exist; 0 = nothing to show
};

// What is shown: a pipeline each, because software devices run both ways of every branch.
layout(constant_id = 0) const int kShown = 0;
const int kSource = 0;
const int kTuned = 1; // else tuned through source where the mask says

layout(push_constant) uniform Layout {
    ivec2 origin; // screen position of the first tile's corner
    int gap;      // screen pixels between tiles
    int splitX;   // this and the next two: what is drawn where, for the program
    int handleLeft;
    int handleRight;
    int tunedShift; // of the tuned pictures, to the right
    int brush;      // for the program
    ivec2 ring;     // centre of the brush's ring
    int ringRadius; // 0 = none
    int locked;     // bit i: the tile at place i wears a mark
    Side source;
    Side tuned;
} view;

layout(set = 0, binding = 0) uniform sampler2D sourceAtlas;
layout(set = 0, binding = 1) uniform sampler2D tunedAtlas;
layout(set = 0, binding = 2) uniform sampler2D maskAtlas; // cells as in the atlases, one mip level

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

// Where a screen pixel lies in a side's grid; cell.x < 0 outside of every tile.
struct Spot {
    ivec2 cell;
    ivec2 within; // screen pixels
};

Spot spotOf(Side side, ivec2 pixel, int shift) {
    const Spot outside = Spot(ivec2(-1), ivec2(0));
    ivec2 relative = pixel - view.origin - ivec2(shift, 0);
    if (side.count == 0 || any(lessThan(relative, ivec2(0)))) {
        return outside;
    }
    ivec2 pitch = side.tilePx + view.gap;
    ivec2 cell = quotient(relative, pitch);
    ivec2 within = relative - cell * pitch;
    if (any(greaterThanEqual(cell, side.grid)) || any(greaterThanEqual(within, side.tilePx)) ||
        cell.y * side.grid.x + cell.x >= side.count) {
        return outside;
    }
    return Spot(cell, within);
}

ivec2 nearestTexel(Side side, ivec2 within) {
    return quotient((2 * within + 1) * side.tile, 2 * side.tilePx);
}

vec3 pictureAt(sampler2D atlas, Side side, Spot spot) {
    ivec2 tile = side.tile >> side.level;
    ivec2 base = (side.first + spot.cell) * tile;
    if (all(greaterThanEqual(side.tilePx, side.tile))) {
        return texelFetch(atlas, base + nearestTexel(side, spot.within), 0).rgb;
    }
    return areaMean(atlas, side, tile, base, spot.within);
}

// A light triangle with a dark rim in the corner of a locked tile.
vec3 marked(vec3 picture, Side side, Spot spot) {
    if (((view.locked >> (spot.cell.y * side.grid.x + spot.cell.x)) & 1) == 0) {
        return picture;
    }
    int distance = spot.within.x + spot.within.y;
    return distance < 5 * view.gap ? kHandle : distance < 6 * view.gap ? kBackground : picture;
}

vec3 sideAt(sampler2D atlas, Side side, ivec2 pixel, int shift) {
    Spot spot = spotOf(side, pixel, shift);
    return spot.cell.x < 0 ? kBackground : marked(pictureAt(atlas, side, spot), side, spot);
}

vec3 brushedAt(ivec2 pixel) {
    Side side = view.source; // of the same shape as the tuned one
    Spot spot = spotOf(side, pixel, 0);
    if (spot.cell.x < 0) {
        return kBackground;
    }
    ivec2 texel = (side.first + spot.cell) * side.tile + nearestTexel(side, spot.within);
    float amount = texelFetch(maskAtlas, texel, 0).r;
    vec3 source = pictureAt(sourceAtlas, side, spot);
    vec3 tuned = pictureAt(tunedAtlas, view.tuned, spot);
    return marked(mix(source, tuned, amount), side, spot);
}

// A light line with a dark one around it.
vec3 ringed(vec3 picture, ivec2 pixel) {
    ivec2 away = pixel - view.ring;
    int radius = view.ringRadius;
    if (radius == 0 || any(greaterThan(abs(away), ivec2(radius + 1)))) {
        return picture;
    }
    int square = away.x * away.x + away.y * away.y;
    if (square < (radius - 2) * (radius - 2) || square > (radius + 1) * (radius + 1)) {
        return picture;
    }
    return square <= radius * radius ? kHandle : kBackground;
}

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec3 picture;
    if (kShown == kSource) {
        picture = ringed(sideAt(sourceAtlas, view.source, pixel, 0), pixel);
    } else if (kShown == kTuned) {
        picture = sideAt(tunedAtlas, view.tuned, pixel, view.tunedShift);
    } else {
        picture = ringed(brushedAt(pixel), pixel);
    }
    colour = vec4(picture, 1.0);
}
