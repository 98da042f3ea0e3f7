#include "core/io/container/dataset_labels.h"

#include "core/base/core_text.h"
#include "core/io/container/pickle_value.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace sg {

namespace {

constexpr std::size_t kMaxName = 4'096;
constexpr int kMaxDepth = 64;

using Json = nlohmann::json;

/// Takes the labels out of the parser's events: a document of all of ImageNet's labels would take
/// many times the memory.
class LabelReader final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return other(Found::Null); }

    bool boolean(bool) override { return other(Found::Boolean); }

    bool binary(binary_t&) override { return other(Found::Binary); }

    bool number_integer(number_integer_t value) override { return number(double(value)); }

    bool number_unsigned(number_unsigned_t value) override { return number(double(value)); }

    bool number_float(number_float_t value, const string_t&) override { return number(value); }

    bool string(string_t& value) override {
        if (m_place == Place::Entry && m_values == 0) {
            if (value.size() > kMaxName) {
                return bad(Core::tr("the name of a picture is too long"));
            }
            m_name = std::move(value);
            std::ranges::replace(m_name, '\\', '/');
            ++m_values;
            return true;
        }
        return other(Found::Text);
    }

    bool start_object(std::size_t) override {
        if (m_place == Place::Outside) {
            m_place = Place::Top;
            return true;
        }
        return deeper();
    }

    bool end_object() override {
        if (m_depth > 0) {
            --m_depth;
        } else {
            m_place = Place::Outside;
        }
        return true;
    }

    bool key(string_t& name) override {
        if (m_place == Place::Top && m_depth == 0) {
            m_isLabels = name == "labels";
        }
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_place == Place::Top && m_depth == 0 && m_isLabels) {
            m_labels = {};
            m_vectors.reset();
            m_place = Place::Labels;
            return true;
        }
        if (m_place == Place::Labels) {
            m_place = Place::Entry;
            m_values = 0;
            return true;
        }
        if (m_place == Place::Entry && m_values == 1 && allow(true)) {
            m_place = Place::Vector;
            m_vector.clear();
            return true;
        }
        return deeper();
    }

    bool end_array() override {
        if (m_depth > 0) {
            --m_depth;
            return true;
        }
        if (m_place == Place::Vector) {
            return endVector();
        }
        if (m_place == Place::Entry && m_values != 2) {
            return noPair();
        }
        m_place = m_place == Place::Entry ? Place::Labels : Place::Top;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        return bad(Core::tr("it is no JSON after byte %1", position));
    }

    Result<DatasetLabels> result() {
        if (m_error) {
            return fail(ErrorCode::BadFormat, Core::tr("the labels are damaged: %1", *m_error));
        }
        return std::move(m_labels);
    }

private:
    enum class Place { Outside, Top, Labels, Entry, Vector };
    enum class Found { Null, Boolean, Binary, Text, Nested, Number };

    bool bad(const std::string& what) {
        if (!m_error) {
            m_error = what;
        }
        return false;
    }

    bool noPair() { return bad(Core::tr("an entry is no pair of a picture and its label")); }

    /// A value with no meaning: fine beside the labels, not among them.
    bool other(Found what) {
        if (m_place == Place::Top) {
            const bool absent = what == Found::Null;
            return m_depth > 0 || !m_isLabels || absent || bad(Core::tr("'labels' is no list"));
        }
        if (m_place == Place::Outside) {
            return bad(Core::tr("it is no JSON object"));
        }
        if (m_place == Place::Entry && m_values == 2) {
            return noPair();
        }
        return bad(Core::tr("there is %1 where %2 should be", nameOf(what), wanted()));
    }

    static std::string nameOf(Found what) {
        switch (what) {
        case Found::Null:
            return "null";
        case Found::Boolean:
            return Core::tr("true or false");
        case Found::Binary:
            return Core::tr("binary data");
        case Found::Text:
            return Core::tr("text");
        case Found::Nested:
            return Core::tr("a nested value");
        case Found::Number:
            break;
        }
        return Core::tr("a number");
    }

    [[nodiscard]] std::string wanted() const {
        if (m_place == Place::Labels) {
            return Core::tr("a pair of a picture and its label");
        }
        return m_values == 0 ? Core::tr("the name of a picture")
                             : Core::tr("the label of %1", pickle::printable(m_name));
    }

    bool deeper() {
        if (m_place != Place::Top || (m_depth == 0 && m_isLabels)) {
            return other(Found::Nested);
        }
        return ++m_depth <= kMaxDepth || bad(Core::tr("it is nested too deeply"));
    }

    bool number(double value) {
        if (m_place == Place::Vector) {
            if (m_vector.size() >= std::size_t{kMaxLabelDim} || !std::isfinite(float(value))) {
                return bad(Core::tr("the label of %1 is impossible", pickle::printable(m_name)));
            }
            m_vector.push_back(float(value));
            return true;
        }
        if (m_place != Place::Entry || m_values != 1) {
            return other(Found::Number);
        }
        if (!allow(false)) {
            return false;
        }
        if (!(value >= 0.0 && value < double(kMaxLabelDim) && std::trunc(value) == value)) {
            return bad(Core::tr(
                "the label of %1 is no class between 0 and %2",
                pickle::printable(m_name),
                kMaxLabelDim - 1));
        }
        const int label = static_cast<int>(value);
        m_labels.cDim = std::max(m_labels.cDim, label + 1);
        m_labels.classes.insert_or_assign(std::move(m_name), label);
        ++m_values;
        return true;
    }

    bool endVector() {
        if (m_vector.empty() ||
            (m_labels.cDim != 0 && m_vector.size() != std::size_t(m_labels.cDim))) {
            return bad(Core::tr("the label of %1 has another length", pickle::printable(m_name)));
        }
        m_labels.cDim = static_cast<int>(m_vector.size());
        m_labels.vectors.insert_or_assign(std::move(m_name), std::move(m_vector));
        m_vector = {};
        m_place = Place::Entry;
        ++m_values;
        return true;
    }

    /// Classes and vectors must not be mixed.
    bool allow(bool vectors) {
        if (m_vectors.value_or(vectors) != vectors) {
            return bad(Core::tr("some labels are classes and some are lists of numbers"));
        }
        m_vectors = vectors;
        return true;
    }

    DatasetLabels m_labels;
    std::optional<std::string> m_error;
    Place m_place = Place::Outside;
    int m_depth = 0; ///< inside values beside the labels
    bool m_isLabels = false;
    std::optional<bool> m_vectors; ///< the kind of the first label
    std::string m_name;
    int m_values = 0; ///< of the entry so far
    std::vector<float> m_vector;
};

} // namespace

Result<DatasetLabels> readDatasetLabels(std::string_view json) {
    LabelReader reader;
    Json::sax_parse(json.begin(), json.end(), &reader);
    return reader.result();
}

} // namespace sg
