#include "core/train/run/state_store.h"

#include "core/base/atomic_file.h"
#include "core/base/core_text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string_view>
#include <utility>

namespace sg {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFull = ".full.safetensors";
constexpr std::string_view kLight = ".light.safetensors";
/// An empty file beside a state says that it is kept.
constexpr std::string_view kKept = ".kept";

/// "save000003-step00000012-images0000000048.full.safetensors"
std::optional<StateEntry> parse(const fs::path& path) {
    const auto name = path.filename().string();
    StateEntry entry;
    long long number = 0;
    long long step = 0;
    long long images = 0;
    int end = 0;
    if (std::sscanf(
            name.c_str(), "save%lld-step%lld-images%lld%n", &number, &step, &images, &end) != 3 ||
        number < 0 || step < 0 || images < 0) {
        return std::nullopt;
    }
    const std::string_view rest = std::string_view(name).substr(static_cast<std::size_t>(end));
    if (rest != kFull && rest != kLight) {
        return std::nullopt;
    }
    entry.kind = rest == kFull ? StateKind::Full : StateKind::Light;
    entry.number = number;
    entry.step = step;
    entry.images = images;
    entry.path = path;
    std::error_code error;
    entry.bytes = static_cast<std::int64_t>(fs::file_size(path, error));
    if (error) {
        return std::nullopt;
    }
    entry.kept = fs::exists(path.string() + std::string(kKept), error);
    return entry;
}

void removeEntry(std::vector<StateEntry>& entries, std::size_t index) {
    std::error_code error;
    fs::remove(entries[index].path, error);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(index));
}

std::int64_t total(const std::vector<StateEntry>& entries) {
    std::int64_t bytes = 0;
    for (const StateEntry& entry : entries) {
        bytes += entry.bytes;
    }
    return bytes;
}

/// The light state that leaves the smallest gap when it goes; neither the first nor the last one.
std::optional<std::size_t> mostCrowded(const std::vector<StateEntry>& entries) {
    std::vector<std::size_t> light;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].kind == StateKind::Light) {
            light.push_back(i);
        }
    }
    std::optional<std::size_t> best;
    auto smallest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 1; i + 1 < light.size(); ++i) {
        const auto gap = std::abs(entries[light[i + 1]].images - entries[light[i - 1]].images);
        if (!entries[light[i]].kept && gap < smallest) {
            smallest = gap;
            best = light[i];
        }
    }
    return best;
}

/// The oldest full state that may go.
std::optional<std::size_t> oldestFull(const std::vector<StateEntry>& entries, int allowed) {
    int full = 0;
    std::optional<std::size_t> oldest;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].kind == StateKind::Full && !entries[i].kept) {
            ++full;
            oldest = oldest ? oldest : std::optional(i);
        }
    }
    return full > allowed ? oldest : std::nullopt;
}

} // namespace

StateStore::StateStore(fs::path folder) : m_folder(std::move(folder)) {}

std::vector<StateEntry> StateStore::entries() const {
    std::vector<StateEntry> found;
    std::error_code error;
    for (const auto& file : fs::directory_iterator(m_folder, error)) {
        if (auto entry = parse(file.path())) {
            found.push_back(std::move(*entry));
        }
    }
    std::ranges::sort(found, {}, &StateEntry::number);
    return found;
}

std::optional<StateEntry> StateStore::newestFull() const {
    const auto all = entries();
    const auto found = std::find_if(all.rbegin(), all.rend(), [](const StateEntry& entry) {
        return entry.kind == StateKind::Full;
    });
    return found == all.rend() ? std::nullopt : std::optional(*found);
}

std::optional<StateEntry> StateStore::nearest(double kimg) const {
    std::optional<StateEntry> best;
    for (auto& entry : entries()) {
        const double distance = std::abs(entry.kimg() - kimg);
        const double least = best ? std::abs(best->kimg() - kimg) : 0.0;
        const bool wins = !best || distance < least ||
                          (distance == least &&
                           (entry.kind == StateKind::Full || best->kind == StateKind::Light));
        if (wins) {
            best = entry;
        }
    }
    return best;
}

fs::path StateStore::nextPath(StateKind kind, std::int64_t step, std::int64_t images) {
    const auto all = entries();
    m_lastNumber = std::max(m_lastNumber, all.empty() ? 0 : all.back().number) + 1;
    char name[96];
    std::snprintf(
        name,
        sizeof(name),
        "save%06lld-step%08lld-images%010lld",
        static_cast<long long>(m_lastNumber),
        static_cast<long long>(step),
        static_cast<long long>(images));
    return m_folder / (std::string(name) + std::string(kind == StateKind::Full ? kFull : kLight));
}

Result<void> StateStore::keep(const StateEntry& entry, bool kept) {
    const fs::path mark = entry.path.string() + std::string(kKept);
    if (kept) {
        return writeFile(mark, std::string_view(), Replace::Always);
    }
    std::error_code error;
    fs::remove(mark, error);
    if (error) {
        return fail(ErrorCode::Io, Core::tr("Cannot remove %1: %2", mark, error.message()));
    }
    return {};
}

std::int64_t StateStore::prune(const StateLimits& limits) {
    auto all = entries();
    while (const auto old = oldestFull(all, std::max(1, limits.full))) {
        removeEntry(all, *old);
    }
    const auto lightCount = [&all] {
        return std::ranges::count(all, StateKind::Light, &StateEntry::kind);
    };
    while (lightCount() > std::max(2, limits.light)) {
        const auto crowded = mostCrowded(all);
        if (!crowded) {
            break;
        }
        removeEntry(all, *crowded);
    }
    while (limits.diskBytes > 0 && total(all) > limits.diskBytes) {
        auto victim = mostCrowded(all);
        victim = victim ? victim : oldestFull(all, 1);
        if (!victim) {
            break;
        }
        removeEntry(all, *victim);
    }
    return total(all);
}

void StateStore::removeAfter(const fs::path& state) {
    const auto from = parse(state);
    auto all = entries();
    for (std::size_t i = all.size(); from && i-- > 0;) {
        if (all[i].number > from->number && !all[i].kept) {
            removeEntry(all, i);
        }
    }
}

void StateStore::removeLeftovers() {
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (const auto& file : fs::directory_iterator(m_folder, error)) {
        const auto name = file.path().filename().string();
        // An atomic write goes to "<name>.XXXXXX" first.
        if (name.starts_with("save") && !name.ends_with(kKept) && !parse(file.path())) {
            leftovers.push_back(file.path());
        }
    }
    for (const auto& path : leftovers) {
        fs::remove(path, error);
    }
}

std::int64_t StateStore::bytes() const {
    return total(entries());
}

} // namespace sg
