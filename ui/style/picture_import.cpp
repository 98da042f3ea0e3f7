#include "ui/style/picture_import.h"

#include "ui/common/background.h"
#include "ui/style/style_edits.h"

#include <utility>

namespace sg {

PictureImport::PictureImport(StudioServices& services, const StyleEdits& edits, QObject* parent)
    : QObject(parent), m_services(services), m_edits(edits) {}

PictureImport::~PictureImport() {
    m_cancel.request_stop();
}

void PictureImport::read(const QStringList& paths) {
    m_waiting += paths;
    if (!m_busy) {
        readNext();
    }
}

void PictureImport::giveUp() {
    ++m_number;
    m_busy = false;
    m_waiting.clear();
}

void PictureImport::readNext() {
    if (m_waiting.isEmpty()) {
        return;
    }
    m_busy = true;
    std::vector<std::filesystem::path> inputs;
    for (const QString& path : std::exchange(m_waiting, {})) {
        inputs.emplace_back(path.toStdString());
    }
    Q_EMIT started();
    inBackground(
        this,
        [&services = m_services,
         token = m_cancel.get_token(),
         set = m_edits.set(),
         inputs = std::move(inputs)]() mutable -> Result<StyleSet> {
            const auto goOn = [&token](int, int) { return !token.stop_requested(); };
            const auto known = static_cast<std::ptrdiff_t>(set.pictures.size());
            auto read = services.importStyle(std::move(set), inputs, {}, goOn);
            if (read) {
                read->pictures.erase(read->pictures.begin(), read->pictures.begin() + known);
            }
            return read;
        },
        [this, number = ++m_number](Result<StyleSet> read) {
            if (number != m_number) {
                return; // another set is shown since
            }
            m_busy = false;
            if (read) {
                Q_EMIT finished(*read);
            } else {
                Q_EMIT failed(QString::fromStdString(read.error().message));
            }
            if (!m_busy) {
                readNext();
            }
        });
}

} // namespace sg
