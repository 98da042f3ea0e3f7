#include "core/model/device.h"

#include "core/base/core_text.h"
#include "core/model/model.h"
#include "core/model/torch.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>

namespace sg {

Result<torch::Device> deviceNamed(const std::string& name) {
    const auto unknown = [&] {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("There is no device %1; use cpu, cuda or cuda:1, cuda:2 and so on", name));
    };
    const bool numbered = name.starts_with("cuda:") && name.size() > 5 && name.size() < 8 &&
                          name.find_first_not_of("0123456789", 5) == std::string::npos;
    if (name == "cpu") {
        return torch::Device(torch::kCPU);
    }
    if (name != "cuda" && !numbered) {
        return unknown();
    }
    if (!torch::cuda::is_available()) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("This machine has no CUDA device that the installed LibTorch can use; leave "
                     "--device out to compute on the processor"));
    }
    const int index = numbered ? std::stoi(name.substr(5)) : 0;
    if (index >= int(torch::cuda::device_count())) {
        return unknown();
    }
    return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
}

at::Generator randomOn(const torch::Device& device, std::uint64_t seed) {
    if (device.is_cpu()) {
        return at::make_generator<at::CPUGeneratorImpl>(seed);
    }
    torch::empty({1}, device); // the library makes a device's generators with its first tensor
    auto random = at::globalContext().defaultGenerator(device).clone();
    random.set_current_seed(seed);
    return random;
}

torch::Device deviceOf(const torch::nn::Module& module) {
    const auto parameters = module.parameters();
    return parameters.empty() ? torch::Device(torch::kCPU) : parameters.front().device();
}

Generator onDevice(const Generator& generator, const torch::Device& device) {
    return deviceOf(*generator) == device ? generator : movedTo(copyOf(generator), device);
}

} // namespace sg
