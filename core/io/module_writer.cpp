#include "core/io/module_writer.h"

#include "core/model/torch.h"

#include <array>
#include <span>
#include <utility>

namespace sg {

ModuleWriter::ModuleWriter(pickle::Writer& out, const torch::nn::Module& module)
    : m_out(out), m_tensors(stateOf(module)) {
    for (const auto& item : module.named_parameters()) {
        m_parameters.insert(item.key());
    }
}

ModuleWriter::ModuleWriter(pickle::Writer& out, StateDict buffers)
    : m_out(out), m_tensors(std::move(buffers)) {}

void ModuleWriter::module(
    std::string_view className,
    const std::string& prefix,
    const Entries& children,
    const Entries& attributes,
    std::string_view source,
    const Entries& initKwargs) {
    m_out.call("torch_utils.persistence", "_reconstruct_persistent_obj", [&] {
        m_out.dict([&] {
            text("type", "class");
            integer("version", 6);
            text("module_src", source);
            text("class_name", className);
            m_out.text("state");
            m_out.dict([&] {
                boolean("training", false);
                m_out.text("_parameters");
                m_out.orderedDict([&] { ownTensors(prefix, true); });
                m_out.text("_buffers");
                m_out.orderedDict([&] {
                    ownTensors(prefix, false);
                    ownNoBuffers(prefix);
                });
                m_out.text("_non_persistent_buffers_set");
                m_out.set();
                for (const char* hooks :
                     {"_backward_hooks",
                      "_forward_hooks",
                      "_forward_pre_hooks",
                      "_state_dict_hooks",
                      "_load_state_dict_pre_hooks"}) {
                    m_out.text(hooks);
                    m_out.orderedDict([] {});
                }
                m_out.text("_modules");
                m_out.orderedDict(children);
                attributes();
                m_out.text("_init_args");
                m_out.emptyTuple();
                m_out.text("_init_kwargs");
                m_out.dict(initKwargs);
            });
        });
    });
}

void ModuleWriter::integer(std::string_view key, std::int64_t value) {
    m_out.text(key), m_out.integer(value);
}

void ModuleWriter::real(std::string_view key, double value) {
    m_out.text(key), m_out.real(value);
}

void ModuleWriter::boolean(std::string_view key, bool value) {
    m_out.text(key), m_out.boolean(value);
}

void ModuleWriter::text(std::string_view key, std::string_view value) {
    m_out.text(key), m_out.text(value);
}

void ModuleWriter::none(std::string_view key) {
    m_out.text(key), m_out.none();
}

void ModuleWriter::optional(std::string_view key, std::optional<double> value) {
    m_out.text(key);
    value ? m_out.real(*value) : m_out.none();
}

void ModuleWriter::integers(std::string_view key, const std::vector<int>& values) {
    m_out.text(key);
    m_out.list([&] {
        for (const int value : values) {
            m_out.integer(value);
        }
    });
}

void ModuleWriter::reals(std::string_view key, const std::vector<double>& values) {
    m_out.text(key);
    m_out.list([&] {
        for (const double value : values) {
            m_out.real(value);
        }
    });
}

void ModuleWriter::square(std::string_view key, int side) {
    const std::array values{std::int64_t(side), std::int64_t(side)};
    m_out.text(key);
    m_out.call("numpy.core.multiarray", "_reconstruct", [&] {
        m_out.global("numpy", "ndarray");
        ints({0});
        const std::array kind{std::byte{'b'}};
        m_out.bytes({kind});
    });
    m_out.build([&] {
        m_out.integer(1);
        ints({2});
        m_out.call("numpy", "dtype", [&] {
            m_out.text("i8");
            m_out.boolean(false);
            m_out.boolean(true);
        });
        m_out.build([&] {
            m_out.integer(3);
            m_out.text("<");
            m_out.none(), m_out.none(), m_out.none();
            m_out.integer(-1), m_out.integer(-1), m_out.integer(0);
        });
        m_out.boolean(false); // C order
        m_out.bytes({std::as_bytes(std::span(values))});
    });
}

void ModuleWriter::ownNoBuffers(const std::string& prefix) {
    for (const auto& name : m_noBuffers) {
        if (name.starts_with(prefix) && name.find('.', prefix.size()) == std::string::npos) {
            none(name.substr(prefix.size()));
        }
    }
}

void ModuleWriter::ownTensors(const std::string& prefix, bool parameters) {
    for (const auto& [name, tensor] : m_tensors) {
        if (name.compare(0, prefix.size(), prefix) == 0 &&
            name.find('.', prefix.size()) == std::string::npos &&
            m_parameters.contains(name) == parameters) {
            m_out.text(name.substr(prefix.size()));
            writeTensor(tensor, parameters);
        }
    }
}

void ModuleWriter::writeTensor(const torch::Tensor& tensor, bool parameter) {
    if (!parameter) {
        plainTensor(tensor);
        return;
    }
    m_out.call("torch._utils", "_rebuild_parameter", [&] {
        plainTensor(tensor);
        m_out.boolean(false);
        m_out.orderedDict([] {});
    });
}

void ModuleWriter::plainTensor(const torch::Tensor& tensor) {
    const bool half = tensor.scalar_type() == torch::kFloat16;
    const auto values =
        tensor.detach().to(torch::kCPU, half ? torch::kFloat16 : torch::kFloat32).contiguous();
    const auto length = static_cast<std::size_t>(values.numel());
    const std::span data(
        static_cast<const std::byte*>(values.data_ptr()), length * values.element_size());
    m_out.call("torch._utils", "_rebuild_tensor_v2", [&] {
        m_out.call("torch.storage", "_load_from_bytes", [&] {
            m_out.bytes({pickle::legacyStorageHeader(half, length, std::to_string(++m_key)), data});
        });
        m_out.integer(0);
        ints(values.sizes());
        ints(values.strides());
        m_out.boolean(false);
        m_out.orderedDict([] {});
    });
}

void ModuleWriter::ints(torch::IntArrayRef values) {
    m_out.tuple([&] {
        for (const auto value : values) {
            m_out.integer(value);
        }
    });
}

} // namespace sg
