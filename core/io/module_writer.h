#pragma once

/// Writes pickled nn.Modules as NVIDIA's persistence wrapper has them (formats.md 1.3, 1.4).

#include "core/io/container/pickle_writer.h"
#include "core/model/weights.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

/// What the official loader executes to find the network classes: their own modules, wherever they
/// live. Ours, and with the next two the only program texts in a file we write.
inline constexpr std::string_view kNetworksShim = "try:\n"
                                                  "    from training.networks import *\n"
                                                  "except ImportError:\n"
                                                  "    from training.networks_stylegan2 import *\n";

/// The same for the StyleGAN3 generator and its parts.
inline constexpr std::string_view kStyleGan3Shim = "from training.networks_stylegan3 import *\n";

/// The same for the augmentation.
inline constexpr std::string_view kAugmentShim = "from training.augment import *\n";

/// All of them: the program texts of our own files.
inline constexpr std::array kShims{kNetworksShim, kStyleGan3Shim, kAugmentShim};

class ModuleWriter {
public:
    /// Writes keys and values into the container that is open.
    using Entries = std::function<void()>;

    /// For the tensors of a network.
    ModuleWriter(pickle::Writer& out, const torch::nn::Module& module);

    /// For buffers alone.
    ModuleWriter(pickle::Writer& out, StateDict buffers);

    /// One module: its own tensors (direct children of `prefix`), its sub-modules, its attributes.
    void module(
        std::string_view className,
        const std::string& prefix,
        const Entries& children,
        const Entries& attributes,
        std::string_view source = kNetworksShim,
        const Entries& initKwargs = [] {});

    // Attributes: key and value.
    void integer(std::string_view key, std::int64_t value);
    void real(std::string_view key, double value);
    void boolean(std::string_view key, bool value);
    void text(std::string_view key, std::string_view value);
    void none(std::string_view key);
    void optional(std::string_view key, std::optional<double> value);
    void integers(std::string_view key, const std::vector<int>& values);
    void reals(std::string_view key, const std::vector<double>& values);
    void square(std::string_view key, int side); ///< numpy array [side, side]

    /// A buffer that the official class has and sets to None.
    void noBuffer(const std::string& name) { m_noBuffers.insert(name); }

    [[nodiscard]] bool has(const std::string& name) const { return m_tensors.contains(name); }

    [[nodiscard]] std::int64_t size(const std::string& name, int axis) const {
        return m_tensors.at(name).size(axis);
    }

    pickle::Writer& out() { return m_out; }

private:
    void ownTensors(const std::string& prefix, bool parameters);
    void ownNoBuffers(const std::string& prefix);
    void writeTensor(const torch::Tensor& tensor, bool parameter);
    void plainTensor(const torch::Tensor& tensor);
    void ints(torch::IntArrayRef values);

    pickle::Writer& m_out;
    StateDict m_tensors;
    std::set<std::string> m_parameters;
    std::set<std::string> m_noBuffers;
    int m_key = 0;
};

} // namespace sg
