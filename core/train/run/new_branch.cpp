#include "core/train/run/new_branch.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"
#include "core/train/run/curves.h"
#include "core/train/run/row_file.h"
#include "core/train/run/state_store.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>

namespace sg {

namespace {

namespace fs = std::filesystem;

Result<void> linkOrCopy(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::create_hard_link(from, to, error);
    if (error) {
        error.clear();
        fs::copy_file(from, to, error);
    }
    if (error) {
        return fail(ErrorCode::Io, Core::tr("Cannot copy %1: %2", from, error.message()));
    }
    return {};
}

Result<StateEntry> stateAt(const fs::path& path, const RunLayout& parent) {
    const auto entries = StateStore(parent.states()).entries();
    const auto found = std::ranges::find(entries, path, &StateEntry::path);
    if (found == entries.end()) {
        return fail(
            ErrorCode::FileNotFound,
            Core::tr("The state that the branch was to begin at, %1, is gone", path));
    }
    return *found;
}

/// Rows of the parent's file up to the state.
Result<void>
copyRows(const fs::path& from, const fs::path& to, std::string_view header, std::int64_t rows) {
    std::error_code error;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, error);
    if (error && error != std::errc::no_such_file_or_directory) {
        return fail(ErrorCode::Io, Core::tr("Cannot copy %1: %2", from, error.message()));
    }
    if (auto cut = RowFile::continueAt(to, header, rows); !cut) {
        return fail(cut.error());
    }
    return {};
}

} // namespace

Result<void> beginBranch(const RunLayout& branch, const ResumePoint& at) {
    const RunLayout parent(branch.root(), at.fork->parent);
    const auto from = stateAt(at.fork->state, parent);
    if (!from) {
        return fail(from.error());
    }
    if (auto made = branch.create(); !made) {
        return made;
    }
    if (auto copied = copyRows(parent.curves(), branch.curves(), kCurvesHeader, at.curveRows);
        !copied) {
        return copied;
    }
    if (auto copied = copyRows(parent.events(), branch.events(), {}, at.eventRows); !copied) {
        return copied;
    }
    if (auto copied = linkOrCopy(from->path, branch.states() / from->path.filename()); !copied) {
        return copied;
    }
    const bool isLight = from->kind == StateKind::Light;
    const fs::path base = isLight ? from->path : parent.base();
    std::error_code error;
    if (isLight || fs::exists(base, error)) {
        if (auto copied = linkOrCopy(base, branch.base()); !copied) {
            return copied;
        }
    }
    const nlohmann::ordered_json note{
        {"parent", parent.branch()},
        {"state", from->path.filename().string()},
        {"kimg", from->kimg()},
        {"full", !isLight}};
    return writeFile(branch.branchNote(), note.dump(2) + "\n", Replace::Always);
}

Result<void> keepFork(const RunLayout& branch, const Fork& fork) {
    StateEntry entry;
    entry.path = fork.state;
    return StateStore(RunLayout(branch.root(), fork.parent).states()).keep(entry, true);
}

} // namespace sg
