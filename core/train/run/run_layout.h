#pragma once

/// Where the files of a training run lie. docs/run-folder.md describes them.
///
///     RUN/                     the run, and its first branch "main"
///       config.json            how it was started; never changed afterwards
///       source.safetensors     the opened model, so that the run needs no other file
///       pictures-ID.safetensors  the pictures as the critic gets them, one file a set
///       curves.csv events.jsonl previews/ states/ final.pkl final.sgdelta
///       branches/NAME/         another branch: branch.json, base.safetensors where it, or the one
///                              it comes from, began at a light state, and the same files as the
///                              last but one line
///
/// Only functions on paths: nothing is written here but by `create`.

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sg {

inline constexpr std::string_view kMainBranch = "main";

class RunLayout {
public:
    RunLayout(std::filesystem::path root, std::string branch = std::string(kMainBranch));

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }

    [[nodiscard]] const std::string& branch() const { return m_branch; }

    /// The folder of the branch; of "main" the run's own.
    [[nodiscard]] std::filesystem::path folder() const;

    [[nodiscard]] std::filesystem::path config() const { return m_root / "config.json"; }

    [[nodiscard]] std::filesystem::path source() const { return m_root / "source.safetensors"; }

    [[nodiscard]] std::filesystem::path pictures(const std::string& id) const;

    [[nodiscard]] std::filesystem::path curves() const { return folder() / "curves.csv"; }

    [[nodiscard]] std::filesystem::path events() const { return folder() / "events.jsonl"; }

    [[nodiscard]] std::filesystem::path previews() const { return folder() / "previews"; }

    [[nodiscard]] std::filesystem::path states() const { return folder() / "states"; }

    [[nodiscard]] std::filesystem::path branchNote() const { return folder() / "branch.json"; }

    /// The light state that the branch, or one it comes from, began at; else there is none. Its
    /// later sessions build on that, for a full state of a restricted method is only a change.
    [[nodiscard]] std::filesystem::path base() const { return folder() / "base.safetensors"; }

    [[nodiscard]] std::filesystem::path finalModel() const { return folder() / "final.pkl"; }

    [[nodiscard]] std::filesystem::path finalDelta() const { return folder() / "final.sgdelta"; }

    /// Makes the branch's folders.
    [[nodiscard]] Result<void> create() const;

    /// "main" and the names below branches/, sorted.
    [[nodiscard]] std::vector<std::string> branches() const;

private:
    std::filesystem::path m_root;
    std::string m_branch;
};

/// A name is 1 to 64 letters, digits, '-' and '_'; "main" is taken.
Result<void> checkBranchName(std::string_view name);

} // namespace sg
