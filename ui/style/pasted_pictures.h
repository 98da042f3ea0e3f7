#pragma once

/// What is on the clipboard, as files that the style set can take.

#include <QImage>
#include <QList>
#include <QString>
#include <QUrl>

class QMimeData;

namespace sg {

struct Pasted {
    QList<QUrl> files; ///< files and folders that were copied, or whose paths were
    QImage picture;    ///< else the picture itself, to be saved first; null = there is none
};

/// Files come first; a picture next, since programs add its web address as text.
Pasted pastedFrom(const QMimeData& data);

/// Slow: writes `picture` as "pasted-DATE-TIME.png" into `folder`, which is made when missing.
/// Returns its path; empty when it could not be written.
QString savePasted(const QImage& picture, const QString& folder);

/// Where pasted pictures are kept: they must stay as long as a set uses them.
QString pastedFolder();

} // namespace sg
