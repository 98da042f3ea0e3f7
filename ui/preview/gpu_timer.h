#pragma once

#include "ui/preview/vulkan_memory.h"

#include <cstdint>
#include <optional>

namespace sg {

/// Measures how long a device works on a slot's commands. Where the queue has no clock it measures
/// nothing.
class GpuTimer {
public:
    GpuTimer(const VulkanDevice& device, std::uint32_t queueFamily, int slots);
    ~GpuTimer();
    GpuTimer(const GpuTimer&) = delete;
    GpuTimer& operator=(const GpuTimer&) = delete;

    /// Record these outside a render pass, around the work.
    void begin(VkCommandBuffer commands, int slot);
    void end(VkCommandBuffer commands, int slot);

    [[nodiscard]] bool hasClock() const { return m_pool != VK_NULL_HANDLE; }

    /// Of the slot's newest submitted work; nothing while the device is still at it. Never waits.
    [[nodiscard]] std::optional<double> elapsedMs(int slot) const;

private:
    VulkanDevice m_device;
    VkQueryPool m_pool = VK_NULL_HANDLE; ///< queries 2 * slot and 2 * slot + 1
    double m_msPerTick = 0.0;
    std::uint64_t m_mask = 0; ///< valid bits of a time stamp
};

} // namespace sg
