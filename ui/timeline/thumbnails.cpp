#include "ui/timeline/thumbnails.h"

#include "ui/common/background.h"
#include "ui/common/qt_image.h"

#include <algorithm>

namespace sg {

namespace {

constexpr int kRestFactor = 19;
constexpr int kPinsSettleMs = 500; ///< a drag of the variety slider is one change

QImage scaled(const QImage& picture) {
    return picture.scaled(
        Thumbnails::kSidePx,
        Thumbnails::kSidePx,
        Qt::IgnoreAspectRatio,
        picture.width() < Thumbnails::kSidePx ? Qt::FastTransformation : Qt::SmoothTransformation);
}

QImage imageOf(const Image& image) {
    return scaled(toQImage(image).convertToFormat(QImage::Format_RGB32));
}

} // namespace

Thumbnails::Thumbnails(RunArchive& archive, QObject* parent) : QObject(parent), m_archive(archive) {
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &Thumbnails::drawNext);
}

void Thumbnails::setPins(const PreviewPins& pins) {
    const StillRequest request{
        pins.seeds.empty() ? 0 : pins.seeds.front(), pins.truncationPsi, pins.classIndex};
    if (request.seed == m_request.seed && request.truncationPsi == m_request.truncationPsi &&
        request.classIndex == m_request.classIndex) {
        return;
    }
    m_request = request;
    ++m_pins;
    if (!m_drawing) {
        m_rest.start(kPinsSettleMs);
    }
}

QImage Thumbnails::of(const QString& state) const {
    return m_kept.value(state).picture;
}

void Thumbnails::put(const QString& state, const QImage& picture) {
    keep(state, picture, m_pins);
}

void Thumbnails::keep(const QString& state, const QImage& picture, int pins) {
    m_kept[state] = {picture, pins};
    Q_EMIT arrived(state);
}

void Thumbnails::want(const QStringList& states) {
    m_wanted = states;
    if (!m_drawing && !m_rest.isActive()) {
        drawNext();
    }
}

void Thumbnails::clear() {
    m_kept.clear();
    m_wanted.clear();
}

void Thumbnails::drawNext() {
    const auto stale = [this](const QString& state) {
        const auto kept = m_kept.constFind(state);
        return kept == m_kept.cend() || kept->pins != m_pins;
    };
    while (!m_wanted.isEmpty() && !stale(m_wanted.front())) {
        m_wanted.removeFirst();
    }
    if (m_wanted.isEmpty() || m_drawing) {
        return;
    }
    m_drawing = true;
    const QString state = m_wanted.takeFirst();
    QElapsedTimer clock;
    clock.start();
    inBackground(
        this,
        [&archive = m_archive, state, request = m_request] {
            return archive.picture(state.toStdString(), request);
        },
        [this, state, clock, pins = m_pins](const Result<Image>& drawn) {
            m_drawing = false;
            // One that cannot be read stays empty, and is not tried again with these pins.
            keep(state, drawn ? imageOf(*drawn) : QImage(), pins);
            m_rest.start(m_gentle ? int(std::min<qint64>(clock.elapsed(), 3000)) * kRestFactor : 0);
        });
}

QImage Thumbnails::firstOf(const PreviewFrame& frame) {
    const Image& atlas = frame.atlas;
    if (atlas.empty() || frame.tile.width > atlas.extent.width ||
        frame.tile.height > atlas.extent.height) {
        return {};
    }
    const QImage view(
        atlas.pixels.data(),
        frame.tile.width,
        frame.tile.height,
        static_cast<qsizetype>(atlas.stride()),
        QImage::Format_RGBA8888);
    return scaled(view.convertToFormat(QImage::Format_RGB32));
}

} // namespace sg
