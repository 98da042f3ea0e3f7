#include "core/io/rosinality_names.h"

#include <utility>

namespace sg {

namespace {

std::string indexed(const char* list, int index) {
    return std::string(list) + '.' + std::to_string(index) + '.';
}

void addStyled(
    std::vector<RosTensor>& all,
    const std::string& layer,
    const std::string& noise,
    const std::string& ours) {
    all.push_back({layer + "conv.weight", ours + "weight", RosShape::Leading});
    all.push_back({layer + "conv.modulation.weight", ours + "affine.weight"});
    all.push_back({layer + "conv.modulation.bias", ours + "affine.bias"});
    all.push_back({layer + "noise.weight", ours + "noise_strength", RosShape::Scalar});
    all.push_back({layer + "activate.bias", ours + "bias"});
    all.push_back({noise, ours + "noise_const", RosShape::Noise});
}

void addToRgb(std::vector<RosTensor>& all, const std::string& layer, const std::string& ours) {
    all.push_back({layer + "conv.weight", ours + "weight", RosShape::Leading});
    all.push_back({layer + "conv.modulation.weight", ours + "affine.weight"});
    all.push_back({layer + "conv.modulation.bias", ours + "affine.bias"});
    all.push_back({layer + "bias", ours + "bias", RosShape::RgbBias});
}

std::string noiseName(int index) {
    return "noises.noise_" + std::to_string(index);
}

} // namespace

std::vector<RosTensor> rosGenerator(int resolution, int mappingLayers) {
    std::vector<RosTensor> all;
    for (int i = 0; i < mappingLayers; ++i) {
        const auto layer = indexed("style", i + 1); // style.0 normalises
        const std::string ours = "mapping.fc" + std::to_string(i) + '.';
        all.push_back({layer + "weight", ours + "weight"});
        all.push_back({layer + "bias", ours + "bias"});
    }
    all.push_back({"input.input", "synthesis.b4.const", RosShape::Leading});
    addStyled(all, "conv1.", noiseName(0), "synthesis.b4.conv1.");
    addToRgb(all, "to_rgb1.", "synthesis.b4.torgb.");
    for (int k = 0; 8 << k <= resolution; ++k) {
        const std::string block = "synthesis.b" + std::to_string(8 << k) + '.';
        addStyled(all, indexed("convs", 2 * k), noiseName(2 * k + 1), block + "conv0.");
        addStyled(all, indexed("convs", 2 * k + 1), noiseName(2 * k + 2), block + "conv1.");
        addToRgb(all, indexed("to_rgbs", k), block + "torgb.");
    }
    return all;
}

std::vector<RosTensor> rosDiscriminator(int resolution) {
    const std::string top = 'b' + std::to_string(resolution) + '.';
    std::vector<RosTensor> all{
        {"convs.0.0.weight", top + "fromrgb.weight"}, {"convs.0.1.bias", top + "fromrgb.bias"}};
    for (int j = 0; resolution >> j > 4; ++j) {
        const auto layer = indexed("convs", j + 1);
        const std::string block = 'b' + std::to_string(resolution >> j) + '.';
        all.push_back({layer + "conv1.0.weight", block + "conv0.weight"});
        all.push_back({layer + "conv1.1.bias", block + "conv0.bias"});
        all.push_back({layer + "conv2.1.weight", block + "conv1.weight"});
        all.push_back({layer + "conv2.2.bias", block + "conv1.bias"});
        all.push_back({layer + "skip.1.weight", block + "skip.weight"});
    }
    for (const auto& [name, ours] :
         {std::pair{"final_conv.0.weight", "b4.conv.weight"},
          std::pair{"final_conv.1.bias", "b4.conv.bias"},
          std::pair{"final_linear.0.weight", "b4.fc.weight"},
          std::pair{"final_linear.0.bias", "b4.fc.bias"},
          std::pair{"final_linear.1.weight", "b4.out.weight"},
          std::pair{"final_linear.1.bias", "b4.out.bias"}}) {
        all.push_back({name, ours});
    }
    return all;
}

std::vector<std::string> rosGeneratorKernels(int resolution) {
    std::vector<std::string> all;
    for (int k = 0; 8 << k <= resolution; ++k) {
        all.push_back(indexed("convs", 2 * k) + "conv.blur.kernel");
        all.push_back(indexed("to_rgbs", k) + "upsample.kernel");
    }
    return all;
}

std::vector<std::string> rosDiscriminatorKernels(int resolution) {
    std::vector<std::string> all;
    for (int j = 0; resolution >> j > 4; ++j) {
        all.push_back(indexed("convs", j + 1) + "conv2.0.kernel");
        all.push_back(indexed("convs", j + 1) + "skip.0.kernel");
    }
    return all;
}

} // namespace sg
