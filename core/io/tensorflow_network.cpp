#include "core/io/tensorflow_network.h"

#include "core/base/core_text.h"

#include <cmath>
#include <utility>

namespace sg {

namespace {

/// More than any StyleGAN has; they stop cyclic files and files that multiply by sharing.
constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxVariables = 4'000;
constexpr std::size_t kMaxNetworks = 32;
constexpr std::size_t kMaxEntries = 100; ///< of the state of a network
constexpr std::size_t kMaxNameLength = 128;

constexpr std::string_view kNetwork = "dnnlib.tflib.network Network";

bool isText(const pickle::Value* value) {
    return value != nullptr && value->kind == pickle::Kind::String;
}

} // namespace

std::optional<TfNetwork> TfNetwork::from(const pickle::Value* value) {
    if (value == nullptr || value->kind != pickle::Kind::Object || value->state == nullptr ||
        value->callee->kind != pickle::Kind::Global || !value->callee->text.ends_with("Network") ||
        value->state->kind != pickle::Kind::Dict || value->state->items.size() > 2 * kMaxEntries) {
        return std::nullopt;
    }
    return TfNetwork(value, value->state);
}

int TfNetwork::version() const {
    return static_cast<int>(pickle::toInt(entry("version")).value_or(0) % 1'000);
}

std::string TfNetwork::function() const {
    const auto* name = entry("build_func_name");
    return isText(name) ? pickle::printable(name->text) : std::string();
}

bool TfNetwork::isProgressive() const {
    return m_object->callee->text != kNetwork || function() == "G_paper" || function() == "D_paper";
}

std::optional<TfNetwork> TfNetwork::component(std::string_view key) const {
    const auto* components = entry("components");
    return components != nullptr ? from(pickle::find(*components, key)) : std::nullopt;
}

Result<TfContents> TfNetwork::contents(std::size_t maxBytes) const {
    TfContents found;
    if (auto collected = collect(found, "", maxBytes, 0); !collected) {
        return fail(collected.error());
    }
    return found;
}

Result<void> TfNetwork::collect(
    TfContents& found, const std::string& prefix, std::size_t maxBytes, int depth) const {
    const auto bad = [](const std::string& what) { return fail(ErrorCode::BadFormat, what); };
    if (depth > kMaxDepth || ++found.networks > kMaxNetworks) {
        return bad(Core::tr("the TensorFlow network is nested without end"));
    }
    if (const auto* source = entry("build_module_src"); isText(source) && !source->text.empty()) {
        found.programs.emplace(source->text.data(), source->text);
    }
    const auto* variables = entry("variables");
    if (variables == nullptr || variables->items.size() > kMaxVariables) {
        return bad(Core::tr("the TensorFlow network has no variables, or more than any StyleGAN"));
    }
    for (const pickle::Value* variable : variables->items) {
        const auto* name = pickle::at(*variable, 0);
        const auto* value = pickle::at(*variable, 1);
        if (!isText(name) || value == nullptr || name->text.size() > kMaxNameLength) {
            return bad(Core::tr("the TensorFlow network has a variable without a name"));
        }
        RawTensor tensor;
        if (const auto number = pickle::numberOf(value)) {
            found.scalars.push_back(static_cast<float>(*number));
            tensor.storage = std::as_bytes(std::span(&found.scalars.back(), 1));
        } else if (auto array = pickle::arrayOf(*value)) {
            tensor = std::move(*array);
        } else {
            return fail(array.error().wrap(pickle::printable(name->text) + ": "));
        }
        // Each variable is stored once: more is sharing that multiplies a small file.
        found.bytes += static_cast<std::size_t>(tensor.elements()) * byteSize(tensor.type);
        found.variables.insert_or_assign(prefix + std::string(name->text), std::move(tensor));
        if (found.variables.size() > kMaxVariables || found.bytes > maxBytes) {
            return bad(
                Core::tr("the TensorFlow network has more variables than the file can hold"));
        }
    }
    const auto* components = entry("components");
    if (components == nullptr) {
        return {};
    }
    if (components->items.size() > 2 * kMaxNetworks) {
        return bad(Core::tr("the TensorFlow network has more components than any StyleGAN"));
    }
    for (std::size_t i = 0; i + 1 < components->items.size(); i += 2) {
        const auto* key = components->items[i];
        const auto network = from(components->items[i + 1]);
        if (!isText(key) || key->text.size() > kMaxNameLength || !network) {
            return bad(Core::tr("the TensorFlow network has a component that is no network"));
        }
        if (auto collected =
                network->collect(found, prefix + std::string(key->text) + '/', maxBytes, depth + 1);
            !collected) {
            return collected;
        }
    }
    return {};
}

const pickle::Value* TfSettings::value(std::string_view name) {
    m_known.emplace(name);
    return m_settings != nullptr ? pickle::find(*m_settings, name) : nullptr;
}

bool TfSettings::has(std::string_view name) {
    return value(name) != nullptr;
}

std::optional<double> TfSettings::optionalReal(std::string_view name) {
    return pickle::numberOf(value(name));
}

double TfSettings::real(std::string_view name, double fallback) {
    const double number = optionalReal(name).value_or(fallback);
    return std::isfinite(number) ? number : fallback;
}

int TfSettings::integer(std::string_view name, int fallback) {
    const double number = optionalReal(name).value_or(fallback);
    return std::abs(number) <= 1e9 && std::trunc(number) == number ? static_cast<int>(number) : -1;
}

bool TfSettings::boolean(std::string_view name, bool fallback) {
    return optionalReal(name).value_or(fallback ? 1.0 : 0.0) != 0.0;
}

std::string TfSettings::text(std::string_view name, std::string fallback) {
    const auto* found = value(name);
    return isText(found) ? std::string(found->text) : fallback;
}

std::optional<std::string> TfSettings::firstUnknown() const {
    if (m_settings == nullptr) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i + 1 < m_settings->items.size(); i += 2) {
        const auto* key = m_settings->items[i];
        if (!isText(key) || !m_known.contains(key->text)) {
            return isText(key) ? pickle::printable(key->text) : Core::tr("(no text)");
        }
    }
    return std::nullopt;
}

} // namespace sg
