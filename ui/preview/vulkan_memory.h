#pragma once

/// Buffers and images of one Vulkan device, each with its own memory. The preview has a handful of
/// them, so a pool would save nothing.

#include "core/base/result.h"

#include <vulkan/vulkan.h>

#include <cstdint>

namespace sg {

struct VulkanDevice {
    VkPhysicalDevice physical = VK_NULL_HANDLE;
    VkDevice device = VK_NULL_HANDLE;
};

/// A structure of Vulkan's with its type set and all else zero.
template <typename T>
T vulkanStruct(VkStructureType type) {
    T made{};
    made.sType = type;
    return made;
}

/// Success, or an error whose detail, for bug reports, names `what` ("creating the preview's
/// pipeline") and the code.
Result<void> vulkanResult(VkResult result, const char* what);

/// Memory that the host writes and the device copies from, mapped while it lives.
class StagingBuffer {
public:
    static Result<StagingBuffer> create(const VulkanDevice& device, VkDeviceSize sizeBytes);
    StagingBuffer() = default;
    StagingBuffer(StagingBuffer&& other) noexcept;
    StagingBuffer& operator=(StagingBuffer&& other) noexcept;
    ~StagingBuffer();

    [[nodiscard]] VkBuffer buffer() const { return m_buffer; }

    [[nodiscard]] VkDeviceSize sizeBytes() const { return m_sizeBytes; }

    [[nodiscard]] void* mapped() const { return m_mapped; }

private:
    VkDevice m_device = VK_NULL_HANDLE;
    VkBuffer m_buffer = VK_NULL_HANDLE;
    VkDeviceMemory m_memory = VK_NULL_HANDLE;
    VkDeviceSize m_sizeBytes = 0;
    void* m_mapped = nullptr;
};

/// An image with mip levels and a view of all of them, in device memory.
class DeviceImage {
public:
    /// `format`: four channels or one, 8 bit each.
    static Result<DeviceImage> create(
        const VulkanDevice& device,
        VkExtent2D extent,
        int levels,
        VkFormat format = VK_FORMAT_R8G8B8A8_UNORM);
    DeviceImage() = default;
    DeviceImage(DeviceImage&& other) noexcept;
    DeviceImage& operator=(DeviceImage&& other) noexcept;
    ~DeviceImage();

    [[nodiscard]] VkImage image() const { return m_image; }

    [[nodiscard]] VkImageView view() const { return m_view; }

    [[nodiscard]] VkExtent2D extent() const { return m_extent; }

    [[nodiscard]] int levels() const { return m_levels; }

private:
    VkDevice m_device = VK_NULL_HANDLE;
    VkImage m_image = VK_NULL_HANDLE;
    VkDeviceMemory m_memory = VK_NULL_HANDLE;
    VkImageView m_view = VK_NULL_HANDLE;
    VkExtent2D m_extent{};
    int m_levels = 0;
};

} // namespace sg
