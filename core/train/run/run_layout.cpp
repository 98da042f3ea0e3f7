#include "core/train/run/run_layout.h"

#include "core/base/core_text.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

RunLayout::RunLayout(fs::path root, std::string branch)
    : m_root(std::move(root)), m_branch(std::move(branch)) {}

fs::path RunLayout::folder() const {
    return m_branch == kMainBranch ? m_root : m_root / "branches" / m_branch;
}

fs::path RunLayout::pictures(const std::string& id) const {
    return m_root / ("pictures-" + id + ".safetensors");
}

Result<void> RunLayout::create() const {
    for (const fs::path& path : {previews(), states()}) {
        std::error_code error;
        fs::create_directories(path, error);
        if (error) {
            return fail(ErrorCode::Io, Core::tr("Cannot create %1: %2", path, error.message()));
        }
    }
    return {};
}

std::vector<std::string> RunLayout::branches() const {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_root / "branches", error)) {
        if (entry.is_directory(error)) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::ranges::sort(names);
    names.insert(names.begin(), std::string(kMainBranch));
    return names;
}

Result<void> checkBranchName(std::string_view name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
    });
    if (name.empty() || name.size() > 64 || !plain) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr("The branch name \"%1\" must be 1 to 64 letters, digits, '-' and '_'", name));
    }
    if (name == kMainBranch) {
        return fail(
            ErrorCode::InvalidArgument, Core::tr("The branch name main is taken; choose another"));
    }
    return {};
}

} // namespace sg
