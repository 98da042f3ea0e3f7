#include "core/io/style_delta_file.h"

#include "core/base/core_text.h"
#include "core/base/guarded.h"
#include "core/base/one_line.h"
#include "core/io/container/mapped_file.h"
#include "core/io/container/safetensors.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sg {

namespace {

constexpr const char* kVersionKey = "stylegraft_delta";
constexpr const char* kVersion = "1";
constexpr std::size_t kMaxText = 100'000;
constexpr std::size_t kMaxName = 200;
constexpr std::int64_t kTiny = 64;   ///< numbers up to which float16 saves nothing worth it
constexpr int kLargest = 14;         ///< exponent of a tensor's largest value in the file
constexpr int kMaxExponent = 300;    ///< of a scale; every float fits
constexpr double kMaxStrength = 1e3; ///< no style is meant to be stronger

Result<void> damaged(const std::string& what) {
    return fail(ErrorCode::BadFormat, Core::tr("this style delta is damaged: %1", what));
}

/// "mapping" or "synthesis", then names of letters, digits and underscores, parted by dots.
bool isParameterName(std::string_view name) {
    if (name.size() > kMaxName ||
        !(name.starts_with("mapping.") || name.starts_with("synthesis."))) {
        return false;
    }
    const bool sane = std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '_' || c == '.';
    });
    return sane && !name.ends_with('.') && name.find("..") == std::string_view::npos;
}

/// The bytes of one tensor of the file, and the power of two they were divided by.
struct Coded {
    torch::Tensor stored;
    int exponent = 0;
};

Coded encoded(const torch::Tensor& tensor) {
    const auto values = tensor.detach().to(torch::kCPU).contiguous();
    if (values.numel() <= kTiny) {
        return {values.to(torch::kFloat32), 0};
    }
    const double largest = values.abs().max().item<double>();
    const int exponent = largest > 0.0 ? std::ilogb(largest) - kLargest : 0;
    return {
        values.to(torch::kFloat64).mul(std::ldexp(1.0, -exponent)).to(torch::kFloat16), exponent};
}

/// Everything `readSafetensors` does not know about.
class Reader {
public:
    explicit Reader(const SafetensorsView& view) : m_view(view) {}

    Result<StyleDelta> read() {
        const std::string version = metadata(kVersionKey);
        if (version.empty()) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr("this is no style delta; a model is opened, not applied (stylegraft-cli "
                         "info says what a file is)"));
        }
        if (version != kVersion) {
            return fail(
                ErrorCode::Unsupported,
                Core::tr("this style delta was saved by a newer Stylegraft; update to open it"));
        }
        for (const auto& step :
             {&Reader::readParent, &Reader::readWords, &Reader::readScales, &Reader::readChanges}) {
            if (auto done = (this->*step)(); !done) {
                return fail(done.error());
            }
        }
        return std::move(m_delta);
    }

private:
    [[nodiscard]] std::string metadata(const char* key) const {
        const auto found = m_view.metadata.find(key);
        return found == m_view.metadata.end() || found->second.size() > kMaxText ? std::string()
                                                                                 : found->second;
    }

    [[nodiscard]] nlohmann::json object(const char* key) const {
        return nlohmann::json::parse(metadata(key), nullptr, false);
    }

    /// A text fit to be shown.
    static std::string line(const nlohmann::json& json, const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_string()
                   ? oneLine(found->get_ref<const std::string&>(), kMaxName)
                   : std::string();
    }

    Result<void> readParent() {
        const auto json = object("parent");
        if (!json.is_object()) {
            return damaged(Core::tr("it does not say which model it belongs to"));
        }
        auto& parent = m_delta.parent;
        parent.sha256 = line(json, "sha256");
        const bool hash =
            parent.sha256.size() == 64 && std::ranges::all_of(parent.sha256, [](char c) {
                return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            });
        if (!parent.sha256.empty() && !hash) {
            return damaged(Core::tr("the hash of its model is none"));
        }
        parent.name = line(json, "name");
        parent.architecture = line(json, "architecture");
        const auto resolution = json.find("resolution");
        if (resolution != json.end() && resolution->is_number_unsigned()) {
            parent.resolution =
                int(std::min<std::uint64_t>(resolution->get<std::uint64_t>(), 65536));
        }
        return {};
    }

    Result<void> readWords() {
        m_delta.kind = line({{"kind", metadata("kind")}}, "kind");
        const auto training = metadata("training");
        if (nlohmann::json::accept(training)) {
            m_delta.training = training;
        }
        const auto strengths = object("strengths");
        if (!strengths.is_object()) {
            return damaged(Core::tr("its strengths are missing"));
        }
        for (const auto& [group, strength] : strengths.items()) {
            // Numbers beyond the range of double are none to the parser already.
            if (!strength.is_number() || std::abs(strength.get<double>()) > kMaxStrength) {
                return damaged(Core::tr("a strength is no sensible number"));
            }
            m_delta.strengths[group] = strength.get<double>();
        }
        return {};
    }

    Result<void> readScales() {
        const auto exponents = object("exponents");
        if (!exponents.is_object()) {
            return damaged(Core::tr("its scales are missing"));
        }
        for (const auto& [name, exponent] : exponents.items()) {
            if (!exponent.is_number_integer() || exponent.get<std::int64_t>() < -kMaxExponent ||
                exponent.get<std::int64_t>() > kMaxExponent) {
                return damaged(Core::tr("a scale is out of its range"));
            }
            m_exponents[name] = int(exponent.get<std::int64_t>());
        }
        return {};
    }

    /// A tensor as float32, undefined when it holds something that is no number.
    [[nodiscard]] torch::Tensor values(const std::string& name, const RawTensor& raw) const {
        auto tensor = toFloatTensor(raw);
        if (const auto found = m_exponents.find(name); found != m_exponents.end()) {
            tensor =
                tensor.to(torch::kFloat64).mul(std::ldexp(1.0, found->second)).to(torch::kFloat32);
        }
        return tensor.isfinite().all().item<bool>() ? tensor : torch::Tensor();
    }

    Result<void> readChanges() {
        for (const auto& [name, raw] : m_view.tensors) {
            const auto colon = name.rfind(':');
            const std::string parameter = name.substr(0, colon);
            if (colon == std::string::npos || !isParameterName(parameter)) {
                return damaged(Core::tr("a tensor has no sensible name"));
            }
            const std::string form = name.substr(colon + 1);
            if (form == "in") {
                if (!m_view.tensors.contains(parameter + ":out")) {
                    return damaged(Core::tr("half of the change of %1 is missing", parameter));
                }
                continue; // taken along with its other half
            }
            if (auto read = readChange(parameter, form, name, raw); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> readChange(
        const std::string& parameter,
        const std::string& form,
        const std::string& name,
        const RawTensor& raw) {
        const auto wrong = [&] {
            return damaged(Core::tr("the change of %1 has no sensible shape", parameter));
        };
        if ((raw.type != DType::F16 && raw.type != DType::F32) || raw.shape.size() > 4) {
            return wrong();
        }
        ParameterChange change{parameter, ChangeForm::Dense, {}, {}};
        if (form == "pointwise") {
            change.form = ChangeForm::Pointwise;
            if (raw.shape.size() != 4 || raw.shape[2] != 1 || raw.shape[3] != 1) {
                return wrong();
            }
        } else if (form == "out") {
            change.form = ChangeForm::LowRank;
            const auto rows = m_view.tensors.find(parameter + ":in");
            if (rows == m_view.tensors.end()) {
                return damaged(Core::tr("half of the change of %1 is missing", parameter));
            }
            if ((rows->second.type != DType::F16 && rows->second.type != DType::F32) ||
                raw.shape.size() != 2 || rows->second.shape.size() != 2 ||
                raw.shape[1] != rows->second.shape[0]) {
                return wrong();
            }
            change.rows = values(rows->first, rows->second);
        } else if (form != "dense") {
            return damaged(Core::tr("the change of %1 is of an unknown form", parameter));
        }
        change.values = values(name, raw);
        if (!change.values.defined() ||
            (change.form == ChangeForm::LowRank && !change.rows.defined())) {
            return damaged(Core::tr("the change of %1 is not a number everywhere", parameter));
        }
        m_delta.changes.push_back(std::move(change));
        return {};
    }

    const SafetensorsView& m_view;
    StyleDelta m_delta;
    std::map<std::string, int> m_exponents;
};

/// A reader takes nothing else.
bool isFinite(const ParameterChange& change) {
    const auto finite = [](const torch::Tensor& tensor) {
        return tensor.detach().isfinite().all().item<bool>();
    };
    return finite(change.values) && (change.form != ChangeForm::LowRank || finite(change.rows));
}

} // namespace

Result<void>
writeStyleDelta(const std::filesystem::path& path, const StyleDelta& delta, Replace replace) {
    const auto broken = std::ranges::find_if_not(delta.changes, isFinite);
    if (broken != delta.changes.end()) {
        return fail(
            ErrorCode::InvalidArgument,
            Core::tr(
                "Cannot write %1: the change of %2 is not a number everywhere, as after a training "
                "that broke down; take an earlier state of the model",
                path,
                broken->parameter));
    }
    std::map<std::string, Coded> tensors;
    for (const auto& change : delta.changes) {
        switch (change.form) {
        case ChangeForm::Dense:
            tensors[change.parameter + ":dense"] = encoded(change.values);
            break;
        case ChangeForm::Pointwise:
            tensors[change.parameter + ":pointwise"] = encoded(change.values);
            break;
        case ChangeForm::LowRank:
            tensors[change.parameter + ":out"] = encoded(change.values);
            tensors[change.parameter + ":in"] = encoded(change.rows);
            break;
        }
    }
    auto exponents = nlohmann::json::object();
    std::map<std::string, TensorToWrite> entries;
    for (const auto& [name, coded] : tensors) {
        const bool half = coded.stored.scalar_type() == torch::kFloat16;
        if (half) {
            exponents[name] = coded.exponent;
        }
        entries[name] = {
            half ? DType::F16 : DType::F32,
            coded.stored.sizes().vec(),
            {static_cast<const std::byte*>(coded.stored.data_ptr()), coded.stored.nbytes()}};
    }
    const auto& parent = delta.parent;
    const std::map<std::string, std::string> metadata{
        {"format", "pt"}, // by which other libraries know how the tensors are meant
        {kVersionKey, kVersion},
        {"stylegraft_version", STYLEGRAFT_VERSION},
        {"parent",
         nlohmann::json{
             {"sha256", parent.sha256},
             {"name", parent.name},
             {"architecture", parent.architecture},
             {"resolution", std::uint64_t(std::max(0, parent.resolution))}}
             .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)},
        {"kind", delta.kind},
        {"strengths", nlohmann::json(delta.strengths).dump()},
        {"exponents", exponents.dump()},
        {"training", delta.training}};
    return writeSafetensors(path, entries, metadata, replace);
}

Result<StyleDelta> readStyleDelta(const std::filesystem::path& path) {
    const auto file = MappedFile::open(path);
    if (!file) {
        return fail(file.error());
    }
    if (!looksLikeSafetensors(file->bytes())) {
        return fail(
            ErrorCode::Unsupported,
            Core::tr("%1: this is no style delta, which ends in .sgdelta", path));
    }
    const auto view = readSafetensors(file->bytes());
    if (!view) {
        return fail(view.error().wrap(path.string() + ": "));
    }
    auto delta = guarded([&] { return Reader(*view).read(); });
    if (!delta) {
        return fail(delta.error().wrap(path.string() + ": "));
    }
    return delta;
}

} // namespace sg
