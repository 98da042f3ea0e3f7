#include "core/train/monitors/training_memory.h"

#include "core/model/model.h"
#include "core/model/stylegan3_plan.h"

namespace sg {

namespace {

double square(double side) {
    return side * side;
}

double generatorMaps(const StyleGan2Options& options) {
    double maps = 0.0;
    for (const auto& [resolution, width] : options.widths) {
        maps += (resolution == 4 ? 1.0 : 2.0) * width * square(resolution);
    }
    return maps;
}

double generatorMaps(const StyleGan3Options& options) {
    double maps = 0.0;
    for (const StyleGan3Layer& layer : planOf(options).layers) {
        maps += layer.outChannels * square(double(layer.outSize) * layer.down);
    }
    return maps;
}

double criticMaps(const DiscriminatorOptions& options) {
    double maps = options.widths.at(options.resolution) * square(options.resolution); // fromrgb
    for (int r = options.resolution; r > 4; r /= 2) {
        maps += options.widths.at(r) * square(r) + 2.0 * options.widths.at(r / 2) * square(r / 2);
    }
    return maps;
}

} // namespace

MemoryShape memoryShapeOf(const Model& model) {
    MemoryShape shape;
    const GeneratorOptions& options = model.generatorEma->options();
    shape.resolution = options.resolution();
    shape.stylegan3 = options.isStyleGan3();
    shape.generatorParameters = model.info.generatorParameters;
    shape.generatorMaps =
        std::visit([](const auto& o) { return generatorMaps(o); }, options.synthesis);
    if (!model.discriminator.is_empty()) {
        shape.criticParameters = model.info.discriminatorParameters;
        shape.criticMaps = criticMaps(model.discriminator->options());
    }
    return shape;
}

} // namespace sg
