#include "ui/common/qt_image.h"

namespace sg {

QImage toQImage(const Image& image) {
    const auto format = image.channels == 1   ? QImage::Format_Grayscale8
                        : image.channels == 3 ? QImage::Format_RGB888
                                              : QImage::Format_RGBA8888;
    return QImage(
               image.pixels.data(),
               image.extent.width,
               image.extent.height,
               static_cast<qsizetype>(image.stride()),
               format)
        .copy();
}

} // namespace sg
