#include "core/io/rosinality_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/torch_archive.h"
#include "core/io/network_parts.h"
#include "core/io/pickled_metadata.h"
#include "core/io/rosinality_names.h"
#include "core/io/tensor_file.h"
#include "core/model/device.h"
#include "core/model/torch.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sg {

namespace {

constexpr std::uint64_t kSeed = 0; ///< of everything that is drawn here
constexpr std::int64_t kAverageSamples = 10'000;
constexpr std::size_t kMaxTensors = 4'000; ///< a network has some 200
constexpr int kMaxStyleSize = 8'192;       ///< numbers in z and w; rosinality takes 512

torch::Generator seeded() {
    return randomOn(torch::kCPU, kSeed);
}

/// A tensor of ours as the parts of a network expect it; it must outlive the result.
RawTensor rawView(const torch::Tensor& tensor) {
    RawTensor raw;
    raw.shape = tensor.sizes().vec();
    raw.strides = tensor.strides().vec();
    raw.storage = std::as_bytes(
        std::span(tensor.data_ptr<float>(), static_cast<std::size_t>(tensor.numel())));
    return raw;
}

/// Takes away a dimension of length 1.
void squeeze(RawTensor& tensor, std::size_t axis) {
    if (axis < tensor.shape.size() && tensor.shape[axis] == 1) {
        tensor.shape.erase(tensor.shape.begin() + static_cast<std::ptrdiff_t>(axis));
        tensor.strides.erase(tensor.strides.begin() + static_cast<std::ptrdiff_t>(axis));
    }
}

/// From rosinality's shape to ours. What does not fit is left for the check of all shapes.
RawTensor reshaped(RawTensor tensor, const RosTensor& as) {
    switch (as.shape) {
    case RosShape::Leading:
        squeeze(tensor, 0);
        break;
    case RosShape::Noise:
        squeeze(tensor, 1);
        squeeze(tensor, 0);
        break;
    case RosShape::Scalar:
        if (tensor.elements() == 1) {
            tensor.shape.clear();
            tensor.strides.clear();
        }
        break;
    case RosShape::Same:
    case RosShape::RgbBias:
        // Newer forks store every bias as [1,C,1,1].
        if (as.name.ends_with("bias") && tensor.shape.size() == 4) {
            squeeze(tensor, 3);
            squeeze(tensor, 2);
            squeeze(tensor, 0);
        }
        break;
    }
    return tensor;
}

RawTensors renamed(const RawTensors& tensors, const std::vector<RosTensor>& table) {
    RawTensors ours;
    for (const RosTensor& row : table) {
        if (const auto found = tensors.find(row.name); found != tensors.end()) {
            ours.emplace(row.ours, reshaped(found->second, row));
        }
    }
    return ours;
}

/// Weights that nothing is known about would change the pictures, or are what a gap in the
/// numbering cut off.
void expectNoMore(const RawTensors& tensors, const std::vector<RosTensor>& table) {
    for (const auto& [name, tensor] : tensors) {
        if (name.ends_with("weight") &&
            std::ranges::find(table, name, &RosTensor::name) == table.end()) {
            damaged(Core::tr(
                "it has the tensor %1, which has no place in it", pickle::printable(name)));
        }
    }
}

/// How many of "before0after", "before1after" ... from `first` on are there.
int countOf(const RawTensors& tensors, const char* before, const char* after, int first) {
    int count = 0;
    while (tensors.contains(before + std::to_string(first + count) + after)) {
        ++count;
    }
    return count;
}

/// 8 for one block that doubles or halves, 16 for two ...
int resolutionAfter(int blocks) {
    if (blocks < 1 || blocks > 9) {
        damaged(Core::tr("the number of its blocks is %1 instead of 1 to 9", blocks));
    }
    return checkedResolution(4 << blocks);
}

/// Networks of rosinality's other program have the same names and another meaning.
void declineSwagan(const RawTensors& tensors) {
    const auto toRgb = tensors.find("to_rgb1.conv.weight");
    const bool wavelets = std::ranges::any_of(tensors, [](const auto& item) {
        const std::string& name = item.first;
        return name.find("iwt.") != std::string::npos || name.find("dwt.") != std::string::npos ||
               name.starts_with("from_rgbs.");
    });
    if (wavelets || (toRgb != tensors.end() && toRgb->second.shape.size() == 5 &&
                     toRgb->second.shape[1] == 12)) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this is a SWAGAN, which draws in wavelets; Stylegraft opens StyleGAN2 models "
                     "of rosinality"));
    }
}

/// The name that every generator has and nothing else, whatever stands before it.
constexpr std::string_view kGeneratorMark = "conv1.conv.weight";
constexpr std::string_view kDiscriminatorMark = "convs.0.0.weight";

/// Some tools wrap the network: its names are "module.conv1..." or "decoder.conv1...", and other
/// networks may stand beside it.
RawTensors unwrapped(RawTensors tensors, std::string_view mark) {
    if (tensors.contains(std::string(mark))) {
        return tensors;
    }
    const std::string ending = "." + std::string(mark);
    const auto wrapped = std::ranges::find_if(
        tensors, [&](const auto& item) { return item.first.ends_with(ending); });
    if (wrapped == tensors.end()) {
        return tensors;
    }
    const std::string prefix = wrapped->first.substr(0, wrapped->first.size() - mark.size());
    RawTensors inner;
    for (auto& [name, tensor] : tensors) {
        if (name.starts_with(prefix)) {
            inner.emplace(name.substr(prefix.size()), std::move(tensor));
        }
    }
    return inner;
}

/// A table with a generator in it, wrapped or not.
bool holdsGenerator(const pickle::Value& table) {
    for (std::size_t i = 0; i + 1 < table.items.size(); i += 2) {
        const std::string_view key = table.items[i]->text;
        if (key.ends_with(kGeneratorMark) && (key.size() == kGeneratorMark.size() ||
                                              key[key.size() - kGeneratorMark.size() - 1] == '.')) {
            return true;
        }
    }
    return false;
}

class CheckpointBuilder {
public:
    explicit CheckpointBuilder(TorchArchive archive) : m_archive(std::move(archive)) {}

    std::shared_ptr<Model> build();

private:
    [[nodiscard]] const pickle::Value* part(std::string_view name) const {
        const pickle::Value* value = pickle::find(m_archive.root(), name);
        return value != nullptr && !value->isNone() ? value : nullptr;
    }

    [[nodiscard]] const pickle::Value& emaPart();
    Result<RawTensor> numbersOf(const pickle::Value& value);
    RawTensors stateDict(const pickle::Value& value, const char* which, std::string_view mark);
    Generator generator(const pickle::Value& value, const char* which);
    GeneratorOptions generatorOptions(const RawTensors& theirs, RawTensors& ours);
    void addNoise(const StyleGan2Options& options, RawTensors& ours);
    void addAverage(int wDim, RawTensors& ours);
    Discriminator discriminator(const pickle::Value& value, const GeneratorOptions& g);
    AugmentState augment();
    void note(const std::string& sentence);

    TorchArchive m_archive;
    std::vector<std::string> m_notes;
    std::vector<torch::Tensor> m_made; ///< keeps what the file did not hold
    bool m_averageMissing = false;
};

void CheckpointBuilder::note(const std::string& sentence) {
    if (std::ranges::find(m_notes, sentence) == m_notes.end()) {
        m_notes.push_back(sentence);
    }
}

const pickle::Value& CheckpointBuilder::emaPart() {
    if (const auto* ema = part("g_ema")) {
        return *ema;
    }
    if (const auto* raw = part("g")) {
        note(Core::tr(
            "The file has no averaged generator (g_ema): its raw one (g) was taken instead."));
        return *raw;
    }
    if (holdsGenerator(m_archive.root())) {
        return m_archive.root(); // a generator's state_dict alone
    }
    for (const char* wrapper : {"state_dict", "model"}) {
        if (const auto* inner = part(wrapper); inner != nullptr && holdsGenerator(*inner)) {
            return *inner;
        }
    }
    if (part("synthesis.b4.const") != nullptr || part("synthesis.input.freqs") != nullptr) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this file holds the numbers of an NVIDIA network without its settings; save "
                     "the whole network (a .pkl with G_ema) instead of its state_dict"));
    }
    if (part("eigvec") != nullptr) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this file holds directions found in a model (eigvec), not a model; open the "
                     "checkpoint they were found in"));
    }
    reject(
        ErrorCode::Unsupported,
        part("d") != nullptr
            ? Core::tr("the file holds a discriminator alone; a generator (g_ema or g) is needed")
            : Core::tr("this PyTorch file holds no StyleGAN2 of rosinality's layout (g_ema or g is "
                       "missing)"));
}

/// A tensor or an array of numpy.
bool isNumbers(const pickle::Value& value) {
    return pickle::isTensor(value) || pickle::isArray(value);
}

Result<RawTensor> CheckpointBuilder::numbersOf(const pickle::Value& value) {
    return pickle::isArray(value) ? pickle::arrayOf(value) : m_archive.tensorOf(value);
}

/// All tensors under rosinality's names.
RawTensors
CheckpointBuilder::stateDict(const pickle::Value& value, const char* which, std::string_view mark) {
    const std::string context = std::string(which) + ": ";
    if (value.kind != pickle::Kind::Dict && value.kind != pickle::Kind::Object) {
        damaged(context + Core::tr("it is no table of tensors"));
    }
    RawTensors tensors;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i + 1 < value.items.size(); i += 2) {
        const pickle::Value& key = *value.items[i];
        const pickle::Value& item = *value.items[i + 1];
        if (key.kind != pickle::Kind::String || !isNumbers(item)) {
            continue;
        }
        auto tensor = numbersOf(item);
        if (!tensor) {
            throw ReadFailure{tensor.error().wrap(context + pickle::printable(key.text) + ": ")};
        }
        // Each tensor is stored once: more is sharing that multiplies a small file.
        bytes += static_cast<std::uint64_t>(tensor->elements()) * byteSize(tensor->type);
        if (bytes > m_archive.storageBytes() || tensors.size() >= kMaxTensors) {
            damaged(context + Core::tr("it has more tensors than the file can hold"));
        }
        tensors.insert_or_assign(std::string(key.text), std::move(*tensor));
    }
    return unwrapped(std::move(tensors), mark);
}

GeneratorOptions CheckpointBuilder::generatorOptions(const RawTensors& theirs, RawTensors& ours) {
    GeneratorOptions options;
    auto& s = options.stylegan2();
    s.resolution = resolutionAfter(countOf(theirs, "to_rgbs.", ".conv.weight", 0));
    const int layers = countOf(theirs, "style.", ".weight", 1);
    const auto table = rosGenerator(s.resolution, layers);
    expectNoMore(theirs, table);
    ours = renamed(theirs, table);

    const auto zDim = shapeOf(ours, "mapping.fc0.weight", 2)[1];
    if (zDim > kMaxStyleSize) {
        damaged(Core::tr("its z has %1 numbers", zDim));
    }
    options.mapping = mappingShapes(ours, "mapping.", static_cast<int>(zDim), 0);
    if (std::max(options.mapping.wDim, options.mapping.layerFeatures) > kMaxStyleSize) {
        damaged(Core::tr("its w has more than %1 numbers", kMaxStyleSize));
    }
    options.mapping.numWs = numWsFor(s.resolution);
    s.wDim = options.mapping.wDim;
    s.channels =
        checkedChannels(static_cast<int>(shapeOf(ours, "synthesis.b4.torgb.weight", 4)[0]));
    for (int r = 4; r <= s.resolution; r *= 2) {
        const std::string conv = "synthesis.b" + std::to_string(r) + ".conv1.weight";
        s.widths[r] = static_cast<int>(shapeOf(ours, conv, 4)[0]);
    }
    addNoise(s, ours);
    addAverage(s.wDim, ours);
    expectSynthesis(ours, s);
    s.resampleTaps = tapsOf(theirs, rosGeneratorKernels(s.resolution).front());
    guessChannels(s.widths, options.channelBase, options.channelMax);
    return options;
}

/// The pictures of constant noise are missing in files of old versions.
void CheckpointBuilder::addNoise(const StyleGan2Options& options, RawTensors& ours) {
    const auto random = seeded();
    for (const auto& [r, width] : options.widths) {
        for (const char* layer : {".conv0", ".conv1"}) {
            const auto name = "synthesis.b" + std::to_string(r) + layer + ".noise_const";
            if ((r == 4 && layer == std::string_view(".conv0")) || ours.contains(name)) {
                continue;
            }
            m_made.push_back(torch::randn({r, r}, random));
            ours.emplace(name, rawView(m_made.back()));
            note(Core::tr("The file has no constant noise: it was drawn with seed 0."));
        }
    }
}

void CheckpointBuilder::addAverage(int wDim, RawTensors& ours) {
    if (const auto* stored = part("latent_avg"); stored != nullptr && isNumbers(*stored)) {
        auto tensor = numbersOf(*stored);
        if (!tensor) {
            throw ReadFailure{tensor.error().wrap("latent_avg: ")};
        }
        if (tensor->shape.size() == 2) { // once a layer, all alike
            tensor->shape.erase(tensor->shape.begin());
            tensor->strides.erase(tensor->strides.begin());
        }
        ours.emplace("mapping.w_avg", std::move(*tensor));
        expectShape(ours, "mapping.w_avg", {wDim});
        return;
    }
    m_averageMissing = true;
    m_made.push_back(torch::zeros({wDim}));
    ours.emplace("mapping.w_avg", rawView(m_made.back()));
}

Generator CheckpointBuilder::generator(const pickle::Value& value, const char* which) {
    const RawTensors theirs = stateDict(value, which, kGeneratorMark);
    declineSwagan(theirs);
    RawTensors ours;
    const auto options = generatorOptions(theirs, ours);
    return buildGenerator(options, ours);
}

Discriminator
CheckpointBuilder::discriminator(const pickle::Value& value, const GeneratorOptions& g) {
    const RawTensors theirs = stateDict(value, "d", kDiscriminatorMark);
    DiscriminatorOptions options;
    options.resolution = resolutionAfter(countOf(theirs, "convs.", ".conv1.0.weight", 1));
    const auto table = rosDiscriminator(options.resolution);
    expectNoMore(theirs, table);
    const RawTensors ours = renamed(theirs, table);
    const auto top = 'b' + std::to_string(options.resolution);
    options.channels = static_cast<int>(shapeOf(ours, top + ".fromrgb.weight", 4)[1]);
    expectFits(options, g);
    discriminatorWidths(ours, options);
    expectDiscriminator(ours, options);
    options.resampleTaps = tapsOf(theirs, rosDiscriminatorKernels(options.resolution).front());
    guessChannels(options.widths, options.channelBase, options.channelMax);
    return buildDiscriminator(options, ours);
}

/// A number as rosinality's trainer writes it, or a tensor as we do.
AugmentState CheckpointBuilder::augment() {
    const auto* value = part("ada_aug_p");
    auto p = pickle::numberOf(value);
    if (value != nullptr && pickle::isTensor(*value)) {
        const auto tensor = m_archive.tensorOf(*value);
        if (tensor && tensor->elements() == 1) {
            p = toFloatTensor(*tensor).item<double>();
        }
    }
    return p && std::isfinite(*p) && *p >= 0.0 ? AugmentState{true, *p} : AugmentState{};
}

/// The mean w of many z, as rosinality's programs measure it.
torch::Tensor measuredAverage(Generator& generator) {
    const torch::NoGradGuard noGrad;
    const auto& options = generator->options().mapping;
    const auto random = seeded();
    constexpr std::int64_t kPiece = 1'000; // keeps memory small
    auto sum = torch::zeros({options.wDim}, torch::kFloat64);
    for (std::int64_t done = 0; done < kAverageSamples; done += kPiece) {
        const auto z = torch::randn({kPiece, options.zDim}, random);
        sum += generator->mapping(z, torch::Tensor()).to(torch::kFloat64).sum(0);
    }
    return (sum / double(kAverageSamples)).to(torch::kFloat32);
}

std::shared_ptr<Model> CheckpointBuilder::build() {
    const pickle::Value& ema = emaPart();
    auto model = std::make_shared<Model>();
    model->generatorEma = generator(ema, "g_ema");
    if (const auto* raw = part("g"); raw != nullptr && raw != &ema) {
        model->generator = generator(*raw, "g");
        expectAlike(model->generator, model->generatorEma);
    }
    if (m_averageMissing) {
        const torch::NoGradGuard noGrad;
        const auto average = measuredAverage(model->generatorEma);
        model->generatorEma->mapping->wAvg.copy_(average);
        if (!model->generator.is_empty()) {
            model->generator->mapping->wAvg.copy_(average);
        }
        note(Core::tr(
            "The file has no average w (latent_avg): it was measured from 10,000 latents."));
    }
    if (const auto* d = part("d")) {
        model->discriminator = discriminator(*d, model->generatorEma->options());
    }
    model->augment = augment();
    readMetadata(m_archive.root(), model->info);
    model->info.inertGlobals = m_archive.document().unknownGlobals;
    model->info.notes = std::move(m_notes);
    return model;
}

} // namespace

bool RosinalityReader::recognises(std::span<const std::byte> bytes) const {
    // Any zip is looked into, so that a damaged one is told from what is no model at all.
    return looksLikeZip(bytes) || TorchArchive::recognises(bytes);
}

Result<std::shared_ptr<Model>> RosinalityReader::read(std::span<const std::byte> bytes) const {
    auto archive = TorchArchive::open(bytes);
    if (!archive) {
        return fail(archive.error());
    }
    try {
        return CheckpointBuilder(std::move(*archive)).build();
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
