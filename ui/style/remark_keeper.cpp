#include "ui/style/remark_keeper.h"

#include "ui/common/background.h"

namespace sg {

RemarkKeeper::RemarkKeeper(PictureServices& services, QObject* parent)
    : QObject(parent), m_services(services) {}

void RemarkKeeper::judge(const StyleSet& set, int resolution) {
    m_next = set;
    m_resolution = resolution;
    m_changed = true;
    if (!m_working) {
        begin();
    }
}

void RemarkKeeper::begin() {
    m_working = true;
    m_changed = false;
    inBackground(
        this,
        [&services = m_services, set = std::move(m_next), resolution = m_resolution] {
            return services.remarksOn(set, resolution);
        },
        [this](const std::vector<PictureRemarks>& remarks) {
            m_working = false;
            if (m_changed) {
                begin();
            } else {
                Q_EMIT remarked(remarks);
            }
        });
}

} // namespace sg
