#include "ui/style/picture_words.h"

#include "ui/style/picture_weight.h"

#include <QCoreApplication>

#include <algorithm>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

QString cropInWords(const PictureCrop& crop) {
    PictureCrop upright = crop;
    upright.mirrored = false;
    QStringList words;
    if (crop.fit == PictureCrop::Fit::Squeeze) {
        words << tr("whole, squeezed into the square");
    } else if (upright != PictureCrop{}) {
        words << tr("cropped");
    }
    if (crop.mirrored) {
        words << tr("mirrored");
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

QString countedPictures(std::size_t count) {
    return count == 1 ? tr("1 picture") : tr("%1 pictures").arg(count);
}

QStringList remarkBadges(const PictureRemarks& remarks) {
    QStringList badges;
    if (!remarks.twin.empty()) {
        badges << tr("twin");
    }
    if (remarks.pixels > 0) {
        badges << tr("small");
    }
    if (remarks.isFar) {
        badges << tr("far");
    }
    return badges;
}

QStringList remarkSentences(const PictureRemarks& remarks, int resolution) {
    QStringList sentences;
    if (!remarks.twin.empty()) {
        sentences << tr("Nearly the same as %1: what both show counts twice.")
                         .arg(QString::fromStdString(remarks.twin));
    }
    if (remarks.pixels > 0) {
        sentences << tr("Too small: its square has %1 pixels a side, the model draws %2.")
                         .arg(remarks.pixels)
                         .arg(resolution);
    }
    if (remarks.isFar) {
        sentences << tr("Far from the others in colours or structure.");
    }
    return sentences;
}

QString pictureToolTip(const StylePicture& picture, const PictureRemarks& remarks, int resolution) {
    QStringList lines{
        QString::fromStdString(picture.name),
        tr("%1 x %2 pixels").arg(picture.original.width).arg(picture.original.height)};
    if (const QString crop = cropInWords(picture.crop); !crop.isEmpty()) {
        lines << crop;
    }
    if (picture.weight != 1.0) {
        lines << weightInWords(picture.weight);
    }
    return (lines + remarkSentences(remarks, resolution)).join(QLatin1Char('\n'));
}

QString importNotes(const StyleSet& set) {
    QStringList notes;
    if (set.empty()) {
        notes << tr("Drop pictures, a folder or a zip archive here, or paste them. A handful is "
                    "enough; ten to fifty work best.");
    }
    if (!set.duplicates.empty()) {
        notes
            << (set.duplicates.size() == 1
                    ? tr("1 duplicate left out.")
                    : tr("%1 duplicates left out.").arg(set.duplicates.size()));
    }
    constexpr std::size_t kShown = 3;
    for (std::size_t i = 0; i < std::min(kShown, set.skipped.size()); ++i) {
        notes << tr("Skipped %1: %2.")
                     .arg(
                         QString::fromStdString(set.skipped[i].name),
                         QString::fromStdString(set.skipped[i].reason));
    }
    if (set.skipped.size() > kShown) {
        const std::size_t more = set.skipped.size() - kShown;
        notes << (more == 1 ? tr("1 more file skipped.") : tr("%1 more files skipped.").arg(more));
    }
    return notes.join(QLatin1Char('\n'));
}

} // namespace sg
