#include "core/io/persistent_module.h"

#include <cmath>

namespace sg {

namespace {

/// Deeper than any StyleGAN; stops cyclic files.
constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxTensors = 20'000;

} // namespace

std::optional<PersistentModule> PersistentModule::from(const pickle::Value* value) {
    if (value == nullptr || !value->isCallOf("torch_utils.persistence _reconstruct_persistent_obj") ||
        value->args == nullptr) {
        return std::nullopt;
    }
    const pickle::Value* meta = pickle::at(*value->args, 0);
    if (meta == nullptr || pickle::find(*meta, "state") == nullptr) {
        return std::nullopt;
    }
    return PersistentModule(meta);
}

const pickle::Value* PersistentModule::state() const { return pickle::find(*m_meta, "state"); }

std::string PersistentModule::className() const {
    const pickle::Value* name = pickle::find(*m_meta, "class_name");
    return name != nullptr && name->kind == pickle::Kind::String ? std::string(name->text) : std::string();
}

std::string_view PersistentModule::sourceText() const {
    const pickle::Value* source = pickle::find(*m_meta, "module_src");
    return source != nullptr && source->kind == pickle::Kind::String ? source->text : std::string_view{};
}

const pickle::Value* PersistentModule::attribute(std::string_view name) const {
    return pickle::find(*state(), name);
}

std::optional<PersistentModule> PersistentModule::child(std::string_view name) const {
    const pickle::Value* modules = attribute("_modules");
    return modules != nullptr ? from(pickle::find(*modules, name)) : std::nullopt;
}

std::vector<std::string> PersistentModule::childNames() const {
    std::vector<std::string> names;
    if (const pickle::Value* modules = attribute("_modules")) {
        for (std::size_t i = 0; i + 1 < modules->items.size() && names.size() < 1000; i += 2) {
            const pickle::Value& key = *modules->items[i];
            if (key.kind == pickle::Kind::String && from(modules->items[i + 1])) {
                names.emplace_back(key.text);
            }
        }
    }
    return names;
}

int PersistentModule::integer(std::string_view name, int fallback) const {
    const double number = real(name, double(fallback));
    const bool whole = std::abs(number) < 1e9 && std::trunc(number) == number;
    return whole ? static_cast<int>(number) : fallback;
}

double PersistentModule::real(std::string_view name, double fallback) const {
    return pickle::numberOf(attribute(name)).value_or(fallback);
}

std::optional<double> PersistentModule::optionalReal(std::string_view name) const {
    return pickle::numberOf(attribute(name));
}

std::string PersistentModule::text(std::string_view name, std::string fallback) const {
    const pickle::Value* value = attribute(name);
    return value != nullptr && value->kind == pickle::Kind::String ? std::string(value->text) : fallback;
}

Result<std::map<std::string, RawTensor>> PersistentModule::tensors() const {
    std::map<std::string, RawTensor> found;
    if (auto collected = collect("", 0, found); !collected) {
        return fail(collected.error());
    }
    return found;
}

Result<void>
PersistentModule::collect(const std::string& prefix, int depth, std::map<std::string, RawTensor>& found) const {
    if (depth > kMaxDepth) {
        return fail(ErrorCode::BadFormat, "the network is nested without end");
    }
    // FreezeD keeps frozen weights among the buffers: both are looked at alike.
    for (const char* holder : {"_parameters", "_buffers"}) {
        const pickle::Value* entries = attribute(holder);
        if (entries == nullptr) {
            continue;
        }
        for (std::size_t i = 0; i + 1 < entries->items.size(); i += 2) {
            const pickle::Value& key = *entries->items[i];
            const pickle::Value& value = *entries->items[i + 1];
            if (key.kind != pickle::Kind::String || value.isNone()) {
                continue;
            }
            const std::string name = prefix + std::string(key.text);
            auto tensor = pickle::tensorOf(value);
            if (!tensor) {
                return fail(tensor.error().wrap(name + ": "));
            }
            found.insert_or_assign(name, std::move(*tensor));
            if (found.size() > kMaxTensors) {
                return fail(ErrorCode::BadFormat, "the network has more tensors than any StyleGAN");
            }
        }
    }
    for (const std::string& name : childNames()) {
        if (auto collected = child(name)->collect(prefix + name + '.', depth + 1, found); !collected) {
            return collected;
        }
    }
    return {};
}

} // namespace sg
