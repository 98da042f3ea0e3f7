#include "ui/preview/gpu_timer.h"

#include <array>
#include <vector>

namespace sg {

namespace {

std::uint32_t firstQuery(int slot) {
    return 2 * static_cast<std::uint32_t>(slot);
}

} // namespace

GpuTimer::GpuTimer(const VulkanDevice& device, std::uint32_t queueFamily, int slots)
    : m_device(device) {
    std::uint32_t count = 0;
    vkGetPhysicalDeviceQueueFamilyProperties(device.physical, &count, nullptr);
    std::vector<VkQueueFamilyProperties> families(count);
    vkGetPhysicalDeviceQueueFamilyProperties(device.physical, &count, families.data());
    const std::uint32_t bits = queueFamily < count ? families[queueFamily].timestampValidBits : 0;
    if (bits == 0) {
        return;
    }
    m_mask = bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
    VkPhysicalDeviceProperties properties{};
    vkGetPhysicalDeviceProperties(device.physical, &properties);
    m_msPerTick = double(properties.limits.timestampPeriod) / 1e6;
    auto info = vulkanStruct<VkQueryPoolCreateInfo>(VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO);
    info.queryType = VK_QUERY_TYPE_TIMESTAMP;
    info.queryCount = firstQuery(slots);
    if (vkCreateQueryPool(device.device, &info, nullptr, &m_pool) != VK_SUCCESS) {
        m_pool = VK_NULL_HANDLE;
    }
}

GpuTimer::~GpuTimer() {
    vkDestroyQueryPool(m_device.device, m_pool, nullptr);
}

void GpuTimer::begin(VkCommandBuffer commands, int slot) {
    if (hasClock()) {
        vkCmdResetQueryPool(commands, m_pool, firstQuery(slot), 2);
        vkCmdWriteTimestamp(commands, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, m_pool, firstQuery(slot));
    }
}

void GpuTimer::end(VkCommandBuffer commands, int slot) {
    if (hasClock()) {
        vkCmdWriteTimestamp(
            commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, m_pool, firstQuery(slot) + 1);
    }
}

std::optional<double> GpuTimer::elapsedMs(int slot) const {
    std::array<std::uint64_t, 2> ticks{};
    if (!hasClock() || vkGetQueryPoolResults(
                           m_device.device,
                           m_pool,
                           firstQuery(slot),
                           2,
                           sizeof(ticks),
                           ticks.data(),
                           sizeof(ticks[0]),
                           VK_QUERY_RESULT_64_BIT) != VK_SUCCESS) {
        return std::nullopt;
    }
    return static_cast<double>((ticks[1] - ticks[0]) & m_mask) * m_msPerTick;
}

} // namespace sg
