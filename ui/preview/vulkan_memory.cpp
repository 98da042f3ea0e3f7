#include "ui/preview/vulkan_memory.h"

#include "core/base/core_text.h"

#include <string>
#include <utility>

namespace sg {

namespace {

Result<VkDeviceMemory> allocate(
    const VulkanDevice& device,
    const VkMemoryRequirements& needed,
    VkMemoryPropertyFlags properties) {
    VkPhysicalDeviceMemoryProperties available{};
    vkGetPhysicalDeviceMemoryProperties(device.physical, &available);
    for (std::uint32_t type = 0; type < available.memoryTypeCount; ++type) {
        const bool usable = (needed.memoryTypeBits & (1U << type)) != 0;
        const VkMemoryPropertyFlags flags = available.memoryTypes[type].propertyFlags;
        if (usable && (flags & properties) == properties) {
            auto info = vulkanStruct<VkMemoryAllocateInfo>(VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO);
            info.allocationSize = needed.size;
            info.memoryTypeIndex = type;
            VkDeviceMemory memory = VK_NULL_HANDLE;
            const auto done = vulkanResult(
                vkAllocateMemory(device.device, &info, nullptr, &memory),
                "reserving graphics memory");
            if (!done) {
                return fail(done.error());
            }
            return memory;
        }
    }
    return fail(
        ErrorCode::Unsupported, Core::tr("The graphics device has no memory of the needed kind."));
}

} // namespace

Result<void> vulkanResult(VkResult result, const char* what) {
    if (result == VK_SUCCESS) {
        return {};
    }
    const bool memory =
        result == VK_ERROR_OUT_OF_DEVICE_MEMORY || result == VK_ERROR_OUT_OF_HOST_MEMORY;
    return fail(
        memory ? ErrorCode::OutOfMemory : ErrorCode::Internal,
        memory ? Core::tr("The graphics device has too little memory left.")
               : Core::tr("The graphics device failed."),
        std::string(what) + ", VkResult " + std::to_string(result));
}

Result<StagingBuffer> StagingBuffer::create(const VulkanDevice& device, VkDeviceSize sizeBytes) {
    constexpr auto kWhat = "preparing a picture's transfer";
    StagingBuffer staging;
    staging.m_device = device.device;
    staging.m_sizeBytes = sizeBytes;
    auto info = vulkanStruct<VkBufferCreateInfo>(VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO);
    info.size = sizeBytes;
    info.usage = VK_BUFFER_USAGE_TRANSFER_SRC_BIT;
    auto done =
        vulkanResult(vkCreateBuffer(device.device, &info, nullptr, &staging.m_buffer), kWhat);
    if (!done) {
        return fail(done.error());
    }
    VkMemoryRequirements needed{};
    vkGetBufferMemoryRequirements(device.device, staging.m_buffer, &needed);
    const auto memory = allocate(
        device, needed, VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT);
    if (!memory) {
        return fail(memory.error());
    }
    staging.m_memory = *memory;
    done = vulkanResult(
               vkBindBufferMemory(device.device, staging.m_buffer, staging.m_memory, 0), kWhat)
               .and_then([&] {
                   return vulkanResult(
                       vkMapMemory(
                           device.device, staging.m_memory, 0, sizeBytes, 0, &staging.m_mapped),
                       kWhat);
               });
    if (!done) {
        return fail(done.error());
    }
    return staging;
}

StagingBuffer::StagingBuffer(StagingBuffer&& other) noexcept {
    *this = std::move(other);
}

StagingBuffer& StagingBuffer::operator=(StagingBuffer&& other) noexcept {
    std::swap(m_device, other.m_device);
    std::swap(m_buffer, other.m_buffer);
    std::swap(m_memory, other.m_memory);
    std::swap(m_sizeBytes, other.m_sizeBytes);
    std::swap(m_mapped, other.m_mapped);
    return *this;
}

StagingBuffer::~StagingBuffer() {
    if (m_device != VK_NULL_HANDLE) {
        vkDestroyBuffer(m_device, m_buffer, nullptr);
        vkFreeMemory(m_device, m_memory, nullptr);
    }
}

Result<DeviceImage>
DeviceImage::create(const VulkanDevice& device, VkExtent2D extent, int levels, VkFormat format) {
    constexpr auto kWhat = "creating the preview's picture";
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(device.physical, &properties);
    const std::uint32_t most = properties.limits.maxImageDimension2D;
    if (extent.width > most || extent.height > most) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr(
                "The preview grid is wider or higher than the %1 pixels the graphics device can "
                "hold; show fewer tiles.",
                most));
    }
    DeviceImage made;
    made.m_device = device.device;
    made.m_extent = extent;
    made.m_levels = levels;
    auto info = vulkanStruct<VkImageCreateInfo>(VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO);
    info.imageType = VK_IMAGE_TYPE_2D;
    info.format = format;
    info.extent = {extent.width, extent.height, 1};
    info.mipLevels = static_cast<std::uint32_t>(levels);
    info.arrayLayers = 1;
    info.samples = VK_SAMPLE_COUNT_1_BIT;
    info.tiling = VK_IMAGE_TILING_OPTIMAL;
    info.usage = VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT |
                 VK_IMAGE_USAGE_SAMPLED_BIT;
    auto done = vulkanResult(vkCreateImage(device.device, &info, nullptr, &made.m_image), kWhat);
    if (!done) {
        return fail(done.error());
    }
    VkMemoryRequirements needed{};
    vkGetImageMemoryRequirements(device.device, made.m_image, &needed);
    const auto memory = allocate(device, needed, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT);
    if (!memory) {
        return fail(memory.error());
    }
    made.m_memory = *memory;
    done = vulkanResult(vkBindImageMemory(device.device, made.m_image, made.m_memory, 0), kWhat)
               .and_then([&] {
                   auto view = vulkanStruct<VkImageViewCreateInfo>(
                       VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO);
                   view.image = made.m_image;
                   view.viewType = VK_IMAGE_VIEW_TYPE_2D;
                   view.format = info.format;
                   view.subresourceRange = {
                       VK_IMAGE_ASPECT_COLOR_BIT, 0, info.mipLevels, 0, info.arrayLayers};
                   return vulkanResult(
                       vkCreateImageView(device.device, &view, nullptr, &made.m_view), kWhat);
               });
    if (!done) {
        return fail(done.error());
    }
    return made;
}

DeviceImage::DeviceImage(DeviceImage&& other) noexcept {
    *this = std::move(other);
}

DeviceImage& DeviceImage::operator=(DeviceImage&& other) noexcept {
    std::swap(m_device, other.m_device);
    std::swap(m_image, other.m_image);
    std::swap(m_memory, other.m_memory);
    std::swap(m_view, other.m_view);
    std::swap(m_extent, other.m_extent);
    std::swap(m_levels, other.m_levels);
    return *this;
}

DeviceImage::~DeviceImage() {
    if (m_device != VK_NULL_HANDLE) {
        vkDestroyImageView(m_device, m_view, nullptr);
        vkDestroyImage(m_device, m_image, nullptr);
        vkFreeMemory(m_device, m_memory, nullptr);
    }
}

} // namespace sg
