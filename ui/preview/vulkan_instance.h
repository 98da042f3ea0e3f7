#pragma once

#include <QVulkanInstance>

namespace sg {

/// Creates the instance with the version the preview's shaders need (Vulkan 1.1). Returns false
/// where there is no Vulkan; PreviewView::create() then draws in software. VK_INSTANCE_LAYERS works
/// as usual.
bool createVulkanInstance(QVulkanInstance& instance);

/// True when `instance` (may be null) was created with a version the preview can use.
bool isUsableVulkanInstance(const QVulkanInstance* instance);

} // namespace sg
