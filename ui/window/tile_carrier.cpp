#include "ui/window/tile_carrier.h"

#include "ui/mixer/blend_panel.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/window/preview_panel.h"
#include "ui/window/run_setup.h"

#include <QDir>
#include <QDrag>
#include <QFileInfo>
#include <QMimeData>
#include <QPixmap>
#include <QUrl>

#include <memory>

namespace sg {

namespace {

constexpr int kPointerPicturePx = 128;

QString shortHash(const std::string& hash) {
    return QString::fromStdString(hash.substr(0, 8));
}

} // namespace

TileCarrier::TileCarrier(
    PreviewPanel& panel, const RunSetup& setup, FreezeMixer& mixer, QObject* parent)
    : QObject(parent),
      m_panel(panel),
      m_setup(setup),
      m_mixer(mixer),
      m_folder(QDir::temp().filePath(QStringLiteral("stylegraft-drag-XXXXXX"))) {
    m_dragger = [this](QMimeData* data, const QImage& image) {
        auto* drag = new QDrag(&m_panel); // deletes itself and the data
        drag->setMimeData(data);
        drag->setPixmap(QPixmap::fromImage(image.scaled(
            kPointerPicturePx, kPointerPicturePx, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
        drag->exec(Qt::CopyAction);
    };
    connect(&panel.view(), &PreviewView::tileDragged, this, [this](const TilePicture& picture) {
        if (QMimeData* data = packed(picture)) {
            m_dragger(data, picture.image);
        }
    });
}

QMimeData* TileCarrier::packed(const TilePicture& picture) {
    ModelInfo info = m_setup.source().info;
    Recipe recipe;
    recipe.seeds = {picture.seed};
    if (picture.turn != 0.0) {
        recipe.turns = {picture.turn};
    }
    recipe.truncationPsi = picture.truncationPsi;
    recipe.classIndex = info.cDim > 0 ? 0 : -1;
    recipe.composite = picture.shown == CompareMode::Brush;
    // Tuned, or another state of the run in the place of the source.
    if (picture.shown != CompareMode::Brush && picture.kimg > 0.0) {
        // No file yet: it is known by what it was made from.
        info.parentSha256 = info.sha256;
        info.sha256.clear();
        recipe.kimg = picture.kimg;
        const Blend& blend = m_mixer.blend().blend();
        if (picture.shown == CompareMode::Tuned && !blend.isFull()) {
            recipe.blend = blend.factors;
        }
    }
    QImage image = picture.image;
    image.setText(
        QString::fromLatin1(kRecipeKey), QString::fromStdString(recipeText(info, recipe)));
    const QString path = freePath(QStringLiteral("%1-seed%2")
                                      .arg(QString::fromStdString(info.name))
                                      .arg(picture.seed, 4, 10, QLatin1Char('0')));
    if (!m_folder.isValid() || !image.save(path, "PNG")) {
        Q_EMIT said(tr("The picture cannot be taken out: %1 cannot be written.").arg(path));
        return nullptr;
    }
    auto data = std::make_unique<QMimeData>();
    data->setUrls({QUrl::fromLocalFile(path)});
    data->setImageData(image);
    return data.release();
}

/// What was dragged before may be open in another program.
QString TileCarrier::freePath(const QString& stem) const {
    QString path = m_folder.filePath(stem + QStringLiteral(".png"));
    for (int i = 2; QFileInfo::exists(path); ++i) {
        path = m_folder.filePath(QStringLiteral("%1 (%2).png").arg(stem).arg(i));
    }
    return path;
}

void TileCarrier::unpack(const QString& path, const ReadRecipe& read) {
    const QString file = QFileInfo(path).fileName();
    const ModelInfo& present = m_setup.source().info;
    const auto isPresent = [&present](const std::string& hash) {
        return !hash.empty() && (hash == present.sha256 || hash == present.parentSha256);
    };
    const bool open = m_setup.source().model != nullptr;
    if (!open || (!isPresent(read.modelSha256) && !isPresent(read.parentSha256))) {
        const std::string& hash = read.modelSha256.empty() ? read.parentSha256 : read.modelSha256;
        Q_EMIT styleOffered(path);
        Q_EMIT said(tr("%1 was made with another model, %2 (%3). It was added to the style "
                       "pictures; open that model and drop it again to see its seed.")
                        .arg(file, QString::fromStdString(read.model), shortHash(hash)));
        return;
    }
    const Recipe& recipe = read.recipe;
    m_panel.restorePins(recipe.seeds, recipe.turns, recipe.truncationPsi);
    const PreviewPins shown = m_panel.pins();
    QString words = recipe.seeds.size() == 1 ? tr("Seed %1 and variety %2 are as in %3.")
                                                   .arg(recipe.seeds.front())
                                                   .arg(recipe.truncationPsi, 0, 'f', 2)
                                                   .arg(file)
                                             : tr("%1 seeds and variety %2 are as in %3.")
                                                   .arg(recipe.seeds.size())
                                                   .arg(recipe.truncationPsi, 0, 'f', 2)
                                                   .arg(file);
    if (recipe.seeds.size() > shown.seeds.size()) {
        words += tr(" Only the first %1 of them are shown.").arg(shown.seeds.size());
    }
    if (recipe.truncationPsi > shown.truncationPsi) {
        words += tr(" The preview goes up to a variety of %1 only.").arg(shown.truncationPsi);
    }
    if (recipe.kimg) {
        words +=
            tr(" The picture was made after %1 kimg of training.").arg(*recipe.kimg, 0, 'f', 2);
    }
    if (!recipe.blend.empty()) {
        words += tr(" It is a blend of source and tuned.");
    }
    Q_EMIT said(words);
}

} // namespace sg
