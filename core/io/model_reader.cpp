#include "core/io/model_reader.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/base/sha256.h"
#include "core/io/container/mapped_file.h"
#include "core/io/container/pickle_reader.h"
#include "core/io/container/torch_archive.h"
#include "core/io/nvidia_pkl_reader.h"
#include "core/io/rosinality_reader.h"
#include "core/io/safetensors_model.h"
#include "core/io/tensorflow_pkl_reader.h"

#include <algorithm>

namespace sg {

const std::vector<const ModelReader*>& modelReaders() {
    static const NvidiaPklReader nvidia;
    static const NvidiaArchiveReader nvidiaArchive;
    static const RosinalityReader rosinality;
    static const TensorflowPklReader tensorflow;
    static const SafetensorsModelReader safetensors;
    static const std::vector<const ModelReader*> all{
        &nvidiaArchive, &rosinality, &safetensors, &tensorflow, &nvidia};
    return all;
}

Result<std::shared_ptr<Model>> openModel(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return fail(file.error());
    }
    const auto bytes = file->bytes();
    for (const ModelReader* reader : modelReaders()) {
        if (!reader->recognises(bytes)) {
            continue;
        }
        auto model = guarded([&] { return reader->read(bytes); });
        if (!model) {
            return fail(model.error().wrap(path.string() + ": "));
        }
        ModelInfo& info = (*model)->info;
        info.name = path.stem().string();
        info.path = path.string();
        info.sha256 = sha256Hex(bytes);
        info.format = reader->name();
        (*model)->describe();
        return model;
    }
    // The oldest pickles have no header. None is opened, but one that runs a program is told so.
    const auto old = pickle::read(bytes);
    if (!old && old.error().code == ErrorCode::Refused) {
        return fail(old.error().wrap(path.string() + ": "));
    }
    if (pickle::looksLikeOldPickle(bytes) && (old || old.error().code == ErrorCode::Unsupported)) {
        return fail(
            ErrorCode::Unsupported,
            path.string() + ": " + (old ? pickle::oldProtocol() : old.error().message));
    }
    return fail(
        ErrorCode::BadFormat,
        Core::tr(
            "%1: this is no model file; Stylegraft opens NVIDIA's .pkl files (PyTorch's and "
            "TensorFlow's), rosinality's .pt and its own .safetensors files",
            path));
}

bool looksLikeModel(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return false;
    }
    const auto bytes = file->bytes();
    if (looksLikeZip(bytes)) {
        return TorchArchive::recognises(bytes); // it may as well hold pictures
    }
    return std::ranges::any_of(
        modelReaders(), [&](const ModelReader* reader) { return reader->recognises(bytes); });
}

} // namespace sg
