#pragma once

/// What a model is, in plain values: read by the studio, the command line and the exporters. No
/// Torch here. The networks themselves are in core/model/model.h; to the studio a model is the
/// opaque `std::shared_ptr<const Model>`.

#include <cstdint>
#include <string>
#include <vector>

namespace sg {

class Model; ///< the networks of an opened file, immutable once shared (core/model/model.h)
struct GeneratorWeights; ///< weights of one generator at one moment (core/model/weights.h)

/// A set of layers that one freeze fader moves together.
struct LayerGroup {
    std::string id; ///< "mapping", "g4" ... "gR", "torgb" (StyleGAN3: "input", "L0" ... "L14"),
                    ///< "dR" ... "d8", "d4"
    std::string
        caption; ///< in picture words, e.g. "pose", "shape", "features", "texture", "colour"
    bool discriminator = false;
    std::int64_t parameters = 0; ///< number of trainable values
};

/// Facts about an opened model.
struct ModelInfo {
    std::string name;         ///< file stem, for titles
    std::string path;         ///< file it came from; empty for a model made here
    std::string sha256;       ///< of that file; empty for a model made here
    std::string architecture; ///< "StyleGAN2", "StyleGAN3-T" or "StyleGAN3-R"
    std::string format;       ///< file format in words, e.g. "NVIDIA PyTorch pickle"
    int resolution = 0;       ///< side of the square output in pixels
    int channels = 3;         ///< 1 grey, 3 RGB
    int zDim = 0;
    int wDim = 0;
    int cDim = 0; ///< number of classes; 0 = unconditional
    int numWs = 0;
    int mappingLayers = 0;
    bool hasGenerator = false; ///< raw G beside G_ema
    bool hasDiscriminator = false;
    bool untrained = false; ///< never trained: there is nothing in it to keep
    double augmentP = 0.0;  ///< augmentation probability stored in the file
    std::int64_t generatorParameters = 0;
    std::int64_t discriminatorParameters = 0;
    int embeddedPrograms = 0; ///< source texts in the file that are not ours; none is ever run
    std::vector<std::string> inertGlobals; ///< names the file asked for that we left inert
    std::string licence = "unknown";       ///< a hint found in the file, see core/io/licence.h
    bool nonCommercial = false;            ///< that licence forbids commercial use
    std::string parentSha256; ///< of the file this model was made from; empty when it has none
    std::string training;     ///< how it was tuned here, as one JSON object; else empty
    std::vector<std::string> notes; ///< what the reader had to make up for, a sentence each
    std::vector<LayerGroup>
        groups; ///< generator from coarse to fine, then discriminator from fine to coarse
};

} // namespace sg
