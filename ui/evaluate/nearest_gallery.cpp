#include "ui/evaluate/nearest_gallery.h"

#include "ui/common/qt_image.h"
#include "ui/looks/theme.h"

#include <QIcon>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QPixmap>

#include <algorithm>

namespace sg {

namespace {

constexpr int kSide = 108; ///< of one picture in pixels
constexpr int kGap = 2;
constexpr QSize kPair(2 * kSide + kGap, kSide);

/// For the screen, whose pixels may be smaller than ours.
QIcon sideBySide(const NearestTiles& tiles, double ratio) {
    QPixmap both(kPair * ratio);
    both.setDevicePixelRatio(ratio);
    both.fill(kPictureGround);
    QPainter painter(&both);
    int left = 0;
    for (const Image* tile : {&tiles.sample, &tiles.picture}) {
        // Once, and well: a painter's own shrinking leaves out rows of large pictures.
        const int side = qRound(kSide * ratio);
        painter.drawImage(
            QRect(left, 0, kSide, kSide),
            toQImage(*tile).scaled(side, side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        left += kSide + kGap;
    }
    painter.end();
    QIcon icon(both);
    icon.addPixmap(both, QIcon::Selected); // not in the colour of the selection
    return icon;
}

} // namespace

NearestGallery::NearestGallery(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("nearestGallery"));
    setAccessibleName(tr("Samples that are most like a picture"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setIconSize(kPair);
    setSpacing(8);
    setUniformItemSizes(true);
    setWordWrap(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
}

void NearestGallery::setAnswer(const EvaluationAnswer& answer) {
    clear();
    const auto& pairs = answer.evaluation.variety.nearest;
    for (std::size_t i = 0; i < std::min(pairs.size(), answer.nearest.size()); ++i) {
        const NearestPicturePair& pair = pairs[i];
        const QString picture = QString::fromStdString(answer.pictures[std::size_t(pair.picture)]);
        const QString seed = QString::number(pair.seed);
        const QString apart = QString::number(pair.distance, 'f', 3);
        auto* item = new QListWidgetItem(
            sideBySide(answer.nearest[i], devicePixelRatioF()),
            (pair.mirrored ? tr("Seed %1, %2 apart, mirrored") : tr("Seed %1, %2 apart"))
                .arg(seed, apart),
            this);
        item->setToolTip(
            (pair.mirrored
                 ? tr("Left the sample of seed %1, right %2, mirrored; DPIPS between them: %3")
                 : tr("Left the sample of seed %1, right %2; DPIPS between them: %3"))
                .arg(seed, picture, apart));
    }
    scrollToTop();
}

} // namespace sg
