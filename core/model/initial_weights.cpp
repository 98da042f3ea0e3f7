#include "core/model/initial_weights.h"

#include "core/model/torch.h"

#include <string>

namespace sg {

namespace {

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

} // namespace

void initializeWeights(torch::nn::Module& module, const at::Generator& random) {
    const torch::NoGradGuard noGrad;
    for (auto& item : module.named_parameters()) {
        const std::string& name = item.key();
        if (endsWith(name, "weight") || endsWith(name, "const")) {
            item.value().normal_(0.0, 1.0, random);
            if (name.find("mapping.fc") != std::string::npos) {
                item.value().div_(0.01);
            }
        }
    }
    for (auto& item : module.named_buffers()) {
        if (endsWith(item.key(), "noise_const")) {
            item.value().normal_(0.0, 1.0, random);
        }
    }
}

} // namespace sg
