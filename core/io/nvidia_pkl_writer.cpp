#include "core/io/nvidia_pkl_writer.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_writer.h"
#include "core/io/nvidia_pkl_networks.h"
#include "core/io/pickled_metadata.h"

#include <span>

namespace sg {

Result<void>
writeNvidiaPkl(const Model& model, const std::filesystem::path& path, Replace replace) {
    if (model.discriminator.is_empty()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "Cannot write %1: this model has no discriminator, and the official tools open no "
                ".pkl without one",
                path));
    }
    auto file = AtomicFile::create(path, replace);
    if (!file) {
        return fail(file.error());
    }
    pickle::Writer out([&file](std::span<const std::byte> piece) { return file->write(piece); });
    out.dict([&] {
        out.text("G");
        writeGenerator(out, model.generator.is_empty() ? model.generatorEma : model.generator);
        out.text("D");
        writeDiscriminator(out, model.discriminator);
        out.text("G_ema");
        writeGenerator(out, model.generatorEma);
        out.text("augment_pipe");
        model.augment.present ? writeAugmentPipe(out, model.augment) : out.none();
        out.text("training_set_kwargs");
        out.none();
        writeMetadata(out, model.info);
    });
    if (auto written = out.finish(); !written) {
        return written;
    }
    return file->commit();
}

} // namespace sg
