#pragma once

/// rosinality's .pt files of any tensors, in both containers (formats.md 3).

#include "core/model/torch.h"
#include "core/model/weights.h"
#include "tests/core/container/zip_fragments.h"

#include <string>
#include <utility>
#include <vector>

namespace sg::test {

/// Top-level keys and pickled values; storages are collected on the side.
class RosFile {
public:
    /// A state_dict, ended by the BUILD that torch adds.
    void network(const std::string& key, const StateDict& tensors) {
        std::vector<std::string> items;
        for (const auto& [name, tensor] : tensors) {
            items.push_back(text(name));
            items.push_back(pickledTensor(tensor));
        }
        entries.push_back(text(key));
        entries.push_back(orderedDict(items) + dict({text("_metadata"), orderedDict({})}) + "b");
    }

    void tensor(const std::string& key, const torch::Tensor& value) {
        entry(key, pickledTensor(value));
    }

    void entry(const std::string& key, const std::string& pickledValue) {
        entries.push_back(text(key));
        entries.push_back(pickledValue);
    }

    [[nodiscard]] std::string zip() const {
        std::vector<ZipEntry> files{{"ros/data.pkl", pickled(dict(entries), 2)}};
        for (std::size_t i = 0; i < m_storages.size(); ++i) {
            files.push_back({"ros/data/" + std::to_string(i), m_storages[i]});
        }
        files.push_back({"ros/version", "3\n"});
        return zipped(files);
    }

    std::vector<std::string> entries;

private:
    std::string pickledTensor(const torch::Tensor& tensor) {
        const auto values = tensor.contiguous();
        m_storages.emplace_back(
            static_cast<const char*>(values.data_ptr()),
            static_cast<std::size_t>(values.numel()) * values.element_size());
        const auto id = tuple(
            {text("storage"),
             global("torch", values.scalar_type() == torch::kHalf ? "HalfStorage" : "FloatStorage"),
             text(std::to_string(m_storages.size() - 1)),
             text("cuda:0"),
             integer(values.numel())});
        return rebuiltTensor(id + "Q", 0, values.sizes().vec(), values.strides().vec());
    }

    std::vector<std::string> m_storages;
};

} // namespace sg::test
