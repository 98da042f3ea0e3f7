#include "core/io/torchscript_writer.h"

#include "core/io/generator_graph.h"
#include "core/io/model_metadata.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/export.h>

#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace sg {

namespace {

constexpr const char* kPrefix = "G_ema";
constexpr const char* kConstants = "constants";

/// A module without code that holds tensors under dotted names.
class TensorTree {
public:
    explicit TensorTree(const torch::jit::Module& root) : m_root(root) {}

    void add(const std::string& name, const torch::Tensor& tensor, bool buffer) {
        const auto dot = name.rfind('.');
        auto holder = module(name.substr(0, dot));
        // An own copy: a view would drag the whole storage behind it into the file.
        holder.register_parameter(name.substr(dot + 1), tensor.detach().contiguous(), buffer);
    }

private:
    torch::jit::Module module(const std::string& path) {
        const auto dot = path.rfind('.');
        auto parent = dot == std::string::npos ? m_root : module(path.substr(0, dot));
        const auto name = dot == std::string::npos ? path : path.substr(dot + 1);
        if (!parent.hasattr(name)) {
            parent.register_module(
                name,
                torch::jit::Module(
                    c10::QualifiedName("__torch__.stylegraft.Tensors"),
                    m_root._ivalue()->compilation_unit(),
                    true));
        }
        return parent.attr(name).toModule();
    }

    torch::jit::Module m_root;
};

std::string text(double number) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    std::string result(buffer.data(), end);
    // Without a mark of a fraction it would be a whole number.
    return result.find_first_of(".e") == std::string::npos ? result + ".0" : result;
}

template <typename List>
std::string text(const List& numbers) {
    std::string result;
    for (const auto number : numbers) {
        result += (result.empty() ? "" : ", ") + std::to_string(number);
    }
    return "[" + result + "]";
}

/// Turns operations into the lines of a TorchScript method.
class ScriptBuilder final : public GraphBuilder {
public:
    explicit ScriptBuilder(TensorTree& tensors) : m_tensors(tensors) {}

    /// The lines written since the last call, ending in `return value`.
    std::string body(const Value& value) {
        return std::exchange(m_body, {}) + "    return " + value + "\n";
    }

    Value weight(const std::string& name) override {
        return "self." + std::string(kPrefix) + "." + name;
    }

    Value constant(const std::string& name, const torch::Tensor& values) override {
        const auto path = std::string(kConstants) + "." + name;
        m_tensors.add(path, values, true);
        return "self." + path;
    }

    Value add(const Value& a, const Value& b) override { return line(a + " + " + b); }

    Value subtract(const Value& a, const Value& b) override { return line(a + " - " + b); }

    Value multiply(const Value& a, const Value& b) override { return line(a + " * " + b); }

    Value add(const Value& a, double number) override { return line(a + " + " + text(number)); }

    Value multiply(const Value& a, double number) override {
        return line(a + " * " + text(number));
    }

    Value sqrt(const Value& a) override { return call("sqrt", a); }

    Value rsqrt(const Value& a) override { return call("rsqrt", a); }

    Value sin(const Value& a) override { return call("sin", a); }

    Value clamp(const Value& a, double least, double most) override {
        return call("clamp", a + ", " + text(least) + ", " + text(most));
    }

    Value activate(const Value& a, Activation activation) override {
        switch (activation) {
        case Activation::Linear:
            return a;
        case Activation::Relu:
            return call("relu", a);
        case Activation::LeakyRelu:
            return call("leaky_relu", a + ", 0.2");
        case Activation::Tanh:
            return call("tanh", a);
        case Activation::Sigmoid:
            return call("sigmoid", a);
        case Activation::Elu:
            return call("elu", a);
        case Activation::Selu:
            return call("selu", a);
        case Activation::Softplus:
            return call("softplus", a);
        case Activation::Swish:
            return multiply(call("sigmoid", a), a);
        }
        return a;
    }

    Value matmul(const Value& a, const Value& b) override { return call("matmul", a + ", " + b); }

    Value mean(const Value& a, const std::vector<std::int64_t>& dims) override {
        return call("mean", a + ", " + text(dims) + ", True");
    }

    Value sum(const Value& a, const std::vector<std::int64_t>& dims) override {
        return call("sum", a + ", " + text(dims) + ", True");
    }

    Value reshape(const Value& a, const std::vector<std::int64_t>& shape) override {
        return call("reshape", a + ", " + text(shape));
    }

    Value permute(const Value& a, const std::vector<std::int64_t>& dims) override {
        return call("permute", a + ", " + text(dims));
    }

    Value slice(const Value& a, std::int64_t dim, std::int64_t begin, std::int64_t end) override {
        return call(
            "slice",
            a + ", " + std::to_string(dim) + ", " + std::to_string(begin) + ", " +
                std::to_string(end) + ", 1");
    }

    Value concat(const std::vector<Value>& parts, std::int64_t dim) override {
        std::string list;
        for (const auto& part : parts) {
            list += (list.empty() ? "" : ", ") + part;
        }
        return call("cat", "[" + list + "], " + std::to_string(dim));
    }

    Value pad(const Value& a, const std::array<std::int64_t, 4>& zeros) override {
        return call("constant_pad_nd", a + ", " + text(zeros) + ", 0.0");
    }

    Value conv2d(const Value& x, const Value& w, const ConvShape& shape) override {
        return call("conv2d", convolved(x, w, shape));
    }

    Value convTranspose2d(const Value& x, const Value& w, const ConvShape& shape) override {
        return call("conv_transpose2d", convolved(x, w, shape));
    }

private:
    static std::string convolved(const Value& x, const Value& w, const ConvShape& shape) {
        return x + ", " + w + ", None, " + text(shape.stride) + ", " + text(shape.padding);
    }

    Value call(const std::string& function, const std::string& arguments) {
        return line("torch." + function + "(" + arguments + ")");
    }

    Value line(const std::string& expression) {
        const std::string name = "v" + std::to_string(m_count++);
        m_body += "    " + name + " = " + expression + "\n";
        return name;
    }

    TensorTree& m_tensors;
    std::string m_body;
    std::size_t m_count = 0;
};

torch::jit::Module scriptOf(const Generator& generator) {
    torch::jit::Module module("__torch__.stylegraft.Generator");
    TensorTree tensors(module);
    for (const auto& item : generator->named_parameters()) {
        tensors.add(std::string(kPrefix) + "." + item.key(), item.value(), false);
    }
    for (const auto& item : generator->named_buffers()) {
        tensors.add(std::string(kPrefix) + "." + item.key(), item.value(), true);
    }
    ScriptBuilder builder(tensors);
    GeneratorGraph graph(builder, generator);
    const std::string ws = builder.body(graph.mapping("z", "c", "truncation_psi"));
    const std::string img = builder.body(graph.synthesis("ws"));
    const bool conditional = generator->options().mapping.cDim > 0;
    const std::string label = conditional ? ", c" : "";
    const std::string parameters = "(self, z" + label + ", truncation_psi: float = 1.0):\n";
    module.define("def mapping" + parameters + ws);
    module.define("def synthesis(self, ws):\n" + img);
    module.define(
        "def forward" + parameters + "    return self.synthesis(self.mapping(z" + label +
        ", truncation_psi))\n");
    module.eval();
    return module;
}

} // namespace

Result<void>
writeTorchScript(const Model& model, const std::filesystem::path& path, Replace replace) {
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    const torch::jit::ExtraFilesMap extra{
        {"stylegraft.json", nlohmann::json(metadataOf(model.info)).dump()}};
    Result<void> written;
    torch::jit::ExportModule(
        scriptOf(model.generatorEma),
        [&](const void* bytes, std::size_t size) {
            if (written) {
                written = file->write(std::span(static_cast<const std::byte*>(bytes), size));
            }
            return size;
        },
        extra);
    return written ? file->commit() : written;
}

} // namespace sg
