#include "ui/preview/software_surface.h"

#include "ui/preview/frame_times.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QWidget>

namespace sg {

class SoftwareSurface::Canvas : public QWidget {
public:
    Canvas(const PreviewScene& scene, QWidget* parent) : QWidget(parent), m_scene(scene) {
        setAttribute(Qt::WA_OpaquePaintEvent);
        setMouseTracking(true); // the stage, which gets what we ignore, follows the handle
    }

    std::vector<double> takeFrameTimesMs() { return m_frameTimes.take(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QElapsedTimer timer;
        timer.start();
        QImage image = m_raster.draw(m_scene);
        image.setDevicePixelRatio(m_scene.transform().devicePixelRatio());
        QPainter painter(this);
        painter.drawImage(0, 0, image);
        m_frameTimes.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }

private:
    const PreviewScene& m_scene;
    SceneRaster m_raster;
    FrameTimes m_frameTimes;
};

SoftwareSurface::SoftwareSurface(const PreviewScene& scene, QWidget* parent)
    : m_canvas(std::make_unique<Canvas>(scene, parent)) {}

SoftwareSurface::~SoftwareSurface() = default;

QWidget* SoftwareSurface::widget() {
    return m_canvas.get();
}

void SoftwareSurface::requestRedraw() {
    m_canvas->update();
}

void SoftwareSurface::setCursor(const QCursor& cursor) {
    m_canvas->setCursor(cursor);
}

QString SoftwareSurface::deviceName() const {
    return QCoreApplication::translate("sg::SoftwareSurface", "Software drawing");
}

std::vector<double> SoftwareSurface::takeFrameTimesMs() {
    return m_canvas->takeFrameTimesMs();
}

} // namespace sg
