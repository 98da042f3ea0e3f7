#pragma once

/// Feature networks in TorchScript files, such as `inception-2015-12-05.pt` and `vgg16.pt` as
/// NVIDIA publishes them. Such a file is a program and runs with all rights of the user: open only
/// what a person asked for after being told so. No Torch here.

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace at {
class Tensor;
}

namespace torch::jit {
struct Module;
}

namespace sg {

class TorchScriptFeatures {
public:
    /// Loads the program and with it runs what it does while loading. How its `forward` is called
    /// follows from its arguments: `return_features=True` where there is one, else
    /// `return_lpips=True` (with `resize_images=False`), else the picture alone. Errors: BadFormat
    /// for what is no TorchScript program, Unsupported for one that asks for more than a picture.
    static Result<TorchScriptFeatures> open(const std::filesystem::path& path);

    /// The file's name without its extension: "inception-2015-12-05".
    [[nodiscard]] const std::string& name() const { return m_name; }

    /// img [N,C,H,W] in -1 ... 1 with C 1 or 3; the network sees three channels of float32 in
    /// 0 ... 255. Returns float32 [N,F]. Throws std::invalid_argument when what comes out is no
    /// row of numbers a picture, c10::Error when the program fails.
    [[nodiscard]] at::Tensor operator()(const at::Tensor& img) const;

private:
    enum class Call { Plain, Features, Lpips };

    TorchScriptFeatures() = default;

    std::string m_name;
    std::shared_ptr<torch::jit::Module> m_module; ///< const calls do not change it
    Call m_call = Call::Plain;
    bool m_canResize = false; ///< takes `resize_images`
};

} // namespace sg
