#include "ui/preview/atlas_texture.h"

#include <cstring>

namespace sg {

namespace {

VkImageMemoryBarrier
levelBarrier(VkImage image, int firstLevel, int levels, VkImageLayout from, VkImageLayout to) {
    auto barrier = vulkanStruct<VkImageMemoryBarrier>(VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER);
    barrier.oldLayout = from;
    barrier.newLayout = to;
    barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = image;
    barrier.subresourceRange = {
        VK_IMAGE_ASPECT_COLOR_BIT,
        static_cast<std::uint32_t>(firstLevel),
        static_cast<std::uint32_t>(levels),
        0,
        1};
    return barrier;
}

void record(
    VkCommandBuffer commands,
    VkPipelineStageFlags from,
    VkPipelineStageFlags to,
    const VkImageMemoryBarrier& barrier) {
    vkCmdPipelineBarrier(commands, from, to, 0, 0, nullptr, 0, nullptr, 1, &barrier);
}

} // namespace

AtlasTexture::AtlasTexture(const VulkanDevice& device, int slots)
    : m_device(device), m_staging(static_cast<std::size_t>(slots)) {}

Result<void>
AtlasTexture::upload(VkCommandBuffer commands, int slot, const Image& atlas, int levels) {
    if (auto ready = prepare(slot, atlas, levels); !ready) {
        return ready;
    }
    const StagingBuffer& staging = m_staging[static_cast<std::size_t>(slot)];
    std::memcpy(staging.mapped(), atlas.pixels.data(), atlas.pixels.size());

    // The frame before this one may still read the picture. Its content may go: undefined.
    auto overwrite = levelBarrier(
        m_image.image(),
        0,
        levels,
        VK_IMAGE_LAYOUT_UNDEFINED,
        VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL);
    overwrite.dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    record(
        commands, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, overwrite);
    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageExtent = {m_image.extent().width, m_image.extent().height, 1};
    vkCmdCopyBufferToImage(
        commands,
        staging.buffer(),
        m_image.image(),
        VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
        1,
        &copy);
    recordMipLevels(commands);
    return {};
}

Result<void> AtlasTexture::prepare(int slot, const Image& atlas, int levels) {
    StagingBuffer& staging = m_staging[static_cast<std::size_t>(slot)];
    if (staging.sizeBytes() != atlas.pixels.size()) {
        auto made = StagingBuffer::create(m_device, atlas.pixels.size());
        if (!made) {
            return fail(made.error());
        }
        staging = std::move(*made);
    }
    const VkExtent2D extent{
        static_cast<std::uint32_t>(atlas.extent.width),
        static_cast<std::uint32_t>(atlas.extent.height)};
    const VkExtent2D held = m_image.extent();
    if (held.width != extent.width || held.height != extent.height || m_image.levels() != levels) {
        // Rare (another grid), so it may wait for the frames that still read the old picture.
        if (auto idle = vulkanResult(vkDeviceWaitIdle(m_device.device), "finishing a frame");
            !idle) {
            return idle;
        }
        auto made = DeviceImage::create(m_device, extent, levels);
        if (!made) {
            return fail(made.error());
        }
        m_image = std::move(*made);
    }
    return {};
}

void AtlasTexture::recordMipLevels(VkCommandBuffer commands) const {
    const VkImage image = m_image.image();
    const int levels = m_image.levels();
    VkOffset3D size{
        static_cast<std::int32_t>(m_image.extent().width),
        static_cast<std::int32_t>(m_image.extent().height),
        1};
    for (int level = 1; level < levels; ++level) {
        auto readable = levelBarrier(
            image,
            level - 1,
            1,
            VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
            VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL);
        readable.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
        readable.dstAccessMask = VK_ACCESS_TRANSFER_READ_BIT;
        record(commands, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, readable);
        const VkOffset3D half{size.x / 2, size.y / 2, 1};
        VkImageBlit blit{};
        blit.srcSubresource = {
            VK_IMAGE_ASPECT_COLOR_BIT, static_cast<std::uint32_t>(level - 1), 0, 1};
        blit.srcOffsets[1] = size;
        blit.dstSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, static_cast<std::uint32_t>(level), 0, 1};
        blit.dstOffsets[1] = half;
        vkCmdBlitImage(
            commands,
            image,
            VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
            image,
            VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
            1,
            &blit,
            VK_FILTER_LINEAR);
        size = half;
    }
    const auto show = [&](int first, int count, VkImageLayout from, VkAccessFlags written) {
        auto shown =
            levelBarrier(image, first, count, from, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL);
        shown.srcAccessMask = written;
        shown.dstAccessMask = VK_ACCESS_SHADER_READ_BIT;
        record(
            commands, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, shown);
    };
    // Each smaller level was read to make the next one, so all but the last are sources by now.
    if (levels > 1) {
        show(0, levels - 1, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, VK_ACCESS_TRANSFER_WRITE_BIT);
    }
    show(levels - 1, 1, VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, VK_ACCESS_TRANSFER_WRITE_BIT);
}

} // namespace sg
