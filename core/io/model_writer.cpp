#include "core/io/model_writer.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/io/nvidia_pkl_writer.h"
#include "core/io/onnx_writer.h"
#include "core/io/rosinality_writer.h"
#include "core/io/safetensors_model.h"
#include "core/io/torchscript_writer.h"

#include <string>
#include <vector>

namespace sg {

namespace {

using Write = Result<void> (*)(const Model&, const std::filesystem::path&, Replace);

Write writerOf(ModelFormat format) {
    switch (format) {
    case ModelFormat::Safetensors:
        return writeSafetensorsModel;
    case ModelFormat::Pkl:
        return writeNvidiaPkl;
    case ModelFormat::TorchScript:
        return writeTorchScript;
    case ModelFormat::Pt:
        return writeRosinality;
    case ModelFormat::Onnx:
        return writeOnnx;
    }
    return writeSafetensorsModel;
}

} // namespace

Result<void> writeModel(
    const Model& model, const std::filesystem::path& path, ModelFormat format, Replace replace) {
    const bool half = model.generatorEma->parameters().front().scalar_type() == torch::kFloat16;
    if (half && format != ModelFormat::Pkl && format != ModelFormat::Safetensors) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "Cannot write %1: half precision is kept in .pkl and .safetensors files only",
                path));
    }
    const Write write = writerOf(format);
    return guarded([&] { return write(model, path, replace); });
}

std::vector<std::string> lossesOf(const Model& model, ModelFormat format) {
    return format == ModelFormat::Pt ? rosinalityLosses(model) : std::vector<std::string>();
}

void halve(Model& model) {
    model.generatorEma->to(torch::kFloat16);
    if (!model.generator.is_empty()) {
        model.generator->to(torch::kFloat16);
    }
    if (!model.discriminator.is_empty()) {
        model.discriminator->to(torch::kFloat16);
    }
}

Result<void> writeModel(const Model& model, const std::filesystem::path& path, Replace replace) {
    const FormatRow* row = formatByExtension(path);
    if (row == nullptr) {
        std::string known;
        for (const FormatRow& format : modelFormats()) {
            known += (known.empty() ? "" : ", ") + std::string(format.extension);
        }
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "Cannot write %1: the extension '%2' stands for no model format; use one of %3",
                path,
                path.extension(),
                known));
    }
    return writeModel(model, path, row->format, replace);
}

} // namespace sg
