// A picture of the preview leaves the window as a file, and is dropped on it again.

#include "tests/ui/project_window.h"
#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"
#include "ui/mixer/blend_panel.h"
#include "ui/mixer/freeze_mixer.h"
#include "ui/window/preview_panel.h"
#include "ui/window/tile_carrier.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QUrl>

namespace sg {

class TileDragTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        QVERIFY(m_studio->fill());
        // One that is known by its content.
        m_model = putFile(m_folder.path(), QStringLiteral("face.pkl"));
        QSignalSpy opened(m_studio->window.get(), &MainWindow::modelOpened);
        m_studio->window->openModel(m_model);
        QTRY_COMPARE(opened.count(), 1);
        m_carrier = m_studio->window->findChild<TileCarrier*>();
        m_carrier->setDragger([this](QMimeData* data, const QImage& image) {
            m_files << data->urls().constFirst().toLocalFile();
            QVERIFY(data->hasImage());
            QCOMPARE(image.width(), 64);
            delete data;
        });
    }

    void cleanup() {
        m_studio.reset();
        m_files.clear();
    }

    void aDroppedTileBringsItsSeedBack() {
        drag(4321, 0.55);
        QCOMPARE(m_files.size(), 1);
        // As another program keeps it, after the studio was closed perhaps.
        const QTemporaryDir folder;
        const QString kept = folder.filePath(QStringLiteral("kept.png"));
        QVERIFY(QFile::copy(m_files[0], kept));
        m_studio->window->takeDrop({kept});
        auto* panel = m_studio->window->findChild<PreviewPanel*>();
        QTRY_VERIFY(panel->pins().seeds.front() == 4321U);
        QCOMPARE(panel->pins().truncationPsi, 0.55);
        QVERIFY(words().startsWith(QStringLiteral("Seed 4321 and variety 0.55")));
        QCOMPARE(m_studio->part<QListWidget>("pictureList")->count(), 6); // it is no style picture
    }

    void anotherStateInPlaceOfTheSourceIsNotTheSource() {
        drag(7, 0.7);
        QCOMPARE(recipeIn(m_files[0]).modelSha256, source().sha256);
        drag(7, 0.7, CompareMode::Source, 1.5);
        const ReadRecipe compared = recipeIn(m_files[1]);
        QVERIFY(compared.modelSha256.empty());
        QCOMPARE(compared.parentSha256, source().sha256);
        QCOMPARE(compared.recipe.kimg, std::optional(1.5));
    }

    void aBlendStandsInTheRecipe() {
        drag(7, 0.7, CompareMode::Tuned, 1.5);
        QVERIFY(recipeIn(m_files[0]).recipe.blend.empty());
        m_studio->window->findChild<FreezeMixer*>()->blend().setBlend(Blend{{{"g8", 0.4}}});
        drag(7, 0.7, CompareMode::Tuned, 1.5);
        QCOMPARE(recipeIn(m_files[1]).recipe.blend.at("g8"), 0.4);
        drag(7, 0.7, CompareMode::Source, 1.5); // it is a state as it was learned
        QVERIFY(recipeIn(m_files[2]).recipe.blend.empty());
        m_studio->window->takeDrop({m_files[1]});
        QTRY_VERIFY2(words().contains(QStringLiteral("a blend of")), qPrintable(words()));
    }

    void overThePreviewItIsSaidWhatADropWillDo() {
        auto* banner = m_studio->part<QLabel>("dropBanner");
        auto& preview = m_studio->window->preview();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/models/cat.pkl"))});
        QDragEnterEvent enter({30, 30}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&preview, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(banner->isVisible());
        QTRY_COMPARE(banner->text(), QStringLiteral("Drop to open the model cat.pkl"));
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(&preview, &leave);
        QVERIFY(!banner->isVisible());
        QCoreApplication::sendEvent(&preview, &enter);
        QVERIFY(banner->isVisible());
        QSignalSpy opened(m_studio->window.get(), &MainWindow::modelOpened);
        QDropEvent drop({30, 30}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&preview, &drop);
        QVERIFY(!banner->isVisible());
        QTRY_COMPARE(opened.count(), 1);
    }

    void oneSeedTwiceIsTwoFiles() {
        drag(7, 0.7);
        drag(7, 0.2);
        QCOMPARE(m_files.size(), 2);
        QVERIFY(m_files[0] != m_files[1]);
        QVERIFY(QFileInfo(m_files[0]).fileName().startsWith(QStringLiteral("face-seed0007")));
        QVERIFY(QFile::exists(m_files[0]));
    }

    void whatThePreviewCannotShowIsSaid() {
        const QTemporaryDir folder;
        Recipe recipe;
        for (std::uint32_t seed = 0; seed < 20; ++seed) {
            recipe.seeds.push_back(100 + seed);
        }
        recipe.truncationPsi = 1.3;
        QImage picture(64, 64, QImage::Format_RGB32);
        picture.fill(Qt::gray);
        picture.setText(
            QString::fromLatin1(kRecipeKey), QString::fromStdString(recipeText(source(), recipe)));
        const QString file = folder.filePath(QStringLiteral("grid.png"));
        QVERIFY(picture.save(file));
        m_studio->window->takeDrop({file});
        QTRY_VERIFY2(words().contains(QStringLiteral("first 16")), qPrintable(words()));
        QVERIFY2(words().contains(QStringLiteral("variety of 1 only")), qPrintable(words()));
    }

private:
    /// As the view tells of a dragged tile.
    void drag(
        std::uint32_t seed,
        double psi,
        CompareMode shown = CompareMode::Source,
        double kimg = 0.0) {
        TilePicture picture;
        picture.image = QImage(64, 64, QImage::Format_RGB32);
        picture.image.fill(Qt::blue);
        picture.shown = shown;
        picture.kimg = kimg;
        picture.seed = seed;
        picture.truncationPsi = psi;
        Q_EMIT m_studio->window->preview().tileDragged(picture);
    }

    ModelInfo source() { return m_studio->services.openModel(m_model.toStdString())->info; }

    static ReadRecipe recipeIn(const QString& file) {
        const QString text = QImage(file).text(QString::fromLatin1(kRecipeKey));
        return *readRecipe(text.toStdString());
    }

    QString words() const { return m_studio->window->statusBar()->currentMessage(); }

    QTemporaryDir m_folder;
    QString m_model;
    std::unique_ptr<WholeWindow> m_studio;
    TileCarrier* m_carrier = nullptr;
    QStringList m_files;
};

} // namespace sg

QTEST_MAIN(sg::TileDragTest)
#include "tile_drag_test.moc"
