#pragma once

#include "ui/preview/brush_mask.h"
#include "ui/preview/vulkan_memory.h"

#include <cstdint>
#include <vector>

namespace sg {

/// The brush's mask on the graphics device: one channel, one mip level.
class MaskTexture {
public:
    /// `slots`: frames that may be on their way at the same time.
    MaskTexture(const VulkanDevice& device, int slots);

    /// Records the transfer of what changed since the last call, and of nothing else. Call outside
    /// a render pass, always with the same mask. The device must have finished the slot's previous
    /// frame. A mask of a new size waits for the device and makes a new view(). An empty mask is
    /// not held.
    Result<void> upload(VkCommandBuffer commands, int slot, const BrushMask& mask);

    /// Null before the first upload.
    [[nodiscard]] VkImageView view() const { return m_image.view(); }

    /// Of the last upload that was not empty.
    [[nodiscard]] QRect lastUpload() const { return m_lastUpload; }

private:
    Result<bool> fit(const Extent& extent);
    Result<void> stage(int slot, const Image& atlas, const QRect& area);
    void recordCopy(VkCommandBuffer commands, int slot, const QRect& area, bool fresh) const;

    VulkanDevice m_device;
    DeviceImage m_image;
    std::vector<StagingBuffer> m_staging;
    std::uint64_t m_revision = 0;
    QRect m_lastUpload;
};

} // namespace sg
