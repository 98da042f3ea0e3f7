#include "tests/vulkan/offscreen_device.h"

#include <array>
#include <cstring>
#include <vector>

namespace sg::test {

namespace {

constexpr VkFormat kFormat = VK_FORMAT_B8G8R8A8_UNORM; // as the window's; QImage's RGB32 in memory
constexpr const char* kLayer = "VK_LAYER_KHRONOS_validation";

VKAPI_ATTR VkBool32 VKAPI_CALL onMessage(
    VkDebugUtilsMessageSeverityFlagBitsEXT,
    VkDebugUtilsMessageTypeFlagsEXT,
    const VkDebugUtilsMessengerCallbackDataEXT* data,
    void* messages) {
    static_cast<QStringList*>(messages)->append(QString::fromUtf8(data->pMessage));
    return VK_FALSE;
}

bool hasValidationLayer() {
    std::uint32_t count = 0;
    vkEnumerateInstanceLayerProperties(&count, nullptr);
    std::vector<VkLayerProperties> layers(count);
    vkEnumerateInstanceLayerProperties(&count, layers.data());
    for (const VkLayerProperties& layer : layers) {
        if (std::strcmp(layer.layerName, kLayer) == 0) {
            return true;
        }
    }
    return false;
}

VkDeviceMemory allocate(
    const VulkanDevice& device,
    const VkMemoryRequirements& needed,
    VkMemoryPropertyFlags properties) {
    VkPhysicalDeviceMemoryProperties available{};
    vkGetPhysicalDeviceMemoryProperties(device.physical, &available);
    VkDeviceMemory memory = VK_NULL_HANDLE;
    for (std::uint32_t type = 0; type < available.memoryTypeCount; ++type) {
        if ((needed.memoryTypeBits & (1U << type)) != 0 &&
            (available.memoryTypes[type].propertyFlags & properties) == properties) {
            auto info = vulkanStruct<VkMemoryAllocateInfo>(VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO);
            info.allocationSize = needed.size;
            info.memoryTypeIndex = type;
            vkAllocateMemory(device.device, &info, nullptr, &memory);
            break;
        }
    }
    return memory;
}

} // namespace

OffscreenDevice::OffscreenDevice(QSize target) : m_size(target) {
    if (createInstance() && createDevice() && createTarget()) {
        createReadback();
    }
}

OffscreenDevice::~OffscreenDevice() {
    const VkDevice device = m_device.device;
    if (device != VK_NULL_HANDLE) {
        vkDeviceWaitIdle(device);
        vkDestroyBuffer(device, m_readback, nullptr);
        vkFreeMemory(device, m_readbackMemory, nullptr);
        vkDestroyFramebuffer(device, m_framebuffer, nullptr);
        vkDestroyImageView(device, m_view, nullptr);
        vkDestroyImage(device, m_image, nullptr);
        vkFreeMemory(device, m_imageMemory, nullptr);
        vkDestroyRenderPass(device, m_renderPass, nullptr);
        vkDestroyCommandPool(device, m_pool, nullptr);
        vkDestroyDevice(device, nullptr);
    }
    if (m_messenger != VK_NULL_HANDLE) {
        const auto destroy = reinterpret_cast<PFN_vkDestroyDebugUtilsMessengerEXT>(
            vkGetInstanceProcAddr(m_instance, "vkDestroyDebugUtilsMessengerEXT"));
        destroy(m_instance, m_messenger, nullptr);
    }
    if (m_instance != VK_NULL_HANDLE) {
        vkDestroyInstance(m_instance, nullptr);
    }
}

VkExtent2D OffscreenDevice::extent() const {
    return {
        static_cast<std::uint32_t>(m_size.width()), static_cast<std::uint32_t>(m_size.height())};
}

QStringList OffscreenDevice::takeMessages() {
    return std::exchange(m_messages, {});
}

bool OffscreenDevice::check(VkResult result, const char* what) {
    if (result != VK_SUCCESS && m_problem.isEmpty()) {
        m_problem = QStringLiteral("%1: VkResult %2").arg(QString::fromUtf8(what)).arg(result);
    }
    return result == VK_SUCCESS;
}

bool OffscreenDevice::createInstance() {
    m_validated = hasValidationLayer();
    auto app = vulkanStruct<VkApplicationInfo>(VK_STRUCTURE_TYPE_APPLICATION_INFO);
    app.apiVersion = VK_API_VERSION_1_1;
    auto messages = vulkanStruct<VkDebugUtilsMessengerCreateInfoEXT>(
        VK_STRUCTURE_TYPE_DEBUG_UTILS_MESSENGER_CREATE_INFO_EXT);
    messages.messageSeverity = VK_DEBUG_UTILS_MESSAGE_SEVERITY_WARNING_BIT_EXT |
                               VK_DEBUG_UTILS_MESSAGE_SEVERITY_ERROR_BIT_EXT;
    messages.messageType = VK_DEBUG_UTILS_MESSAGE_TYPE_VALIDATION_BIT_EXT;
    messages.pfnUserCallback = onMessage;
    messages.pUserData = &m_messages;
    const char* extension = VK_EXT_DEBUG_UTILS_EXTENSION_NAME;
    auto info = vulkanStruct<VkInstanceCreateInfo>(VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO);
    info.pApplicationInfo = &app;
    if (m_validated) {
        info.pNext = &messages;
        info.enabledLayerCount = 1;
        info.ppEnabledLayerNames = &kLayer;
        info.enabledExtensionCount = 1;
        info.ppEnabledExtensionNames = &extension;
    }
    if (!check(vkCreateInstance(&info, nullptr, &m_instance), "creating an instance")) {
        return false;
    }
    if (m_validated) {
        const auto create = reinterpret_cast<PFN_vkCreateDebugUtilsMessengerEXT>(
            vkGetInstanceProcAddr(m_instance, "vkCreateDebugUtilsMessengerEXT"));
        return check(create(m_instance, &messages, nullptr, &m_messenger), "creating a messenger");
    }
    return true;
}

bool OffscreenDevice::createDevice() {
    std::uint32_t count = 1;
    vkEnumeratePhysicalDevices(m_instance, &count, &m_device.physical);
    if (count == 0 || m_device.physical == VK_NULL_HANDLE) {
        m_problem = QStringLiteral("no Vulkan device");
        return false;
    }
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(m_device.physical, &properties);
    m_name = QString::fromUtf8(properties.deviceName);

    vkGetPhysicalDeviceQueueFamilyProperties(m_device.physical, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(m_device.physical, &count, families.data());
    while (m_queueFamily < count &&
           (families[m_queueFamily].queueFlags & VK_QUEUE_GRAPHICS_BIT) == 0) {
        ++m_queueFamily;
    }
    const float priority = 1.0F;
    auto queue = vulkanStruct<VkDeviceQueueCreateInfo>(VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO);
    queue.queueFamilyIndex = m_queueFamily;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    auto info = vulkanStruct<VkDeviceCreateInfo>(VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO);
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    if (!check(
            vkCreateDevice(m_device.physical, &info, nullptr, &m_device.device),
            "creating a device")) {
        return false;
    }
    vkGetDeviceQueue(m_device.device, m_queueFamily, 0, &m_queue);
    auto pool = vulkanStruct<VkCommandPoolCreateInfo>(VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO);
    pool.queueFamilyIndex = m_queueFamily;
    return check(vkCreateCommandPool(m_device.device, &pool, nullptr, &m_pool), "creating a pool");
}

bool OffscreenDevice::createTarget() {
    const VkDevice device = m_device.device;
    auto image = vulkanStruct<VkImageCreateInfo>(VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO);
    image.imageType = VK_IMAGE_TYPE_2D;
    image.format = kFormat;
    image.extent = {extent().width, extent().height, 1};
    image.mipLevels = 1;
    image.arrayLayers = 1;
    image.samples = VK_SAMPLE_COUNT_1_BIT;
    image.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    if (!check(vkCreateImage(device, &image, nullptr, &m_image), "creating the target")) {
        return false;
    }
    VkMemoryRequirements needed{};
    vkGetImageMemoryRequirements(device, m_image, &needed);
    m_imageMemory = allocate(m_device, needed, VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT);
    if (!check(vkBindImageMemory(device, m_image, m_imageMemory, 0), "binding the target")) {
        return false;
    }
    auto view = vulkanStruct<VkImageViewCreateInfo>(VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO);
    view.image = m_image;
    view.viewType = VK_IMAGE_VIEW_TYPE_2D;
    view.format = kFormat;
    view.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    if (!check(vkCreateImageView(device, &view, nullptr, &m_view), "viewing the target")) {
        return false;
    }

    VkAttachmentDescription attachment{};
    attachment.format = kFormat;
    attachment.samples = VK_SAMPLE_COUNT_1_BIT;
    attachment.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
    attachment.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
    attachment.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
    attachment.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
    attachment.finalLayout = VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL;
    const VkAttachmentReference colour{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
    VkSubpassDescription subpass{};
    subpass.colorAttachmentCount = 1;
    subpass.pColorAttachments = &colour;
    VkSubpassDependency readback{};
    readback.srcSubpass = 0;
    readback.dstSubpass = VK_SUBPASS_EXTERNAL;
    readback.srcStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
    readback.dstStageMask = VK_PIPELINE_STAGE_TRANSFER_BIT;
    readback.srcAccessMask = VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT;
    readback.dstAccessMask = VK_ACCESS_TRANSFER_READ_BIT;
    auto pass = vulkanStruct<VkRenderPassCreateInfo>(VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO);
    pass.attachmentCount = 1;
    pass.pAttachments = &attachment;
    pass.subpassCount = 1;
    pass.pSubpasses = &subpass;
    pass.dependencyCount = 1;
    pass.pDependencies = &readback;
    if (!check(vkCreateRenderPass(device, &pass, nullptr, &m_renderPass), "creating a pass")) {
        return false;
    }
    auto frame = vulkanStruct<VkFramebufferCreateInfo>(VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO);
    frame.renderPass = m_renderPass;
    frame.attachmentCount = 1;
    frame.pAttachments = &m_view;
    frame.width = extent().width;
    frame.height = extent().height;
    frame.layers = 1;
    return check(
        vkCreateFramebuffer(device, &frame, nullptr, &m_framebuffer), "creating a framebuffer");
}

bool OffscreenDevice::createReadback() {
    const VkDevice device = m_device.device;
    auto buffer = vulkanStruct<VkBufferCreateInfo>(VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO);
    buffer.size = VkDeviceSize{4} * extent().width * extent().height;
    buffer.usage = VK_BUFFER_USAGE_TRANSFER_DST_BIT;
    if (!check(vkCreateBuffer(device, &buffer, nullptr, &m_readback), "creating a buffer")) {
        return false;
    }
    VkMemoryRequirements needed{};
    vkGetBufferMemoryRequirements(device, m_readback, &needed);
    m_readbackMemory = allocate(
        m_device,
        needed,
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT);
    return check(vkBindBufferMemory(device, m_readback, m_readbackMemory, 0), "binding the buffer");
}

QImage OffscreenDevice::render(const Record& before, const Record& inside) {
    const VkDevice device = m_device.device;
    auto allocation =
        vulkanStruct<VkCommandBufferAllocateInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO);
    allocation.commandPool = m_pool;
    allocation.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    allocation.commandBufferCount = 1;
    VkCommandBuffer commands = VK_NULL_HANDLE;
    check(vkAllocateCommandBuffers(device, &allocation, &commands), "allocating commands");
    const auto once =
        vulkanStruct<VkCommandBufferBeginInfo>(VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO);
    check(vkBeginCommandBuffer(commands, &once), "recording");
    before(commands);

    VkClearValue magenta{};
    magenta.color = {{1.0F, 0.0F, 1.0F, 1.0F}};
    auto begin = vulkanStruct<VkRenderPassBeginInfo>(VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO);
    begin.renderPass = m_renderPass;
    begin.framebuffer = m_framebuffer;
    begin.renderArea.extent = extent();
    begin.clearValueCount = 1;
    begin.pClearValues = &magenta;
    vkCmdBeginRenderPass(commands, &begin, VK_SUBPASS_CONTENTS_INLINE);
    inside(commands);
    vkCmdEndRenderPass(commands);

    VkBufferImageCopy copy{};
    copy.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
    copy.imageExtent = {extent().width, extent().height, 1};
    vkCmdCopyImageToBuffer(
        commands, m_image, VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, m_readback, 1, &copy);
    auto host = vulkanStruct<VkMemoryBarrier>(VK_STRUCTURE_TYPE_MEMORY_BARRIER);
    host.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
    host.dstAccessMask = VK_ACCESS_HOST_READ_BIT;
    vkCmdPipelineBarrier(
        commands,
        VK_PIPELINE_STAGE_TRANSFER_BIT,
        VK_PIPELINE_STAGE_HOST_BIT,
        0,
        1,
        &host,
        0,
        nullptr,
        0,
        nullptr);
    check(vkEndCommandBuffer(commands), "recording");
    auto submit = vulkanStruct<VkSubmitInfo>(VK_STRUCTURE_TYPE_SUBMIT_INFO);
    submit.commandBufferCount = 1;
    submit.pCommandBuffers = &commands;
    check(vkQueueSubmit(m_queue, 1, &submit, VK_NULL_HANDLE), "submitting");
    check(vkQueueWaitIdle(m_queue), "waiting");
    vkFreeCommandBuffers(device, m_pool, 1, &commands);

    QImage image(m_size, QImage::Format_RGB32);
    void* mapped = nullptr;
    if (check(vkMapMemory(device, m_readbackMemory, 0, VK_WHOLE_SIZE, 0, &mapped), "mapping")) {
        std::memcpy(image.bits(), mapped, static_cast<std::size_t>(image.sizeInBytes()));
        vkUnmapMemory(device, m_readbackMemory);
    }
    return image;
}

} // namespace sg::test
