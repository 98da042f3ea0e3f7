#pragma once

/// A plain Vulkan device with one colour target and no window, under the validation layer where it
/// is installed. For tests of render code.

#include "ui/preview/vulkan_memory.h"

#include <QImage>
#include <QSize>
#include <QStringList>

#include <functional>

namespace sg::test {

class OffscreenDevice {
public:
    explicit OffscreenDevice(QSize target);
    ~OffscreenDevice();
    OffscreenDevice(const OffscreenDevice&) = delete;
    OffscreenDevice& operator=(const OffscreenDevice&) = delete;

    /// Empty when the device can be used, else why not.
    [[nodiscard]] QString problem() const { return m_problem; }

    [[nodiscard]] bool isValidated() const { return m_validated; }

    [[nodiscard]] QString name() const { return m_name; }

    [[nodiscard]] VulkanDevice device() const { return m_device; }

    [[nodiscard]] std::uint32_t queueFamily() const { return m_queueFamily; }

    [[nodiscard]] VkRenderPass renderPass() const { return m_renderPass; }

    [[nodiscard]] VkExtent2D extent() const;

    using Record = std::function<void(VkCommandBuffer)>;

    /// Records `before`, then `inside` in the render pass (cleared to magenta, which no test
    /// picture has as a large area), waits for the device and returns the target.
    QImage render(const Record& before, const Record& inside);

    /// Warnings and errors of the validation layer since the last call.
    QStringList takeMessages();

private:
    bool check(VkResult result, const char* what);
    bool createInstance();
    bool createDevice();
    bool createTarget();
    bool createReadback();

    QSize m_size;
    QString m_problem;
    QString m_name;
    QStringList m_messages;
    bool m_validated = false;
    VkInstance m_instance = VK_NULL_HANDLE;
    VkDebugUtilsMessengerEXT m_messenger = VK_NULL_HANDLE;
    VulkanDevice m_device;
    std::uint32_t m_queueFamily = 0;
    VkQueue m_queue = VK_NULL_HANDLE;
    VkCommandPool m_pool = VK_NULL_HANDLE;
    VkRenderPass m_renderPass = VK_NULL_HANDLE;
    VkImage m_image = VK_NULL_HANDLE;
    VkDeviceMemory m_imageMemory = VK_NULL_HANDLE;
    VkImageView m_view = VK_NULL_HANDLE;
    VkFramebuffer m_framebuffer = VK_NULL_HANDLE;
    VkBuffer m_readback = VK_NULL_HANDLE;
    VkDeviceMemory m_readbackMemory = VK_NULL_HANDLE;
};

} // namespace sg::test
