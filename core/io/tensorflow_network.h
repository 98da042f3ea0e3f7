#pragma once

/// Networks of NVIDIA's TensorFlow tools inside a pickle (formats.md 2.1): settings and variables.
/// No Torch here.

#include "core/base/result.h"
#include "core/io/container/pickle_value.h"
#include "core/io/container/raw_tensor.h"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace sg {

/// What one walk through a network and its components finds.
struct TfContents {
    std::map<std::string, RawTensor> variables; ///< by their full names
    std::map<const char*, std::string_view>
        programs;              ///< texts, told apart by their place in the file; never run
    std::deque<float> scalars; ///< what 0-d variables look at
    std::size_t bytes = 0;     ///< of all variables together
    std::size_t networks = 0;
};

/// A view of one pickled network; valid as long as its document.
class TfNetwork {
public:
    /// Nothing when the value is no network.
    static std::optional<TfNetwork> from(const pickle::Value* value);

    [[nodiscard]] int version() const;          ///< 0 when the file does not say
    [[nodiscard]] std::string function() const; ///< that builds it, e.g. "G_main"

    /// The class is that of the tools for progressive GANs, which came before StyleGAN.
    [[nodiscard]] bool isProgressive() const;

    [[nodiscard]] const pickle::Value* settings() const { return entry("static_kwargs"); }

    [[nodiscard]] std::optional<TfNetwork> component(std::string_view key) const;

    /// Everything at and below this network. Errors: BadFormat for damage, for variables of more
    /// than `maxBytes`, and for more parts than any StyleGAN has.
    [[nodiscard]] Result<TfContents> contents(std::size_t maxBytes) const;

private:
    TfNetwork(const pickle::Value* object, const pickle::Value* state)
        : m_object(object), m_state(state) {}

    [[nodiscard]] const pickle::Value* entry(std::string_view key) const {
        return pickle::find(*m_state, key);
    }

    Result<void>
    collect(TfContents& found, const std::string& prefix, std::size_t maxBytes, int depth) const;

    const pickle::Value* m_object;
    const pickle::Value* m_state;
};

/// The settings of a network, asked for one by one; whoever asks for all that mean something can
/// then tell which are left.
class TfSettings {
public:
    /// `settings` may be null: everything is at its default.
    explicit TfSettings(const pickle::Value* settings) : m_settings(settings) {}

    [[nodiscard]] bool has(std::string_view name);

    /// None counts as the default. A number out of -10^9 ... 10^9, or a fraction, is `-1`.
    [[nodiscard]] int integer(std::string_view name, int fallback);
    [[nodiscard]] double real(std::string_view name, double fallback);
    [[nodiscard]] bool boolean(std::string_view name, bool fallback);
    [[nodiscard]] std::string text(std::string_view name, std::string fallback);

    /// Nothing for None and when absent.
    [[nodiscard]] std::optional<double> optionalReal(std::string_view name);

    /// The value itself; null when absent.
    [[nodiscard]] const pickle::Value* value(std::string_view name);

    /// The first setting nobody asked for; printable.
    [[nodiscard]] std::optional<std::string> firstUnknown() const;

private:
    const pickle::Value* m_settings;
    std::set<std::string, std::less<>> m_known;
};

} // namespace sg
