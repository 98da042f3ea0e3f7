#include "ui/style/crop_geometry.h"

#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>

namespace sg {

namespace {

constexpr std::array<QPointF, 4> kCorners{
    QPointF(-1, -1), QPointF(1, -1), QPointF(1, 1), QPointF(-1, 1)};

double shorterSide(Extent picture) {
    return std::min(picture.width, picture.height);
}

} // namespace

QPointF turned(QPointF offset, double degrees) {
    const double angle = qDegreesToRadians(degrees);
    return {
        offset.x() * std::cos(angle) - offset.y() * std::sin(angle),
        offset.x() * std::sin(angle) + offset.y() * std::cos(angle)};
}

QPointF cropCentre(const PictureCrop& crop, Extent picture) {
    return {crop.x * picture.width, crop.y * picture.height};
}

QPolygonF cropCorners(const PictureCrop& crop, Extent picture) {
    if (crop.fit == PictureCrop::Fit::Squeeze) {
        const double right = picture.width;
        const double bottom = picture.height;
        return QList<QPointF>{{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
    }
    QPolygonF corners;
    for (const QPointF& corner : kCorners) {
        corners << cropCentre(crop, picture) +
                       turned(corner * crop.side * shorterSide(picture) / 2.0, crop.degrees);
    }
    return corners;
}

PictureCrop movedCrop(const PictureCrop& crop, QPointF offset, Extent picture) {
    PictureCrop moved = crop;
    moved.x += offset.x() / picture.width;
    moved.y += offset.y() / picture.height;
    return insidePicture(moved, picture);
}

PictureCrop draggedCorner(const PictureCrop& crop, int corner, QPointF place, Extent picture) {
    const QPointF fixed = cropCorners(crop, picture)[(corner + 2) % 4];
    const QPointF across = turned(kCorners[static_cast<std::size_t>(corner)], crop.degrees);
    const auto withSide = [&](double side) {
        const QPointF centre = fixed + across * side * shorterSide(picture) / 2.0;
        PictureCrop scaled = crop;
        scaled.side = side;
        scaled.x = centre.x() / picture.width;
        scaled.y = centre.y() / picture.height;
        return scaled;
    };
    const auto fits = [&](const PictureCrop& scaled) {
        constexpr double kNothing = 1e-9;
        const PictureCrop inside = insidePicture(scaled, picture);
        return std::abs(inside.side - scaled.side) < kNothing &&
               std::abs(inside.x - scaled.x) < kNothing && std::abs(inside.y - scaled.y) < kNothing;
    };
    const double wanted = std::max(
        kSmallestCropSide, QPointF::dotProduct(place - fixed, across) / 2.0 / shorterSide(picture));
    if (fits(withSide(wanted))) {
        return withSide(wanted);
    }
    double possible = crop.side;
    double impossible = wanted;
    constexpr int kHalvings = 24;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (possible + impossible) / 2.0;
        (fits(withSide(middle)) ? possible : impossible) = middle;
    }
    return withSide(possible);
}

double angleTowards(const PictureCrop& crop, QPointF place, Extent picture) {
    const QPointF offset = place - cropCentre(crop, picture);
    return std::remainder(qRadiansToDegrees(std::atan2(offset.y(), offset.x())) + 90.0, 360.0);
}

} // namespace sg
