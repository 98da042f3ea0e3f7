#include "core/measure/torchscript_features.h"

#include "core/base/guarded.h"
#include "core/model/torch.h"

#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sg {

Result<TorchScriptFeatures> TorchScriptFeatures::open(const std::filesystem::path& path) {
    const std::string file = path.string();
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return fail(ErrorCode::FileNotFound, file + ": there is no such file");
    }
    TorchScriptFeatures features;
    features.m_name = path.stem().string();
    const auto loaded = guarded([&] {
        features.m_module =
            std::make_shared<torch::jit::Module>(torch::jit::load(file, torch::kCPU));
        features.m_module->eval();
    });
    if (!loaded || !features.m_module->find_method("forward")) {
        return fail(Error{
            ErrorCode::BadFormat,
            file + ": this is no TorchScript program that turns pictures into features",
            loaded ? std::string() : loaded.error().message});
    }
    const auto& arguments =
        features.m_module->get_method("forward").function().getSchema().arguments();
    const auto takes = [&](const char* name) {
        return std::ranges::any_of(
            arguments, [&](const c10::Argument& argument) { return argument.name() == name; });
    };
    // The first is the module itself, the second the picture.
    const bool pictureAlone =
        arguments.size() >= 2 &&
        std::ranges::all_of(
            arguments.begin() + 2, arguments.end(), [](const c10::Argument& argument) {
                return argument.default_value().has_value();
            });
    if (!pictureAlone) {
        return fail(
            ErrorCode::Unsupported,
            file + ": this program does not take one picture and nothing else; a feature network "
                   "such as inception-2015-12-05.pt does");
    }
    features.m_call = takes("return_features") ? Call::Features
                      : takes("return_lpips")  ? Call::Lpips
                                               : Call::Plain;
    features.m_canResize = takes("resize_images");
    return features;
}

at::Tensor TorchScriptFeatures::operator()(const at::Tensor& img) const {
    if (img.size(1) != 1 && img.size(1) != 3) {
        throw std::invalid_argument(m_name + " sees grey or colour pictures, without transparency");
    }
    const torch::NoGradGuard noGrad;
    const auto bytes = img.mul(127.5).add_(127.5).clamp_(0.0, 255.0).round_();
    std::unordered_map<std::string, c10::IValue> options;
    if (m_call == Call::Features) {
        options["return_features"] = true;
    } else if (m_call == Call::Lpips) {
        options["return_lpips"] = true;
        if (m_canResize) {
            options["resize_images"] = false;
        }
    }
    const auto output = m_module->get_method("forward")(
        {bytes.expand({-1, 3, -1, -1}).to(torch::kFloat32).contiguous()}, options);
    if (!output.isTensor() || output.toTensor().dim() < 2 ||
        output.toTensor().size(0) != img.size(0)) {
        throw std::invalid_argument(m_name + " does not give one row of numbers for each picture");
    }
    return output.toTensor().to(torch::kFloat32).flatten(1);
}

} // namespace sg
