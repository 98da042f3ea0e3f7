#include "core/measure/variety_view.h"

#include "core/model/torch.h"

namespace sg {

namespace {

constexpr std::int64_t kSeenAtOnce = 256;

MirroredRows rowsOf(const MirroredRows& rows, const std::vector<std::int64_t>& kept) {
    if (std::ssize(kept) == rows.plain.size(0)) {
        return rows; // a copy would take a hundred megabytes
    }
    const auto index = torch::tensor(kept);
    return {rows.plain.index_select(0, index), rows.mirrored.index_select(0, index)};
}

} // namespace

torch::Tensor repeated(const torch::Tensor& rows, std::int64_t count) {
    return rows.index_select(0, torch::arange(count) % rows.size(0));
}

VarietyView::VarietyView(
    const torch::Tensor& model,
    const torch::Tensor& source,
    const MirroredRows& train,
    const torch::Tensor& test)
    : m_first(train.plain.size(0)),
      m_kept(withoutTwins(train)),
      m_rows(rowsOf(train, m_kept)),
      m_model(model),
      m_copycat(repeated(m_rows.plain, model.size(0))),
      m_among(m_rows.plain) {
    if (source.defined()) {
        m_source.emplace(source);
    }
    if (test.defined()) {
        m_test.emplace(test);
    }
    m_copycat.see(m_rows); // further pictures are no nearer to copies of these
    see(m_rows);
}

void VarietyView::add(const MirroredRows& pictures) {
    m_plain.push_back(pictures.plain);
    m_mirrored.push_back(pictures.mirrored);
    m_waiting += pictures.plain.size(0);
    if (m_waiting >= kSeenAtOnce) {
        seeWaiting();
    }
}

VarietyReport VarietyView::report() {
    seeWaiting();
    auto threshold = m_test ? copyThreshold(*m_test) : std::nullopt;
    if (!threshold) {
        threshold = copyThresholdAmong(m_among);
    }
    VarietyReport report;
    report.samples = int(m_model.samples().size(0));
    report.pictureDistance = meanPerceptualDistance((m_test ? *m_test : m_among).samples());
    report.copyDistance = threshold;
    report.model = varietyOf(m_model, threshold);
    if (m_source) {
        report.source = varietyOf(*m_source, threshold);
    }
    report.copycat = varietyOf(m_copycat, threshold);
    if (m_test) {
        report.floor = varietyOf(*m_test, threshold);
    }
    report.nearest = nearestPairs(m_model);
    for (auto& pair : report.nearest) {
        pair.picture = original(pair.picture);
    }
    return report;
}

void VarietyView::seeWaiting() {
    if (m_waiting > 0) {
        see({torch::cat(m_plain), torch::cat(m_mirrored)});
        m_plain.clear();
        m_mirrored.clear();
        m_waiting = 0;
    }
}

void VarietyView::see(const MirroredRows& pictures) {
    m_model.see(pictures);
    m_among.see(pictures);
    for (auto* set : {&m_source, &m_test}) {
        if (*set) {
            (*set)->see(pictures);
        }
    }
}

int VarietyView::original(int seen) const {
    const auto kept = int(m_kept.size());
    return seen < kept ? int(m_kept[std::size_t(seen)]) : seen - kept + int(m_first);
}

} // namespace sg
