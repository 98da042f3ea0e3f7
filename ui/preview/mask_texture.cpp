#include "ui/preview/mask_texture.h"

#include <algorithm>

namespace sg {

MaskTexture::MaskTexture(const VulkanDevice& device, int slots)
    : m_device(device), m_staging(static_cast<std::size_t>(slots)) {}

Result<void> MaskTexture::upload(VkCommandBuffer commands, int slot, const BrushMask& mask) {
    const Image& atlas = mask.atlas();
    if (atlas.empty()) {
        return {};
    }
    const auto fresh = fit(atlas.extent);
    if (!fresh) {
        return fail(fresh.error());
    }
    const QRect area = *fresh ? QRect(0, 0, atlas.extent.width, atlas.extent.height)
                              : mask.changedSince(m_revision);
    if (area.isEmpty()) {
        return {};
    }
    if (auto staged = stage(slot, atlas, area); !staged) {
        return staged;
    }
    recordCopy(commands, slot, area, *fresh);
    m_revision = mask.revision();
    m_lastUpload = area;
    return {};
}

/// True when a new image was made, whose content is undefined.
Result<bool> MaskTexture::fit(const Extent& extent) {
    const VkExtent2D wanted{
        static_cast<std::uint32_t>(extent.width), static_cast<std::uint32_t>(extent.height)};
    const VkExtent2D held = m_image.extent();
    if (held.width == wanted.width && held.height == wanted.height) {
        return false;
    }
    // Rare (another grid), so it may wait for the frames that still read the old picture.
    if (auto idle = vulkanResult(vkDeviceWaitIdle(m_device.device), "finishing a frame"); !idle) {
        return fail(idle.error());
    }
    auto made = DeviceImage::create(m_device, wanted, 1, VK_FORMAT_R8_UNORM);
    if (!made) {
        return fail(made.error());
    }
    m_image = std::move(*made);
    return true;
}

Result<void> MaskTexture::stage(int slot, const Image& atlas, const QRect& area) {
    StagingBuffer& staging = m_staging[static_cast<std::size_t>(slot)];
    const auto bytes = static_cast<VkDeviceSize>(area.width()) * VkDeviceSize(area.height());
    if (staging.sizeBytes() < bytes) {
        auto made = StagingBuffer::create(m_device, bytes);
        if (!made) {
            return fail(made.error());
        }
        staging = std::move(*made);
    }
    auto* to = static_cast<std::uint8_t*>(staging.mapped());
    for (int y = area.top(); y <= area.bottom(); ++y, to += area.width()) {
        std::copy_n(atlas.row(y) + area.x(), area.width(), to);
    }
    return {};
}

void MaskTexture::recordCopy(
    VkCommandBuffer commands, int slot, const QRect& area, bool fresh) const {
    auto barrier = vulkanStruct<VkImageMemoryBarrier>(VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER);
    barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = m_image.image();
    barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    const auto change = [&](VkPipelineStageFlags from, VkPipelineStageFlags to) {
        vkCmdPipelineBarrier(commands, from, to, 0, 0, nullptr, 0, nullptr, 1, &barrier);
    };
    // The frame before this one may still read it; what is not overwritten stays.
    barrier.oldLayout =
        fresh ? VK_IMAGE_LAYOUT_UNDEFINED : VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
    barrier.newLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
    barrier.dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    change(VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT);
    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageOffset = {area.x(), area.y(), 0};
    copy.imageExtent = {
        static_cast<std::uint32_t>(area.width()), static_cast<std::uint32_t>(area.height()), 1};
    vkCmdCopyBufferToImage(
        commands,
        m_staging[static_cast<std::size_t>(slot)].buffer(),
        m_image.image(),
        VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
        1,
        &copy);
    barrier.oldLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
    barrier.newLayout = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
    barrier.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_SHADER_READ_BIT;
    change(VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT);
}

} // namespace sg
