#include "core/io/onnx_writer.h"

#include "core/base/core_text.h"
#include "core/io/generator_graph.h"
#include "core/io/model_metadata.h"
#include "core/model/torch.h"

#include <onnx/onnx_pb.h>

#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr int kOpset = 17;
constexpr int kIrVersion = 8; // the one that came with opset 17

/// Turns operations into nodes.
class OnnxBuilder final : public GraphBuilder {
public:
    OnnxBuilder(onnx::GraphProto& graph, const Generator& generator)
        : m_graph(graph), m_state(stateOf(*generator)) {}

    /// Gives a value the name of an output.
    void output(const Value& value, const std::string& name) {
        onnx::NodeProto& identity = *m_graph.add_node();
        identity.set_op_type("Identity");
        identity.add_input(value);
        identity.add_output(name);
    }

    Value weight(const std::string& name) override {
        if (m_stored.insert(name).second) {
            store(name, m_state.at(name));
        }
        return name;
    }

    Value constant(const std::string& name, const torch::Tensor& values) override {
        const auto full = "constants." + name;
        store(full, values);
        return full;
    }

    Value add(const Value& a, const Value& b) override { return node("Add", {a, b}); }

    Value subtract(const Value& a, const Value& b) override { return node("Sub", {a, b}); }

    Value multiply(const Value& a, const Value& b) override { return node("Mul", {a, b}); }

    Value add(const Value& a, double number) override { return node("Add", {a, scalar(number)}); }

    Value multiply(const Value& a, double number) override {
        return node("Mul", {a, scalar(number)});
    }

    Value sqrt(const Value& a) override { return node("Sqrt", {a}); }

    Value rsqrt(const Value& a) override { return node("Reciprocal", {sqrt(a)}); }

    Value sin(const Value& a) override { return node("Sin", {a}); }

    Value clamp(const Value& a, double least, double most) override {
        return node("Clip", {a, scalar(least), scalar(most)});
    }

    Value activate(const Value& a, Activation activation) override {
        switch (activation) {
        case Activation::Linear:
            return a;
        case Activation::Relu:
            return node("Relu", {a});
        case Activation::LeakyRelu: {
            const auto y = node("LeakyRelu", {a});
            attribute("alpha", 0.2F);
            return y;
        }
        case Activation::Tanh:
            return node("Tanh", {a});
        case Activation::Sigmoid:
            return node("Sigmoid", {a});
        case Activation::Elu:
            return node("Elu", {a});
        case Activation::Selu:
            return node("Selu", {a});
        case Activation::Softplus:
            return node("Softplus", {a});
        case Activation::Swish:
            return node("Mul", {node("Sigmoid", {a}), a});
        }
        return a;
    }

    Value matmul(const Value& a, const Value& b) override { return node("MatMul", {a, b}); }

    Value mean(const Value& a, const std::vector<std::int64_t>& dims) override {
        auto y = node("ReduceMean", {a});
        attribute("axes", dims);
        return y;
    }

    Value sum(const Value& a, const std::vector<std::int64_t>& dims) override {
        return node("ReduceSum", {a, integers(dims)});
    }

    Value reshape(const Value& a, const std::vector<std::int64_t>& shape) override {
        return node("Reshape", {a, integers(shape)});
    }

    Value permute(const Value& a, const std::vector<std::int64_t>& dims) override {
        auto y = node("Transpose", {a});
        attribute("perm", dims);
        return y;
    }

    Value slice(const Value& a, std::int64_t dim, std::int64_t begin, std::int64_t end) override {
        return node("Slice", {a, integers({begin}), integers({end}), integers({dim})});
    }

    Value concat(const std::vector<Value>& parts, std::int64_t dim) override {
        auto y = node("Concat", parts);
        attribute("axis", dim);
        return y;
    }

    Value pad(const Value& a, const std::array<std::int64_t, 4>& zeros) override {
        const auto [left, right, top, bottom] = zeros;
        return node("Pad", {a, integers({0, 0, top, left, 0, 0, bottom, right})});
    }

    Value conv2d(const Value& x, const Value& w, const ConvShape& shape) override {
        return convolution("Conv", x, w, shape);
    }

    Value convTranspose2d(const Value& x, const Value& w, const ConvShape& shape) override {
        return convolution("ConvTranspose", x, w, shape);
    }

private:
    Value convolution(const char* type, const Value& x, const Value& w, const ConvShape& shape) {
        auto y = node(type, {x, w});
        const auto [rows, columns] = shape.padding;
        attribute("strides", std::vector(shape.stride.begin(), shape.stride.end()));
        attribute("pads", std::vector{rows, columns, rows, columns});
        return y;
    }

    Value node(const char* type, const std::vector<Value>& inputs) {
        m_node = m_graph.add_node();
        const std::string name = "v" + std::to_string(m_graph.node_size());
        m_node->set_op_type(type);
        m_node->set_name(std::string(type) + "_" + name);
        for (const auto& input : inputs) {
            m_node->add_input(input);
        }
        m_node->add_output(name);
        return name;
    }

    // Attributes go to the latest node.

    onnx::AttributeProto& attribute(const char* name, onnx::AttributeProto::AttributeType type) {
        onnx::AttributeProto& attribute = *m_node->add_attribute();
        attribute.set_name(name);
        attribute.set_type(type);
        return attribute;
    }

    void attribute(const char* name, float value) {
        attribute(name, onnx::AttributeProto::FLOAT).set_f(value);
    }

    void attribute(const char* name, std::int64_t value) {
        attribute(name, onnx::AttributeProto::INT).set_i(value);
    }

    void attribute(const char* name, const std::vector<std::int64_t>& values) {
        auto& list = attribute(name, onnx::AttributeProto::INTS);
        list.mutable_ints()->Add(values.begin(), values.end());
    }

    Value scalar(double number) {
        const auto [entry, isNew] = m_scalars.try_emplace(number);
        if (isNew) {
            entry->second = "number" + std::to_string(m_scalars.size());
            store(entry->second, torch::tensor(number, torch::kFloat32));
        }
        return entry->second;
    }

    Value integers(const std::vector<std::int64_t>& numbers) {
        const auto [entry, isNew] = m_integers.try_emplace(numbers);
        if (isNew) {
            entry->second = "integers" + std::to_string(m_integers.size());
            store(entry->second, torch::tensor(numbers, torch::kInt64));
        }
        return entry->second;
    }

    void store(const std::string& name, const torch::Tensor& values) {
        const auto tensor = values.detach().contiguous();
        onnx::TensorProto& stored = *m_graph.add_initializer();
        stored.set_name(name);
        stored.set_data_type(
            tensor.scalar_type() == torch::kInt64 ? onnx::TensorProto::INT64
                                                  : onnx::TensorProto::FLOAT);
        for (const auto side : tensor.sizes()) {
            stored.add_dims(side);
        }
        stored.set_raw_data(tensor.data_ptr(), tensor.nbytes());
    }

    onnx::GraphProto& m_graph;
    StateDict m_state;
    std::set<std::string> m_stored;
    std::map<double, Value> m_scalars;
    std::map<std::vector<std::int64_t>, Value> m_integers;
    onnx::NodeProto* m_node = nullptr;
};

/// A float tensor; -1 stands for the free batch size.
void describe(
    onnx::ValueInfoProto& value, const char* name, const std::vector<std::int64_t>& shape) {
    value.set_name(name);
    auto& type = *value.mutable_type()->mutable_tensor_type();
    type.set_elem_type(onnx::TensorProto::FLOAT);
    auto& sides = *type.mutable_shape(); // also for a scalar: no sides
    for (const auto side : shape) {
        side < 0 ? sides.add_dim()->set_dim_param("N") : sides.add_dim()->set_dim_value(side);
    }
}

onnx::ModelProto onnxOf(const Model& model) {
    onnx::ModelProto proto;
    proto.set_ir_version(kIrVersion);
    proto.set_producer_name("Stylegraft");
    proto.set_producer_version(STYLEGRAFT_VERSION);
    onnx::OperatorSetIdProto& opset = *proto.add_opset_import();
    opset.set_domain("");
    opset.set_version(kOpset);
    for (const auto& [key, text] : metadataOf(model.info)) {
        onnx::StringStringEntryProto& entry = *proto.add_metadata_props();
        entry.set_key(key);
        entry.set_value(text);
    }
    onnx::GraphProto& graph = *proto.mutable_graph();
    graph.set_name("generator");
    const GeneratorOptions& options = model.generatorEma->options();
    const auto& mapping = options.mapping;
    describe(*graph.add_input(), "z", {-1, mapping.zDim});
    if (mapping.cDim > 0) {
        describe(*graph.add_input(), "c", {-1, mapping.cDim});
    }
    describe(*graph.add_input(), "truncation_psi", {});
    const std::int64_t side = options.resolution();
    describe(*graph.add_output(), "img", {-1, options.channels(), side, side});
    describe(*graph.add_output(), "ws", {-1, mapping.numWs, mapping.wDim});

    OnnxBuilder builder(graph, model.generatorEma);
    GeneratorGraph generator(builder, model.generatorEma);
    builder.output(generator.mapping("z", "c", "truncation_psi"), "ws");
    builder.output(generator.synthesis("ws"), "img");
    return proto;
}

} // namespace

Result<void> writeOnnx(const Model& model, const std::filesystem::path& path, Replace replace) {
    const onnx::ModelProto proto = onnxOf(model);
    if (proto.ByteSizeLong() > std::size_t(std::numeric_limits<std::int32_t>::max())) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("Cannot write %1: an ONNX file holds at most 2 GB", path));
    }
    return writeFile(path, proto.SerializeAsString(), replace);
}

} // namespace sg
