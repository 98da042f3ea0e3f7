#include "core/model/layer_groups.h"

#include "core/model/torch.h"

#include <algorithm>
#include <array>
#include <map>

namespace sg {

namespace {

std::string_view component(std::string_view name, int index) {
    for (int i = 0; i < index; ++i) {
        const auto dot = name.find('.');
        name = dot == std::string_view::npos ? std::string_view{} : name.substr(dot + 1);
    }
    return name.substr(0, name.find('.'));
}

/// What a resolution decides in a picture, relative to the finest one.
std::string generatorCaption(int r, int resolution) {
    if (r == 4) {
        return "pose";
    }
    if (r == 8) {
        return "shape";
    }
    if (r == resolution) {
        return "fine detail";
    }
    if (r * 2 == resolution) {
        return "texture";
    }
    return r <= 16 ? "features" : "surfaces";
}

/// StyleGAN3's layers share the same few sampling rates; their order says more.
std::string layerCaption(int index, int last) {
    if (index == last) {
        return "colour";
    }
    if (index + 2 >= last) {
        return "fine detail";
    }
    constexpr std::array kCaptions{"pose", "shape", "features", "surfaces", "texture"};
    const int count = std::max(1, last - 2);
    return kCaptions[std::size_t(index * int(kCaptions.size()) / count)];
}

std::string discriminatorCaption(int r, int resolution) {
    if (r == resolution) {
        return "judges fine detail";
    }
    if (r == 4) {
        return "final verdict";
    }
    return r <= 8 ? "judges composition"
                  : (r * 2 == resolution ? "judges texture" : "judges features");
}

} // namespace

std::string generatorGroup(std::string_view tensorName) {
    if (component(tensorName, 0) == "mapping") {
        return "mapping";
    }
    if (component(tensorName, 2) == "torgb") {
        return "torgb";
    }
    const auto part = component(tensorName, 1);
    if (part == "input") {
        return "input";
    }
    if (part.starts_with('L')) {
        return std::string(part.substr(0, part.find('_'))); // "L0" of "L0_36_512"
    }
    return "g" + std::string(part.substr(1));
}

std::string discriminatorGroup(std::string_view tensorName) {
    const auto block = component(tensorName, 0);
    return block == "mapping" ? "d4" : "d" + std::string(block.substr(1));
}

std::vector<LayerGroup> layerGroups(
    const torch::nn::Module& generator, const torch::nn::Module* discriminator, int resolution) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& item : generator.named_parameters()) {
        counts[generatorGroup(item.key())] += item.value().numel();
    }
    std::vector<LayerGroup> groups{{"mapping", "character", false, counts["mapping"]}};
    if (counts.contains("input")) {
        groups.push_back({"input", "placement", false, counts["input"]});
        const int layers = int(counts.size()) - 2;
        for (int i = 0; i < layers; ++i) {
            const std::string id = "L" + std::to_string(i);
            groups.push_back({id, layerCaption(i, layers - 1), false, counts[id]});
        }
    } else {
        for (int r = 4; r <= resolution; r *= 2) {
            const std::string id = "g" + std::to_string(r);
            groups.push_back({id, generatorCaption(r, resolution), false, counts[id]});
        }
        groups.push_back({"torgb", "colour", false, counts["torgb"]});
    }
    if (discriminator != nullptr) {
        for (const auto& item : discriminator->named_parameters()) {
            counts[discriminatorGroup(item.key())] += item.value().numel();
        }
        for (int r = resolution; r >= 4; r /= 2) {
            const std::string id = "d" + std::to_string(r);
            groups.push_back({id, discriminatorCaption(r, resolution), true, counts[id]});
        }
    }
    return groups;
}

} // namespace sg
