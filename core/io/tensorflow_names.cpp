#include "core/io/tensorflow_names.h"

#include <bit>

namespace sg {

namespace {

using Table = std::vector<TfVariable>;

std::string blockName(int resolution) {
    const auto side = std::to_string(resolution);
    return side + 'x' + side + '/';
}

void addLayer(
    Table& all, const std::string& layer, const std::string& ours, TfLayout weightLayout) {
    all.push_back({layer + "weight", ours + "weight", weightLayout});
    all.push_back({layer + "bias", ours + "bias"});
}

void addModulated(Table& all, const std::string& layer, const std::string& ours) {
    addLayer(all, layer, ours, TfLayout::Conv);
    all.push_back({layer + "mod_weight", ours + "affine.weight", TfLayout::Dense});
    all.push_back({layer + "mod_bias", ours + "affine.bias"});
}

void addStyled(Table& all, const std::string& layer, const std::string& ours, int noise) {
    addModulated(all, layer, ours);
    all.push_back({layer + "noise_strength", ours + "noise_strength"});
    all.push_back(
        {"synthesis/noise" + std::to_string(noise), ours + "noise_const", TfLayout::Noise});
}

} // namespace

Table tfGenerator(int resolution, Architecture architecture, int mappingLayers) {
    Table all{{"dlatent_avg", "mapping.w_avg"}};
    addLayer(all, "mapping/LabelEmbed/", "mapping.embed.", TfLayout::Dense);
    for (int i = 0; i < mappingLayers; ++i) {
        const auto index = std::to_string(i);
        addLayer(all, "mapping/Dense" + index + '/', "mapping.fc" + index + '.', TfLayout::Dense);
    }
    for (int r = 4; r <= resolution; r *= 2) {
        const std::string block = "synthesis/" + blockName(r);
        const std::string ours = "synthesis.b" + std::to_string(r) + '.';
        const int level = std::bit_width(static_cast<unsigned>(r)) - 1;
        if (r == 4) {
            all.push_back({block + "Const/const", ours + "const", TfLayout::Const});
            addStyled(all, block + "Conv/", ours + "conv1.", 0);
        } else {
            addStyled(all, block + "Conv0_up/", ours + "conv0.", 2 * level - 5);
            addStyled(all, block + "Conv1/", ours + "conv1.", 2 * level - 4);
        }
        if (r > 4 && architecture == Architecture::Resnet) {
            all.push_back({block + "Skip/weight", ours + "skip.weight", TfLayout::Conv});
        }
        if (r == resolution || architecture == Architecture::Skip) {
            addModulated(all, block + "ToRGB/", ours + "torgb.");
        }
    }
    return all;
}

Table tfDiscriminator(int resolution, Architecture architecture, int mappingLayers) {
    Table all;
    addLayer(all, "LabelEmbed/", "mapping.embed.", TfLayout::Dense);
    for (int i = 0; i < mappingLayers; ++i) {
        const auto index = std::to_string(i);
        addLayer(all, "Mapping" + index + '/', "mapping.fc" + index + '.', TfLayout::Dense);
    }
    for (int r = resolution; r >= 4; r /= 2) {
        const std::string block = blockName(r);
        const std::string ours = 'b' + std::to_string(r) + '.';
        if (r == resolution || architecture == Architecture::Skip) {
            addLayer(all, block + "FromRGB/", ours + "fromrgb.", TfLayout::Conv);
        }
        if (r == 4) {
            break;
        }
        addLayer(all, block + "Conv0/", ours + "conv0.", TfLayout::Conv);
        addLayer(all, block + "Conv1_down/", ours + "conv1.", TfLayout::Conv);
        if (architecture == Architecture::Resnet) {
            all.push_back({block + "Skip/weight", ours + "skip.weight", TfLayout::Conv});
        }
    }
    addLayer(all, "4x4/Conv/", "b4.conv.", TfLayout::Conv);
    addLayer(all, "4x4/Dense0/", "b4.fc.", TfLayout::Dense);
    addLayer(all, "Output/", "b4.out.", TfLayout::Dense);
    return all;
}

} // namespace sg
