#pragma once

/// The file formats a model can be saved in, and what of it survives. No Torch here: the studio's
/// Save As dialog and `stylegraft-cli convert --help` show the same table.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace sg {

enum class ModelFormat { Pkl, Pt, Safetensors, TorchScript, Onnx };

struct FormatRow {
    ModelFormat format;
    std::string_view id;        ///< for --to and settings, e.g. "safetensors"
    std::string_view extension; ///< that a saved file gets, with the dot
    std::string_view label;     ///< in words
    bool generatorEma;          ///< the averaged generator, whose pictures one sees
    bool generator;             ///< the raw training weights
    bool discriminator;         ///< needed for tuning on
    bool augmentState;
    bool metadata; ///< licence, parent and training travel inside the file
    bool reopens;  ///< Stylegraft itself opens it again
    std::string_view openedBy;
};

/// Every format, the most complete first.
std::span<const FormatRow> modelFormats();

const FormatRow& formatRow(ModelFormat format);

/// By id; null for an unknown one.
const FormatRow* formatById(std::string_view id);

/// By the longest extension that the file name ends with (".torchscript.pt" is no ".pt"); null for
/// an unknown one.
const FormatRow* formatByExtension(const std::filesystem::path& path);

/// The table as text, for --help.
std::string formatTable();

} // namespace sg
