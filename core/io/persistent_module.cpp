#include "core/io/persistent_module.h"

#include "core/base/core_text.h"

#include <cmath>
#include <utility>

namespace sg {

namespace {

/// More than any StyleGAN has; they stop cyclic files and files that multiply by sharing.
constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxTensors = 4'000;
constexpr std::size_t kMaxEntriesSeen = 2'000'000;
constexpr std::size_t kMaxNameLength = 64;

} // namespace

std::optional<PersistentModule> PersistentModule::from(const pickle::Value* value) {
    if (value == nullptr ||
        !value->isCallOf("torch_utils.persistence _reconstruct_persistent_obj") ||
        value->args == nullptr) {
        return std::nullopt;
    }
    const pickle::Value* meta = pickle::at(*value->args, 0);
    if (meta == nullptr || pickle::find(*meta, "state") == nullptr) {
        return std::nullopt;
    }
    return PersistentModule(meta);
}

const pickle::Value* PersistentModule::state() const {
    return pickle::find(*m_meta, "state");
}

std::string PersistentModule::className() const {
    const pickle::Value* name = pickle::find(*m_meta, "class_name");
    return name != nullptr && name->kind == pickle::Kind::String ? std::string(name->text)
                                                                 : std::string();
}

std::string_view PersistentModule::sourceText() const {
    const pickle::Value* source = pickle::find(*m_meta, "module_src");
    return source != nullptr && source->kind == pickle::Kind::String ? source->text
                                                                     : std::string_view{};
}

const pickle::Value* PersistentModule::attribute(std::string_view name) const {
    return pickle::find(*state(), name);
}

std::optional<PersistentModule> PersistentModule::child(std::string_view name) const {
    const pickle::Value* modules = attribute("_modules");
    return modules != nullptr ? from(pickle::find(*modules, name)) : std::nullopt;
}

std::vector<std::pair<std::string_view, PersistentModule>> PersistentModule::children() const {
    std::vector<std::pair<std::string_view, PersistentModule>> found;
    if (const pickle::Value* modules = attribute("_modules")) {
        for (std::size_t i = 0; i + 1 < modules->items.size(); i += 2) {
            const pickle::Value& key = *modules->items[i];
            const auto module = from(modules->items[i + 1]);
            if (key.kind == pickle::Kind::String && module) {
                found.emplace_back(key.text, *module);
            }
        }
    }
    return found;
}

int PersistentModule::integer(std::string_view name, int fallback) const {
    const double number = real(name, double(fallback));
    const bool whole = std::abs(number) < 1e9 && std::trunc(number) == number;
    return whole ? static_cast<int>(number) : fallback;
}

double PersistentModule::real(std::string_view name, double fallback) const {
    const double number = optionalReal(name).value_or(fallback);
    return std::isfinite(number) ? number : fallback;
}

std::optional<double> PersistentModule::optionalReal(std::string_view name) const {
    return pickle::numberOf(attribute(name));
}

std::string PersistentModule::text(std::string_view name, std::string fallback) const {
    const pickle::Value* value = attribute(name);
    return value != nullptr && value->kind == pickle::Kind::String ? std::string(value->text)
                                                                   : fallback;
}

struct PersistentModule::Walk {
    Contents found;
    std::size_t maxTensorBytes = 0;
    pickle::StorageSource source;
    std::size_t entriesSeen = 0;

    Result<void> count(std::size_t entries) {
        entriesSeen += entries;
        if (entriesSeen > kMaxEntriesSeen) {
            return fail(
                ErrorCode::BadFormat, Core::tr("the network has more parts than any StyleGAN"));
        }
        return {};
    }
};

Result<PersistentModule::Contents>
PersistentModule::contents(std::size_t maxTensorBytes, const pickle::StorageSource& source) const {
    Walk walk;
    walk.maxTensorBytes = maxTensorBytes;
    walk.source = source;
    if (auto visited = visit(walk, "", 0); !visited) {
        return fail(visited.error());
    }
    return std::move(walk.found);
}

Result<void> PersistentModule::visit(Walk& walk, const std::string& prefix, int depth) const {
    if (depth > kMaxDepth) {
        return fail(ErrorCode::BadFormat, Core::tr("the network is nested without end"));
    }
    // A look at an attribute passes all of them.
    if (auto counted = walk.count(m_meta->items.size() + state()->items.size() + 1); !counted) {
        return counted;
    }
    if (const auto source = sourceText(); !source.empty()) {
        walk.found.sourceTexts.emplace(source.data(), source);
    }
    if (auto visited = visitTensors(walk, prefix); !visited) {
        return visited;
    }
    if (const pickle::Value* modules = attribute("_modules")) {
        if (auto counted = walk.count(modules->items.size()); !counted) {
            return counted;
        }
    }
    for (const auto& [name, module] : children()) {
        if (name.size() > kMaxNameLength) {
            return fail(
                ErrorCode::BadFormat, Core::tr("a part of the network has an impossible name"));
        }
        if (auto visited = module.visit(walk, prefix + std::string(name) + '.', depth + 1);
            !visited) {
            return visited;
        }
    }
    return {};
}

Result<void> PersistentModule::visitTensors(Walk& walk, const std::string& prefix) const {
    // FreezeD keeps frozen weights among the buffers: both are looked at alike.
    for (const char* holder : {"_parameters", "_buffers"}) {
        const pickle::Value* entries = attribute(holder);
        if (entries == nullptr) {
            continue;
        }
        if (auto counted = walk.count(entries->items.size()); !counted) {
            return counted;
        }
        for (std::size_t i = 0; i + 1 < entries->items.size(); i += 2) {
            const pickle::Value& key = *entries->items[i];
            const pickle::Value& value = *entries->items[i + 1];
            if (key.kind != pickle::Kind::String || value.isNone()) {
                continue;
            }
            if (key.text.size() > kMaxNameLength) {
                return fail(ErrorCode::BadFormat, Core::tr("a tensor has an impossible name"));
            }
            const std::string name = prefix + std::string(key.text);
            auto tensor = pickle::tensorOf(value, walk.source);
            if (!tensor) {
                return fail(tensor.error().wrap(pickle::printable(name) + ": "));
            }
            auto& found = walk.found;
            found.tensorBytes +=
                static_cast<std::size_t>(tensor->elements()) * byteSize(tensor->type);
            found.tensors.insert_or_assign(name, std::move(*tensor));
            if (found.tensors.size() > kMaxTensors || found.tensorBytes > walk.maxTensorBytes) {
                return fail(
                    ErrorCode::BadFormat,
                    Core::tr("the network has more tensors than the file can hold"));
            }
        }
    }
    return {};
}

} // namespace sg
