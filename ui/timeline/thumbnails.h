#pragma once

/// Small pictures of saved states: taken from the preview where it shows just that, else drawn off
/// the GUI thread, one after another, with rests while a training runs.

#include "core/explore/sampler.h"
#include "ui/session/run_archive.h"

#include <QElapsedTimer>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <QTimer>

namespace sg {

class Thumbnails final : public QObject {
    Q_OBJECT

public:
    static constexpr int kSidePx = 112; ///< of what is kept: sharp at twice the size too

    /// The archive must outlive it and what it started (finishBackground()).
    Thumbnails(RunArchive& archive, QObject* parent);

    /// Which picture of a state is shown: the first pinned one. Others are drawn anew.
    void setPins(const PreviewPins& pins);

    /// While a training runs, drawing rests nineteen times as long as it worked.
    void setGentle(bool gentle) { m_gentle = gentle; }

    /// The picture of a state's file, or one of earlier pins, or a null one.
    [[nodiscard]] QImage of(const QString& state) const;

    /// A picture that is known already.
    void put(const QString& state, const QImage& picture);

    /// What shall be drawn, the most urgent first; replaces what was wanted before.
    void want(const QStringList& states);

    void clear();

    /// The first tile of a frame, scaled.
    static QImage firstOf(const PreviewFrame& frame);

Q_SIGNALS:
    void arrived(const QString& state);

private:
    struct Kept {
        QImage picture;
        int pins = 0; ///< number of the pins it shows
    };

    void drawNext();
    void keep(const QString& state, const QImage& picture, int pins);

    RunArchive& m_archive;
    StillRequest m_request;
    int m_pins = 0; ///< grows with every change of the first pin
    QHash<QString, Kept> m_kept;
    QStringList m_wanted;
    QTimer m_rest;
    bool m_drawing = false;
    bool m_gentle = false;
};

} // namespace sg
