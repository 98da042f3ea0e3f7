#pragma once

/// The few operations a generator is made of, to be written down in some language instead of being
/// computed: TorchScript (core/io/torchscript_writer.h) or ONNX (core/io/onnx_writer.h). The
/// networks are described once, in core/io/generator_graph.h.

#include "core/kernels/bias_act.h"

#include <torch/types.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sg {

/// A value of the graph, by its name in the language.
using GraphValue = std::string;

/// Stride and padding of a convolution, rows first.
struct ConvShape {
    std::array<std::int64_t, 2> stride{1, 1};
    std::array<std::int64_t, 2> padding{0, 0};
};

class GraphBuilder {
public:
    using Value = GraphValue;

    virtual ~GraphBuilder() = default;

    /// A parameter or buffer of the generator by its dotted name.
    virtual Value weight(const std::string& name) = 0;

    /// Numbers that the generator does not store. `name` is new and made of letters, digits, '_'.
    virtual Value constant(const std::string& name, const torch::Tensor& values) = 0;

    // Sides of 1 are stretched, missing leading ones added.
    virtual Value add(const Value& a, const Value& b) = 0;
    virtual Value subtract(const Value& a, const Value& b) = 0;
    virtual Value multiply(const Value& a, const Value& b) = 0;

    virtual Value add(const Value& a, double number) = 0;
    virtual Value multiply(const Value& a, double number) = 0;

    virtual Value sqrt(const Value& a) = 0;
    virtual Value rsqrt(const Value& a) = 0;
    virtual Value sin(const Value& a) = 0;
    virtual Value clamp(const Value& a, double least, double most) = 0;
    virtual Value activate(const Value& a, Activation activation) = 0;

    virtual Value matmul(const Value& a, const Value& b) = 0;

    /// Both keep the reduced sides as 1.
    virtual Value mean(const Value& a, const std::vector<std::int64_t>& dims) = 0;
    virtual Value sum(const Value& a, const std::vector<std::int64_t>& dims) = 0;

    /// One side of `shape` may be -1.
    virtual Value reshape(const Value& a, const std::vector<std::int64_t>& shape) = 0;
    virtual Value permute(const Value& a, const std::vector<std::int64_t>& dims) = 0;

    /// a[begin:end] along `dim`.
    virtual Value slice(const Value& a, std::int64_t dim, std::int64_t begin, std::int64_t end) = 0;

    virtual Value concat(const std::vector<Value>& parts, std::int64_t dim) = 0;

    /// Zeros around the last two sides: left, right, top, bottom; none is negative.
    virtual Value pad(const Value& a, const std::array<std::int64_t, 4>& zeros) = 0;

    /// Correlation, w [O,I,k,k].
    virtual Value conv2d(const Value& x, const Value& w, const ConvShape& shape) = 0;

    /// Its transpose, w [I,O,k,k].
    virtual Value convTranspose2d(const Value& x, const Value& w, const ConvShape& shape) = 0;
};

} // namespace sg
