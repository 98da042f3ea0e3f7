#pragma once

/// numpy's own files: `.npy` (one array) and `.npz` (a zip of them), e.g. the `projected_w.npz` of
/// NVIDIA's projector with its array `w`, float32 [1, num_ws, w_dim] (formats.md 6.8).

#include "core/base/result.h"
#include "core/io/container/raw_tensor.h"
#include "core/io/container/zip_archive.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sg {

/// Parses a whole .npy file, format versions 1 to 3; the tensor must not outlive `bytes`. Errors:
/// BadFormat for damage, Refused for arrays of Python objects (they are a pickle), Unsupported for
/// number types we have no name for. Messages do not name the file.
Result<RawTensor> readNpy(std::span<const std::byte> bytes);

class NpzFile {
public:
    /// `bytes` must outlive the file. Errors: those of ZipArchive::open.
    static Result<NpzFile> open(std::span<const std::byte> bytes);

    /// Names of the arrays, without ".npy".
    [[nodiscard]] std::vector<std::string> names() const;

    /// One array; its bytes live as long as this object. Errors: those of readNpy; BadFormat, which
    /// lists what is there, when it is absent.
    Result<RawTensor> array(std::string_view name);

private:
    explicit NpzFile(ZipArchive archive) : m_archive(std::move(archive)) {}

    ZipArchive m_archive;
};

} // namespace sg
