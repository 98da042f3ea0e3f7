#include "core/io/model_formats.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sg {

namespace {

constexpr std::array<FormatRow, 5> kRows{{
    {ModelFormat::Safetensors,
     "safetensors",
     ".safetensors",
     "Stylegraft model",
     true,
     true,
     true,
     true,
     true,
     true,
     "Stylegraft; its tensors: every safetensors library"},
    {ModelFormat::Pkl,
     "pkl",
     ".pkl",
     "NVIDIA PyTorch pickle",
     true,
     true,
     true,
     true,
     true,
     true,
     "Stylegraft, the official StyleGAN2-ADA and StyleGAN3 tools"},
    {ModelFormat::Pt,
     "pt",
     ".pt",
     "rosinality checkpoint (StyleGAN2 only)",
     true,
     true,
     true,
     true,
     true,
     true,
     "Stylegraft, rosinality's stylegan2-pytorch and what builds on it"},
    {ModelFormat::TorchScript,
     "torchscript",
     ".ts",
     "TorchScript generator",
     true,
     false,
     false,
     false,
     true,
     false,
     "PyTorch and LibTorch, without any StyleGAN code"},
    {ModelFormat::Onnx,
     "onnx",
     ".onnx",
     "ONNX generator",
     true,
     false,
     false,
     false,
     true,
     false,
     "ONNX Runtime and other inference programs"},
}};

/// What else a file name may end with.
struct Alias {
    std::string_view extension;
    ModelFormat format;
};

constexpr std::array<Alias, 1> kAliases{{{".torchscript.pt", ModelFormat::TorchScript}}};

std::string padded(std::string_view text, std::size_t width) {
    std::string cell(text);
    cell.resize(std::max(width, cell.size()), ' ');
    return cell;
}

} // namespace

std::span<const FormatRow> modelFormats() {
    return kRows;
}

const FormatRow& formatRow(ModelFormat format) {
    return *std::ranges::find(kRows, format, &FormatRow::format);
}

const FormatRow* formatById(std::string_view id) {
    const auto found = std::ranges::find(kRows, id, &FormatRow::id);
    return found == kRows.end() ? nullptr : &*found;
}

const FormatRow* formatByExtension(const std::filesystem::path& path) {
    std::string name = path.filename().string();
    std::ranges::transform(
        name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Alias& alias : kAliases) {
        if (name.ends_with(alias.extension)) {
            return &formatRow(alias.format);
        }
    }
    const auto found = std::ranges::find_if(
        kRows, [&](const FormatRow& row) { return name.ends_with(row.extension); });
    return found == kRows.end() ? nullptr : &*found;
}

std::string formatTable() {
    std::string table = padded("format", 13) + padded("extension", 14) + padded("G_ema", 7) +
                        padded("G", 5) + padded("D", 5) + padded("augment", 9) +
                        padded("metadata", 10) + "opened by\n";
    const auto mark = [](bool kept) { return std::string_view(kept ? "yes" : "-"); };
    for (const FormatRow& row : kRows) {
        table += padded(row.id, 13) + padded(row.extension, 14) +
                 padded(mark(row.generatorEma), 7) + padded(mark(row.generator), 5) +
                 padded(mark(row.discriminator), 5) + padded(mark(row.augmentState), 9) +
                 padded(mark(row.metadata), 10) + std::string(row.openedBy) + "\n";
    }
    return table;
}

} // namespace sg
