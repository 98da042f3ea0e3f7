#include "core/io/rosinality_writer.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_writer.h"
#include "core/io/container/zip_writer.h"
#include "core/io/network_parts.h"
#include "core/io/pickled_metadata.h"
#include "core/io/rosinality_names.h"
#include "core/kernels/fir.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

const std::vector<double> kTaps{1, 3, 3, 1};
constexpr int kGroupSize = 4; ///< of the minibatch deviation

bool hasStandardTaps(const std::vector<double>& taps) {
    return taps.size() == kTaps.size() && torch::allclose(setupFilter(taps), setupFilter(kTaps));
}

/// Why a generator has no place in the format; nothing when it has.
std::optional<std::string> obstacle(const GeneratorOptions& o) {
    if (o.isStyleGan3()) {
        return Core::tr("it is a StyleGAN3 model");
    }
    const auto& s = o.stylegan2();
    const auto& m = o.mapping;
    if (m.cDim > 0) {
        return Core::tr("it has %1 classes", m.cDim);
    }
    if (s.architecture != Architecture::Skip) {
        return Core::tr(
            "its generator has the architecture '%1'", architectureName(s.architecture));
    }
    if (s.channels != 3) {
        return Core::tr("its pictures have %1 colour channels instead of 3", s.channels);
    }
    if (!s.useNoise) {
        return Core::tr("its generator takes no noise");
    }
    if (s.activation != Activation::LeakyRelu || m.activation != Activation::LeakyRelu) {
        return Core::tr("its generator uses another activation than lrelu");
    }
    if (!hasStandardTaps(s.resampleTaps)) {
        return Core::tr("its generator resamples with another filter than 1, 3, 3, 1");
    }
    if (m.numLayers < 1 || m.zDim != m.wDim || m.layerFeatures != m.wDim) {
        return Core::tr("its z, its w and its mapping layers are not of one size");
    }
    if (std::abs(m.lrMultiplier - 0.01) > 1e-9) {
        return Core::tr("its mapping network has another learning rate multiplier than 0.01");
    }
    return std::nullopt;
}

std::optional<std::string> obstacle(const DiscriminatorOptions& o) {
    if (o.architecture != Architecture::Resnet) {
        return Core::tr(
            "its discriminator has the architecture '%1'", architectureName(o.architecture));
    }
    if (o.activation != Activation::LeakyRelu) {
        return Core::tr("its discriminator uses another activation than lrelu");
    }
    if (!hasStandardTaps(o.resampleTaps)) {
        return Core::tr("its discriminator resamples with another filter than 1, 3, 3, 1");
    }
    if (o.mbstdChannels != 1) {
        return Core::tr(
            "its discriminator has %1 minibatch deviation channels instead of 1", o.mbstdChannels);
    }
    return std::nullopt;
}

/// The shape that rosinality gives a tensor.
torch::Tensor reshaped(const torch::Tensor& tensor, RosShape as) {
    switch (as) {
    case RosShape::Same:
        break;
    case RosShape::Leading:
        return tensor.unsqueeze(0);
    case RosShape::Noise:
        return tensor.view({1, 1, tensor.size(0), tensor.size(1)});
    case RosShape::Scalar:
        return tensor.view({1});
    case RosShape::RgbBias:
        return tensor.view({1, tensor.size(0), 1, 1});
    }
    return tensor;
}

/// Tensors by rosinality's names, in its order.
using NamedTensors = std::vector<std::pair<std::string, torch::Tensor>>;

NamedTensors stateDict(
    const torch::nn::Module& network,
    const std::vector<RosTensor>& table,
    const std::vector<std::string>& kernelNames,
    double kernelGain) {
    const StateDict state = stateOf(network);
    NamedTensors named;
    for (const RosTensor& row : table) {
        const auto own = state.at(row.ours).detach().to(torch::kCPU, torch::kFloat32).contiguous();
        named.emplace_back(row.name, reshaped(own, row.shape));
    }
    const auto kernel = setupFilter(kTaps) * kernelGain;
    for (const auto& name : kernelNames) {
        named.emplace_back(name, kernel);
    }
    return named;
}

/// data.pkl, and the storages in the order of their keys.
class Checkpoint {
public:
    Checkpoint()
        : m_out(
              [this](std::span<const std::byte> part) -> Result<void> {
                  m_pickle.insert(m_pickle.end(), part.begin(), part.end());
                  return {};
              },
              2) {}

    Result<void> write(const Model& model, AtomicFile& file);

private:
    void pickle(const Model& model);
    void network(const char* name, const NamedTensors& tensors);
    void tensor(const torch::Tensor& tensor);

    std::vector<std::byte> m_pickle;
    pickle::Writer m_out;
    std::vector<torch::Tensor> m_storages; ///< contiguous, float32, on the CPU
};

void Checkpoint::tensor(const torch::Tensor& tensor) {
    const auto integers = [this](torch::IntArrayRef values) {
        m_out.tuple([&] {
            for (const auto value : values) {
                m_out.integer(value);
            }
        });
    };
    m_out.call("torch._utils", "_rebuild_tensor_v2", [&] {
        m_out.persistent([&] {
            m_out.text("storage");
            m_out.global("torch", "FloatStorage");
            m_out.text(std::to_string(m_storages.size()));
            m_out.text("cpu");
            m_out.integer(tensor.numel());
        });
        m_out.integer(0); // offset
        integers(tensor.sizes());
        integers(tensor.strides());
        m_out.boolean(false); // requires no gradient
        m_out.orderedDict([] {});
    });
    m_storages.push_back(tensor);
}

void Checkpoint::network(const char* name, const NamedTensors& tensors) {
    m_out.text(name);
    m_out.orderedDict([&] {
        for (const auto& [key, value] : tensors) {
            m_out.text(key);
            tensor(value);
        }
    });
}

void Checkpoint::pickle(const Model& model) {
    const auto& options = model.generatorEma->options();
    const auto generator = [&](const char* name, const Generator& g) {
        network(
            name,
            stateDict(
                *g,
                rosGenerator(options.resolution(), options.mapping.numLayers),
                rosGeneratorKernels(options.resolution()),
                4.0));
    };
    m_out.dict([&] {
        if (!model.generator.is_empty()) {
            generator("g", model.generator);
        }
        if (!model.discriminator.is_empty()) {
            network(
                "d",
                stateDict(
                    *model.discriminator,
                    rosDiscriminator(options.resolution()),
                    rosDiscriminatorKernels(options.resolution()),
                    1.0));
        }
        generator("g_ema", model.generatorEma);
        m_out.text("latent_avg");
        tensor(model.generatorEma->mapping->wAvg.detach().to(torch::kCPU).contiguous());
        if (model.augment.present) {
            m_out.text("ada_aug_p");
            // Some versions of torch.load refuse plain fractions where they refuse programs.
            tensor(torch::full({1}, model.augment.p, torch::kFloat32));
        }
        writeMetadata(m_out, model.info);
    });
}

Result<void> Checkpoint::write(const Model& model, AtomicFile& file) {
    pickle(model);
    if (auto finished = m_out.finish(); !finished) {
        return finished;
    }
    ZipWriter zip([&file](std::span<const std::byte> part) { return file.write(part); });
    const std::string folder = "archive/";
    auto written = zip.add(folder + "data.pkl", m_pickle);
    for (std::size_t i = 0; i < m_storages.size() && written; ++i) {
        const auto& storage = m_storages[i];
        written = zip.add(
            folder + "data/" + std::to_string(i),
            std::as_bytes(
                std::span(storage.data_ptr<float>(), static_cast<std::size_t>(storage.numel()))));
    }
    if (written) {
        written = zip.add(folder + "version", std::as_bytes(std::span("3\n", 2)));
    }
    return written ? zip.finish() : written;
}

} // namespace

std::vector<std::string> rosinalityLosses(const Model& model) {
    std::vector<std::string> losses;
    const GeneratorOptions& g = model.generatorEma->options();
    const DiscriminatorOptions* d =
        model.discriminator.is_empty() ? nullptr : &model.discriminator->options();
    if ((!g.isStyleGan3() && g.stylegan2().convClamp) || (d != nullptr && d->convClamp)) {
        losses.push_back(
            Core::tr("rosinality's format has no place for the limit of the features (conv_clamp): "
                     "pictures and critic change where that limit was reached"));
    }
    if (d == nullptr || d->mbstdChannels == 0 || d->mbstdGroupSize == kGroupSize) {
        return losses;
    }
    losses.push_back(
        d->mbstdGroupSize
            ? Core::tr(
                  "rosinality's format has no place for the group size of the discriminator, which "
                  "compares %1 pictures: opened again it compares %2",
                  *d->mbstdGroupSize,
                  kGroupSize)
            : Core::tr(
                  "rosinality's format has no place for the group size of the discriminator, which "
                  "compares whole batches: opened again it compares %1 pictures",
                  kGroupSize));
    return losses;
}

Result<void>
writeRosinality(const Model& model, const std::filesystem::path& path, Replace replace) {
    auto reason = obstacle(model.generatorEma->options());
    if (!reason && !model.discriminator.is_empty()) {
        reason = obstacle(model.discriminator->options());
    }
    if (reason) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "Cannot write %1: rosinality's format has no place for this model, because %2; "
                "save it as .pkl or .safetensors",
                path,
                *reason));
    }
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    Checkpoint checkpoint;
    const auto written = checkpoint.write(model, *file);
    return written ? file->commit() : written;
}

} // namespace sg
