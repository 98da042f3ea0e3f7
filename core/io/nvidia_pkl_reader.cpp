#include "core/io/nvidia_pkl_reader.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_audit.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/container/torch_archive.h"
#include "core/io/licence.h"
#include "core/io/module_writer.h"
#include "core/io/network_parts.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/io/persistent_module.h"
#include "core/io/pickled_metadata.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <cmath>
#include <string>
#include <utility>

namespace sg {

namespace {

/// A network of a snapshot. Some tools save a generator alone: it stands for G_ema.
std::optional<PersistentModule> partOf(const pickle::Value& root, std::string_view name) {
    const auto alone = PersistentModule::from(&root);
    if (alone && alone->child("synthesis")) {
        return name == "G_ema" ? alone : std::nullopt;
    }
    return PersistentModule::from(pickle::find(root, name));
}

/// Reads the networks of one document.
class ModelBuilder {
public:
    ModelBuilder(
        const pickle::Document& document,
        std::size_t fileBytes,
        pickle::StorageSource storages = {})
        : m_document(document), m_fileBytes(fileBytes), m_storages(std::move(storages)) {}

    std::shared_ptr<Model> build();

private:
    std::optional<PersistentModule> part(const char* name) const {
        return partOf(*m_document.root, name);
    }

    RawTensors tensorsOf(const PersistentModule& module, const char* which) {
        auto contents = module.contents(m_fileBytes, m_storages);
        if (!contents) {
            throw ReadFailure{contents.error().wrap(std::string(which) + ": ")};
        }
        m_sourceTexts.merge(contents->sourceTexts);
        return std::move(contents->tensors);
    }

    Generator generator(const PersistentModule& module, const char* which) {
        const RawTensors tensors = tensorsOf(module, which);
        return buildGenerator(readGenerator(module, tensors), tensors);
    }

    Discriminator discriminator(const PersistentModule& module, const GeneratorOptions& g);
    AugmentState augment(const PersistentModule& module);
    void describeOrigin(ModelInfo& info) const;

    const pickle::Document& m_document;
    std::size_t m_fileBytes;
    pickle::StorageSource m_storages;
    std::map<const char*, std::string_view> m_sourceTexts;
};

Discriminator
ModelBuilder::discriminator(const PersistentModule& module, const GeneratorOptions& g) {
    const RawTensors tensors = tensorsOf(module, "D");
    const auto options = readDiscriminator(module, tensors);
    expectFits(options, g);
    return buildDiscriminator(options, tensors);
}

AugmentState ModelBuilder::augment(const PersistentModule& module) {
    const RawTensors tensors = tensorsOf(module, "augment_pipe");
    const auto p = tensors.find("p");
    if (p == tensors.end() || p->second.elements() != 1) {
        return {};
    }
    const double probability = toFloatTensor(p->second).item<double>();
    if (!(probability >= 0.0 && std::isfinite(probability))) {
        damaged(Core::tr("its augmentation probability is no positive number"));
    }
    return {true, probability};
}

/// Licence and parent: from our own entry, in a file we wrote, and from the program texts.
void ModelBuilder::describeOrigin(ModelInfo& info) const {
    readMetadata(*m_document.root, info);
    LicenceHint hint{info.licence, info.nonCommercial};
    for (const auto& [place, text] : m_sourceTexts) {
        hint = stricter(hint, licenceOf(text));
    }
    info.licence = hint.name;
    info.nonCommercial = hint.nonCommercial;
}

std::shared_ptr<Model> ModelBuilder::build() {
    const pickle::Value& root = *m_document.root;
    if (root.kind == pickle::Kind::Tuple && root.items.size() == 3) {
        reject(
            ErrorCode::Unsupported,
            Core::tr("this pickle holds three objects as NVIDIA's TensorFlow files do, but not "
                     "their networks; StyleGAN2 and StyleGAN2-ADA files are opened"));
    }
    const auto audit = pickle::audit(m_document, kShims);
    if (!audit) {
        throw ReadFailure{audit.error()};
    }
    const auto ema = part("G_ema");
    if (!ema) {
        const pickle::Value* value = pickle::find(root, "G_ema");
        if (const auto maker = value != nullptr ? pickle::calleeName(*value) : "";
            !maker.empty() && !maker.starts_with("torch_utils.persistence.")) {
            reject(
                ErrorCode::Refused,
                Core::tr(
                    "the generator G_ema would have to be made by %1, which Stylegraft never runs",
                    maker));
        }
        damaged(Core::tr("the pickle holds no StyleGAN generator (G_ema)"));
    }
    auto model = std::make_shared<Model>();
    model->generatorEma = generator(*ema, "G_ema");
    if (const auto g = part("G")) {
        model->generator = generator(*g, "G");
        expectAlike(model->generator, model->generatorEma);
    }
    if (const auto d = part("D"); d && (d->className() == "Discriminator" || d->child("b4"))) {
        model->discriminator = discriminator(*d, model->generatorEma->options());
    } else if (d) {
        model->info.notes.push_back(Core::tr(
            "The file's discriminator is a %1, which is none of StyleGAN's: it was left out.",
            pickle::printable(d->className())));
    }
    if (const auto pipe = part("augment_pipe")) {
        model->augment = augment(*pipe);
    }
    model->info.embeddedPrograms = audit->programs;
    describeOrigin(model->info);
    model->info.inertGlobals = m_document.unknownGlobals;
    return model;
}

} // namespace

bool NvidiaPklReader::recognises(std::span<const std::byte> bytes) const {
    return bytes.size() > 2 && bytes[0] == std::byte{0x80} && std::to_integer<int>(bytes[1]) >= 2 &&
           std::to_integer<int>(bytes[1]) <= 5;
}

Result<std::shared_ptr<Model>> NvidiaPklReader::read(std::span<const std::byte> bytes) const {
    const auto document = pickle::read(bytes);
    if (!document) {
        return fail(document.error());
    }
    try {
        return ModelBuilder(*document, bytes.size()).build();
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

bool NvidiaArchiveReader::recognises(std::span<const std::byte> bytes) const {
    if (!TorchArchive::recognises(bytes)) {
        return false;
    }
    const auto archive = TorchArchive::open(bytes);
    return archive && partOf(archive->root(), "G_ema");
}

Result<std::shared_ptr<Model>> NvidiaArchiveReader::read(std::span<const std::byte> bytes) const {
    auto archive = TorchArchive::open(bytes);
    if (!archive) {
        return fail(archive.error());
    }
    try {
        return ModelBuilder(
                   archive->document(),
                   static_cast<std::size_t>(archive->storageBytes()),
                   [&](const pickle::StorageId& id) { return archive->storage(id); })
            .build();
    } catch (const ReadFailure& failure) {
        return fail(failure.error);
    }
}

} // namespace sg
