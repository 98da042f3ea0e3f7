#pragma once

/// What is fuzzed: each function takes any bytes at all and does with them what opening such a file
/// does, short of building networks. They must return quickly, in little memory, without undefined
/// behaviour. libFuzzer drives them (`STYLEGRAFT_FUZZ=ON`); `fuzz_corpus_test` replays the
/// committed corpus through them in every build.

#include <cstddef>
#include <span>

namespace sg::fuzz {

/// The pickle machine, and everything that is asked of its values: tensors with their nested
/// storages, numpy arrays and scalars, NVIDIA's persistent modules.
void pickle(std::span<const std::byte> bytes);

/// The .safetensors container.
void safetensors(std::span<const std::byte> bytes);

/// Zip archives and both containers of torch.save: every entry unpacked, every tensor looked at.
void torch_archive(std::span<const std::byte> bytes);

/// numpy's .npy and .npz, and dataset.json; the first bytes tell which.
void data_files(std::span<const std::byte> bytes);

} // namespace sg::fuzz
