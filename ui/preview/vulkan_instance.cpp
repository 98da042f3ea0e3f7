#include "ui/preview/vulkan_instance.h"

#include <QVersionNumber>

namespace sg {

namespace {

const QVersionNumber kNeededVersion(1, 1);

} // namespace

bool createVulkanInstance(QVulkanInstance& instance) {
    instance.setApiVersion(kNeededVersion);
    return instance.create();
}

bool isUsableVulkanInstance(const QVulkanInstance* instance) {
    return instance != nullptr && instance->isValid() && instance->apiVersion() >= kNeededVersion;
}

} // namespace sg
