#include "core/kernels/separable_fir.h"

#include "core/kernels/channel_rows.h"

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

namespace sg {

namespace {

constexpr int kMaxTaps = 12;

using Taps = std::array<float, kMaxTaps>;

/// The samples that a filter meets at one place, and with which taps.
struct Window {
    std::array<float, kMaxTaps> factors{};
    std::array<std::int64_t, kMaxTaps> samples{};
    int terms = 0;
};

struct Filtering {
    std::int64_t width; ///< of the picture that is filtered
    std::int64_t channels;
    std::int64_t outputWidth;
    std::int64_t up;
    std::int64_t down;
    std::int64_t before;
    int kernel;
    Taps taps;
    std::vector<Window> rows;   ///< of each row that comes out
    std::vector<Window> places; ///< of each place in one

    /// With few channels a place is too little work to be looked at by itself.
    [[nodiscard]] bool isNarrow() const { return channels < 16; }

    /// Places of a row before every `down`-th is taken.
    [[nodiscard]] std::int64_t allPlaces() const { return (outputWidth - 1) * down + 1; }

    /// Floats that filterRows() needs to work in.
    [[nodiscard]] std::int64_t scratch() const {
        const auto spread = isNarrow() ? allPlaces() + kernel - 1 : 0;
        return (width + spread + allPlaces()) * channels;
    }
};

std::vector<Window>
findWindows(const Filtering& f, std::int64_t length, std::int64_t outputLength) {
    std::vector<Window> windows(static_cast<std::size_t>(outputLength));
    for (std::int64_t i = 0; i < outputLength; ++i) {
        Window& window = windows[std::size_t(i)];
        for (int k = 0; k < f.kernel; ++k) {
            const std::int64_t place = i * f.down + k - f.before;
            if (place >= 0 && place % f.up == 0 && place / f.up < length) {
                window.factors[std::size_t(window.terms)] = f.taps[std::size_t(k)];
                window.samples[std::size_t(window.terms++)] = place / f.up;
            }
        }
    }
    return windows;
}

/// `count` sums of one to four products, or of what stood there and those.
template <int Terms, bool Added, typename Source, typename Target>
SG_INLINE void sumProducts(
    const std::array<const Source*, 4>& sources,
    const float* factors,
    Target* __restrict target,
    std::int64_t count) {
    const Source* __restrict s0 = sources[0];
    const Source* __restrict s1 = sources[1];
    const Source* __restrict s2 = sources[2];
    const Source* __restrict s3 = sources[3];
    const float f0 = factors[0];
    const float f1 = factors[1];
    const float f2 = factors[2];
    const float f3 = factors[3];
    for (std::int64_t i = 0; i < count; ++i) {
        float sum = f0 * real(s0[i]);
        if constexpr (Terms > 1) {
            sum += f1 * real(s1[i]);
        }
        if constexpr (Terms > 2) {
            sum += f2 * real(s2[i]);
        }
        if constexpr (Terms > 3) {
            sum += f3 * real(s3[i]);
        }
        if constexpr (Added) {
            sum += real(target[i]);
        }
        put(target[i], sum);
    }
}

template <bool Added, typename Source, typename Target>
SG_INLINE void sumOf(
    int terms,
    const std::array<const Source*, 4>& sources,
    const float* factors,
    Target* target,
    std::int64_t count) {
    switch (terms) {
    case 1:
        sumProducts<1, Added>(sources, factors, target, count);
        break;
    case 2:
        sumProducts<2, Added>(sources, factors, target, count);
        break;
    case 3:
        sumProducts<3, Added>(sources, factors, target, count);
        break;
    default:
        sumProducts<4, Added>(sources, factors, target, count);
        break;
    }
}

/// target = the window's sum over lines of `count` that lie `stride` apart. More than four terms
/// are summed in `target` (which is then float32).
template <typename Source, typename Target>
SG_INLINE void combineWindow(
    const Source* lines,
    std::int64_t stride,
    const Window& window,
    Target* target,
    std::int64_t count) {
    std::array<const Source*, 4> sources{};
    for (int first = 0; first < window.terms; first += 4) {
        const int terms = std::min(4, window.terms - first);
        for (int k = 0; k < 4; ++k) {
            sources[std::size_t(k)] =
                lines + window.samples[std::size_t(first + std::min(k, terms - 1))] * stride;
        }
        const float* factors = window.factors.data() + first;
        if (first == 0) {
            sumOf<false>(terms, sources, factors, target, count);
        } else {
            sumOf<true>(terms, sources, factors, target, count);
        }
    }
    if (window.terms == 0) {
        for (std::int64_t i = 0; i < count; ++i) {
            put(target[i], 0.0F);
        }
    }
}

/// One row, place by place.
template <typename T>
SG_INLINE void filterPlaces(const float* line, T* target, const Filtering& f, float* wide) {
    const std::int64_t c = f.channels;
    std::int64_t places = 1;
    for (std::int64_t x = 0; x < f.outputWidth; x += places) {
        const Window& window = f.places[std::size_t(x)];
        // Where no border is near and nothing is inserted or left out, the windows of all places
        // are one long line.
        places = 1;
        if (f.up == 1 && f.down == 1 && window.terms == f.kernel) {
            places = std::min(f.width - f.kernel + 1 - window.samples[0], f.outputWidth - x);
        }
        if (window.terms <= 4) {
            combineWindow(line, c, window, target + x * c, places * c);
        } else {
            combineWindow(line, c, window, wide, places * c);
            for (std::int64_t i = 0; i < places * c; ++i) {
                put(target[x * c + i], wide[i]);
            }
        }
    }
}

/// One row as one long line: zeros are inserted and samples left out around the filter.
template <typename T>
SG_INLINE void
filterLine(const float* line, T* target, const Filtering& f, float* spread, float* wide) {
    const std::int64_t c = f.channels;
    const std::int64_t padded = f.allPlaces() + f.kernel - 1;
    std::fill(spread, spread + padded * c, 0.0F);
    for (std::int64_t i = 0; i < f.width; ++i) {
        const std::int64_t place = i * f.up + f.before;
        for (std::int64_t k = 0; place >= 0 && place < padded && k < c; ++k) {
            spread[place * c + k] = line[i * c + k];
        }
    }
    Window all;
    all.factors = f.taps;
    for (all.terms = 0; all.terms < f.kernel; ++all.terms) {
        all.samples[std::size_t(all.terms)] = all.terms;
    }
    combineWindow(spread, c, all, wide, f.allPlaces() * c);
    for (std::int64_t x = 0; x < f.outputWidth; ++x) {
        for (std::int64_t k = 0; k < c; ++k) {
            put(target[x * c + k], wide[x * f.down * c + k]);
        }
    }
}

/// Rows `begin` to `end` of one filtered picture.
template <typename T>
SG_INLINE void filterRows(
    const T* in, T* out, const Filtering& f, std::int64_t begin, std::int64_t end, float* line) {
    const std::int64_t inputRow = f.width * f.channels;
    float* wide = line + inputRow;
    float* spread = wide + f.allPlaces() * f.channels;
    for (std::int64_t y = begin; y < end; ++y) {
        T* target = out + y * f.outputWidth * f.channels;
        combineWindow(in, inputRow, f.rows[std::size_t(y)], line, inputRow);
        if (f.isNarrow()) {
            filterLine(line, target, f, spread, wide);
        } else {
            filterPlaces(line, target, f, wide);
        }
    }
}

SG_VECTOR_CLONES
void filterRowsOf(
    const float* in,
    float* out,
    const Filtering& f,
    std::int64_t begin,
    std::int64_t end,
    float* line) {
    filterRows(in, out, f, begin, end, line);
}

SG_VECTOR_CLONES
void filterRowsOf(
    const Bits16* in,
    Bits16* out,
    const Filtering& f,
    std::int64_t begin,
    std::int64_t end,
    float* line) {
    filterRows(in, out, f, begin, end, line);
}

/// A filter's place among the samples, and how much comes out.
struct Placement {
    std::int64_t up;
    std::int64_t down;
    std::int64_t before;
    std::int64_t height; ///< of what comes out
    std::int64_t width;
};

torch::Tensor
filterOnProcessor(const torch::Tensor& x, const torch::Tensor& taps, const Placement& placement) {
    const auto in = asRows(x);
    const auto given = taps.size(0);
    const auto height = in.size(2);
    Filtering f{
        in.size(3),
        in.size(1),
        placement.width,
        placement.up,
        placement.down,
        placement.before,
        int(given),
        {},
        {},
        {}};
    std::memcpy(
        f.taps.data(), taps.contiguous().data_ptr<float>(), sizeof(float) * std::size_t(given));
    f.rows = findWindows(f, height, placement.height);
    f.places = findWindows(f, f.width, placement.width);
    auto out = emptyRows({in.size(0), f.channels, placement.height, placement.width}, in);
    withElementsOf(in, [&]<typename T>(T*) {
        const Pieces pieces(in.size(0), placement.height, placement.width * f.channels);
        pieces.forEach([&](auto, const Piece& p) {
            std::vector<float> scratch(static_cast<std::size_t>(f.scratch()));
            filterRowsOf(
                rowsOf<T>(in) + p.sample * height * f.width * f.channels,
                rowsOf<T>(out) + p.sample * placement.height * placement.width * f.channels,
                f,
                p.begin,
                p.end,
                scratch.data());
        });
    });
    return out;
}

struct Filter : torch::autograd::Function<Filter> {
    static torch::Tensor forward(
        torch::autograd::AutogradContext* context,
        const torch::Tensor& x,
        const torch::Tensor& taps,
        const Placement& placement) {
        context->saved_data["taps"] = taps;
        context->saved_data["placement"] = std::vector<std::int64_t>{
            placement.up, placement.down, placement.before, x.size(2), x.size(3)};
        return filterOnProcessor(x, taps, placement);
    }

    /// The transpose: zeros where samples were left out, the taps reversed, and every sample left
    /// out that was an inserted zero.
    static torch::autograd::tensor_list
    backward(torch::autograd::AutogradContext* context, torch::autograd::tensor_list gradients) {
        const auto taps = context->saved_data["taps"].toTensor();
        const auto s = context->saved_data["placement"].toIntVector();
        const Placement placement{s[1], s[0], taps.size(0) - 1 - s[2], s[3], s[4]};
        return {Filter::apply(gradients[0], taps.flip(0), placement), {}, {}};
    }
};

} // namespace

std::optional<torch::Tensor> separableTaps(const torch::Tensor& f) {
    if (f.dim() != 2 || f.size(0) != f.size(1) || f.size(0) > kMaxTaps) {
        return std::nullopt;
    }
    const auto filter = f.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    const float* values = filter.data_ptr<float>();
    const auto size = std::size_t(f.size(0));
    std::array<double, kMaxTaps> columns{};
    double total = 0.0;
    double largest = 0.0;
    for (std::size_t i = 0; i < size * size; ++i) {
        columns[i % size] += double(values[i]);
        total += double(values[i]);
        largest = std::max(largest, std::abs(double(values[i])));
    }
    if (!(total > 0.0)) {
        return std::nullopt;
    }
    auto taps = torch::empty({f.size(0)}, torch::kFloat32);
    for (std::size_t i = 0; i < size; ++i) {
        columns[i] /= std::sqrt(total);
        taps.data_ptr<float>()[i] = float(columns[i]);
    }
    for (std::size_t i = 0; i < size * size; ++i) {
        const double product = columns[i / size] * columns[i % size];
        if (!(std::abs(product - double(values[i])) <= 1e-6 * largest)) {
            return std::nullopt;
        }
    }
    return taps;
}

torch::Tensor
filterSeparable(const torch::Tensor& x, const torch::Tensor& taps, const Resampling& how) {
    const auto k = taps.size(0);
    TORCH_CHECK(hasRows(x) && x.dim() == 4 && k >= 1 && k <= kMaxTaps, "no pictures to filter");
    TORCH_CHECK(
        x.size(2) * how.up + how.before + how.after >= k &&
            x.size(3) * how.up + how.before + how.after >= k,
        "a filter larger than the padded picture");
    return Filter::apply(
        x,
        taps,
        Placement{
            how.up,
            how.down,
            how.before,
            how.outputLength(x.size(2), k),
            how.outputLength(x.size(3), k)});
}

} // namespace sg
