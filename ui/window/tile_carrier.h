#pragma once

/// Pictures of the preview on their way out of the window, and back into it: a dragged tile becomes
/// a PNG file with its recipe inside, and a dropped one sets the pins as the recipe says.

#include "core/io/recipe.h"
#include "ui/preview/tile_picture.h"

#include <QObject>
#include <QString>
#include <QTemporaryDir>

#include <functional>

class QMimeData;

namespace sg {

class FreezeMixer;
class PreviewPanel;
class RunSetup;

class TileCarrier final : public QObject {
    Q_OBJECT

public:
    /// Begins a drag with these data and ends them; `image` is for the pointer.
    using Dragger = std::function<void(QMimeData* data, const QImage& image)>;

    /// All must outlive it. It follows the panel's view; the mixer knows the blend that is seen.
    TileCarrier(PreviewPanel& panel, const RunSetup& setup, FreezeMixer& mixer, QObject* parent);

    /// Another way to drag than the desktop's, for tests.
    void setDragger(Dragger dragger) { m_dragger = std::move(dragger); }

    /// The file's URL and the picture. The file lives as long as the carrier. Null, after `said`,
    /// when it cannot be written.
    [[nodiscard]] QMimeData* packed(const TilePicture& picture);

    /// A PNG with a recipe was dropped: sets seeds and variety when it was made with the present
    /// model, or from it; else offers it as a style picture. Says which.
    void unpack(const QString& path, const ReadRecipe& recipe);

Q_SIGNALS:
    void said(const QString& words);
    void styleOffered(const QString& path);

private:
    [[nodiscard]] QString freePath(const QString& stem) const;

    PreviewPanel& m_panel;
    const RunSetup& m_setup;
    FreezeMixer& m_mixer;
    QTemporaryDir m_folder;
    Dragger m_dragger;
};

} // namespace sg
