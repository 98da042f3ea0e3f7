#include "core/model/stylegan3_plan.h"

#include "core/base/core_text.h"
#include "core/model/require.h"

#include <algorithm>
#include <cmath>

namespace sg {

namespace {

/// What one layer's output may hold.
struct Band {
    double cutoff;
    double rate;
    double halfWidth;
    int size;
    int channels;
};

bool within(double value, double low, double high) {
    return value >= low && value <= high;
}

void check(const StyleGan3Options& o) {
    require(
        within(o.resolution, 4, 4096),
        Core::tr("A StyleGAN3 picture must be 4 to 4096 pixels wide"));
    require(within(o.numLayers, 2, 100), Core::tr("StyleGAN3 needs 2 to 100 layers"));
    require(
        within(o.numCritical, 0, o.numLayers - 1),
        Core::tr("StyleGAN3 needs more layers than critically sampled ones"));
    require(
        within(o.firstCutoff, 0.1, 1024.0) && within(o.firstStopband, 0.1, 4096.0) &&
            within(o.lastStopbandRel, 0.5, 16.0),
        Core::tr("The bands of the StyleGAN3 layers are out of range"));
    require(within(o.marginSize, 0, 256), Core::tr("The margin of StyleGAN3 must be 0 to 256"));
    require(
        o.convKernel == 1 || o.convKernel == 3,
        Core::tr("The kernels of StyleGAN3 must be 1 or 3"));
    require(within(o.filterSize, 1, 32), Core::tr("The filter size of StyleGAN3 must be 1 to 32"));
    require(
        o.lreluUpsampling == 1 || o.lreluUpsampling == 2 || o.lreluUpsampling == 4,
        Core::tr("The upsampling of StyleGAN3 must be 1, 2 or 4"));
    require(
        o.widths.empty() || int(o.widths.size()) == o.numLayers,
        Core::tr("StyleGAN3 needs a width for each layer"));
}

std::vector<Band> bandsOf(const StyleGan3Options& o) {
    const double res = o.resolution;
    const double lastCutoff = res / 2.0;
    const double lastStopband = lastCutoff * o.lastStopbandRel;
    std::vector<Band> bands;
    for (int i = 0; i <= o.numLayers; ++i) {
        const double e = std::min(double(i) / double(o.numLayers - o.numCritical), 1.0);
        Band band{};
        band.cutoff = o.firstCutoff * std::pow(lastCutoff / o.firstCutoff, e);
        const double stopband = o.firstStopband * std::pow(lastStopband / o.firstStopband, e);
        // A stopband may lie exactly on a power of two (layer 9 at 256 pixels): rounding must not
        // lift it to the next.
        constexpr double kRounding = 1e-9;
        band.rate = std::exp2(std::ceil(std::log2(std::min(2.0 * stopband, res)) - kRounding));
        band.halfWidth = std::max(stopband, band.rate / 2.0) - band.cutoff;
        require(
            band.rate >= 1.0 && band.halfWidth > 0.0 && band.cutoff <= band.rate / 2.0,
            Core::tr("The bands of the StyleGAN3 layers are out of range"));
        band.size = i + 1 >= o.numLayers ? o.resolution : int(band.rate) + 2 * o.marginSize;
        // Half to even, as the files were made.
        const double width =
            std::nearbyint(std::min(o.channelBase / 2.0 / band.cutoff, double(o.channelMax)));
        band.channels = i == o.numLayers   ? o.channels
                        : o.widths.empty() ? int(width)
                                           : o.widths[std::size_t(i)];
        require(
            band.channels >= 1,
            Core::tr("A StyleGAN3 layer has no channels; raise the channel base"));
        bands.push_back(band);
    }
    return bands;
}

/// Half of the padding, rounded down.
int half(int total) {
    return total >= 0 ? total / 2 : -((1 - total) / 2);
}

StyleGan3Layer layerOf(const StyleGan3Options& o, int index, const Band& in, const Band& out) {
    StyleGan3Layer l;
    l.name = 'L' + std::to_string(index) + '_' + std::to_string(out.size) + '_' +
             std::to_string(out.channels);
    l.inChannels = in.channels;
    l.outChannels = out.channels;
    l.inSize = in.size;
    l.outSize = out.size;
    l.inRate = in.rate;
    l.outRate = out.rate;
    l.inCutoff = in.cutoff;
    l.outCutoff = out.cutoff;
    l.inHalfWidth = in.halfWidth;
    l.outHalfWidth = out.halfWidth;
    l.torgb = index == o.numLayers;
    l.criticallySampled = index >= o.numLayers - o.numCritical;
    l.fp16 = out.rate * std::exp2(o.numFp16Res) > o.resolution;
    l.kernel = l.torgb ? 1 : o.convKernel;
    l.tmpRate = std::max(in.rate, out.rate) * (l.torgb ? 1 : o.lreluUpsampling);
    l.up = int(l.tmpRate / in.rate);
    l.down = int(l.tmpRate / out.rate);
    require(
        l.up <= 64 && l.down <= 64,
        Core::tr("The bands of neighbouring StyleGAN3 layers differ too much"));
    l.upTaps = l.up > 1 && !l.torgb ? o.filterSize * l.up : 1;
    l.downTaps = l.down > 1 && !l.torgb ? o.filterSize * l.down : 1;
    l.radialDown = o.useRadialFilters && !l.criticallySampled;
    // As much as makes the output come out at its size.
    const int total =
        (out.size - 1) * l.down + 1 - (in.size + l.kernel - 1) * l.up + l.upTaps + l.downTaps - 2;
    l.padBefore = half(total + l.up);
    l.padAfter = total - l.padBefore;
    return l;
}

} // namespace

StyleGan3Plan planOf(const StyleGan3Options& options) {
    check(options);
    const auto bands = bandsOf(options);
    StyleGan3Plan plan;
    plan.inputChannels = bands[0].channels;
    plan.inputSize = bands[0].size;
    plan.inputRate = bands[0].rate;
    plan.bandwidth = bands[0].cutoff;
    require(
        plan.inputRate / 2.0 > plan.bandwidth,
        Core::tr("The bands of the StyleGAN3 layers are out of range"));
    for (int i = 0; i <= options.numLayers; ++i) {
        plan.layers.push_back(
            layerOf(options, i, bands[std::size_t(std::max(i - 1, 0))], bands[std::size_t(i)]));
    }
    return plan;
}

} // namespace sg
