#pragma once

/// One atlas on the graphics device, and the way it gets there.

#include "core/base/image.h"
#include "ui/preview/vulkan_memory.h"

#include <vector>

namespace sg {

class AtlasTexture {
public:
    /// `slots`: frames that may be on their way at the same time.
    AtlasTexture(const VulkanDevice& device, int slots);

    /// Copies `atlas` (RGBA) into the slot's staging memory and records the transfer and the making
    /// of `levels` mip levels. Call outside a render pass. The device must have finished the slot's
    /// previous frame. An atlas of a new size waits for the device and makes a new view().
    Result<void> upload(VkCommandBuffer commands, int slot, const Image& atlas, int levels);

    /// Null before the first upload.
    [[nodiscard]] VkImageView view() const { return m_image.view(); }

private:
    Result<void> prepare(int slot, const Image& atlas, int levels);
    void recordMipLevels(VkCommandBuffer commands) const;

    VulkanDevice m_device;
    DeviceImage m_image;
    std::vector<StagingBuffer> m_staging;
};

} // namespace sg
