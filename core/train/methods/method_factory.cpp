#include "core/train/methods/method_factory.h"

#include "core/base/core_text.h"
#include "core/model/torch.h"
#include "core/train/methods/method_spec.h"

#include <algorithm>

namespace sg {

namespace {

constexpr int kAffineRank = 5;
constexpr int kBlockRank = 16;

/// How a method sees one affine layer or one convolution of its block.
struct Rates {
    double offset = 10.0;  ///< of numbers that start at 0
    double w = 2.5;        ///< of offsets of w
    double affine = 2.0;   ///< of whole affine layers, alone
    double unitRows = 1.0; ///< a larger step would turn them around within a few steps
};

constexpr Rates kRates;

/// "synthesis.b8.conv0.affine", in the order of the network; StyleGAN3's input has none to train.
std::vector<std::string> affineLayers(const Generator& generator) {
    constexpr std::string_view kWeight = ".weight";
    std::vector<std::string> names;
    for (const auto& item : generator->named_parameters()) {
        const std::string_view name = item.key();
        if (name.ends_with(".affine.weight") && name != "synthesis.input.affine.weight") {
            names.emplace_back(name.substr(0, name.size() - kWeight.size()));
        }
    }
    return names;
}

/// Weights of the convolutions of the one block.
std::vector<std::string> blockWeights(const Generator& generator) {
    const int quarter = generator->options().resolution() / 4;
    std::vector<std::string> names;
    if (auto* third = generator->stylegan3()) {
        const auto& layers = third->layers();
        std::size_t end = 0; // behind the last layer that is coarse enough; torgb never counts
        while (end + 1 < layers.size() && layers[end]->plan().outRate <= double(quarter)) {
            ++end;
        }
        end = std::max<std::size_t>(end, 2);
        for (std::size_t i = end - 2; i < std::min(end, layers.size() - 1); ++i) {
            names.push_back("synthesis." + layers[i]->plan().name + ".weight");
        }
        return names;
    }
    const std::string block = "synthesis.b" + std::to_string(std::max(quarter, 4)) + ".";
    const auto parameters = generator->named_parameters();
    for (const char* part : {"conv0.weight", "conv1.weight", "torgb.weight"}) {
        if (parameters.contains(block + part)) {
            names.push_back(block + part);
        }
    }
    return names;
}

/// Random rows of unit length [rank,in].
torch::Tensor unitRows(std::int64_t rank, std::int64_t in, const at::Generator& random) {
    const auto rows = torch::randn({rank, in}, random);
    return rows / rows.square().sum(1, true).sqrt();
}

void addAffinePlus(Reparameterisation& r, const Generator& generator) {
    for (const auto& layer : affineLayers(generator)) {
        r.addDirect(layer + ".weight", kRates.offset, true);
        r.addDirect(layer + ".bias", kRates.offset, true);
    }
    const auto parameters = generator->named_parameters();
    for (const auto& name : blockWeights(generator)) {
        const auto& weight = parameters[name];
        r.addOffset(name, {weight.size(0), weight.size(1), 1, 1}, kRates.offset);
    }
}

void addAffineLightPlus(
    Reparameterisation& r, const Generator& generator, const at::Generator& random) {
    const auto parameters = generator->named_parameters();
    const auto addProduct = [&](const std::string& name, int rank) {
        const auto& weight = parameters[name];
        const auto out = weight.size(0);
        const auto in = weight.size(1);
        if (rank * (out + in) < out * in) {
            r.addLowRank(name, unitRows(rank, in, random), kRates.offset, kRates.unitRows);
        } else if (weight.dim() == 4) {
            r.addOffset(name, {out, in, 1, 1}, kRates.offset);
        } else {
            r.addOffset(name, {out, in}, kRates.offset);
        }
    };
    for (const auto& layer : affineLayers(generator)) {
        addProduct(layer + ".weight", kAffineRank);
        r.addDirect(layer + ".bias", kRates.offset, true);
    }
    for (const auto& name : blockWeights(generator)) {
        addProduct(name, kBlockRank);
    }
}

} // namespace

Result<Reparameterisation>
makeReparameterisation(std::string_view method, Generator generator, at::Generator random) {
    Reparameterisation r(std::string(method), generator);
    if (method == "full" || method == "freezed") {
        for (const auto& item : generator->named_parameters()) {
            r.addDirect(item.key(), 1.0, false);
        }
    } else if (method == "style-offsets") {
        for (const auto& layer : affineLayers(generator)) {
            r.addDirect(layer + ".bias", kRates.offset, true);
        }
    } else if (method == "w-offsets") {
        for (const auto& layer : affineLayers(generator)) {
            r.addOffsetW(layer, kRates.w);
        }
    } else if (method == "affine") {
        for (const auto& layer : affineLayers(generator)) {
            r.addDirect(layer + ".weight", kRates.affine, true);
            r.addDirect(layer + ".bias", kRates.affine, true);
        }
    } else if (method == "affine+") {
        addAffinePlus(r, generator);
    } else if (method == "affine-light+") {
        addAffineLightPlus(r, generator, random);
    } else {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("There is no training method '%1'; there are: %2", method, trainMethodIds()));
    }
    return r;
}

} // namespace sg
