// The crop editor by mouse, wheel and keys.

#include "tests/ui/fake_pictures.h"
#include "tests/ui/strict.h"
#include "ui/style/crop_canvas.h"
#include "ui/style/crop_editor.h"
#include "ui/style/crop_geometry.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QThreadPool>
#include <QWheelEvent>

namespace sg {

namespace {

constexpr Extent kPicture{600, 400};
constexpr auto kSquare = PictureCrop::Fit::Square;

bool near(double a, double b, double tolerance = 0.01) {
    return std::abs(a - b) < tolerance;
}

} // namespace

class CropEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() {
        failOnAnyWarning();
        std::vector<StylePicture> pictures(3);
        pictures[0].name = "a.png";
        pictures[1].name = "b.png";
        pictures[2].name = "gone.png";
        for (StylePicture& picture : pictures) {
            picture.original = kPicture;
        }
        m_editor = std::make_unique<CropEditor>(m_services, pictures, 64);
        m_canvas = m_editor->findChild<CropCanvas*>();
        m_editor->showPicture(0);
        m_editor->show();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        waitForPreview();
    }

    void cleanup() {
        m_editor.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

    void beginsWithTheLargestSquare() {
        QCOMPARE(m_canvas->crop(), PictureCrop{});
        const double side = m_canvas->cornerPlace(1).x() - m_canvas->cornerPlace(0).x();
        QVERIFY(side > 200);
        QVERIFY(facts().contains(QStringLiteral("400 x 400 pixels of 600 x 400")));
        QVERIFY(facts().contains(QStringLiteral("The model draws 64.")));
    }

    void draggingInsideMoves() {
        const QPointF middle = centre();
        drag(middle, middle + QPointF(30, 50));
        // 400 of the picture's pixels are `side` on the screen; there is no room downwards.
        QVERIFY(near(m_canvas->crop().x, 0.5 + 30 / screenPixels() / 600));
        QCOMPARE(m_canvas->crop().y, 0.5);
        QCOMPARE(m_canvas->crop().side, 1.0);
        drag(centre(), centre() + QPointF(1000, 0));
        QVERIFY(near(m_canvas->crop().x, 1.0 - 200.0 / 600));
    }

    void aCornerScalesAndTheOneAcrossStays() {
        const QPointF across = m_canvas->cornerPlace(0);
        const QPointF corner = m_canvas->cornerPlace(2);
        drag(corner, (corner + across) / 2);
        QVERIFY(near(m_canvas->crop().side, 0.5, 0.02));
        QVERIFY((m_canvas->cornerPlace(0) - across).manhattanLength() < 1.0);
        drag(m_canvas->cornerPlace(2), corner + QPointF(300, 300)); // further than the picture
        QVERIFY(near(m_canvas->crop().side, 1.0, 0.001));
        QVERIFY((m_canvas->cornerPlace(0) - across).manhattanLength() < 1.0);
    }

    void theKnobTurnsAndShiftSnaps() {
        wheel(-8); // room for turning
        const QPointF middle = centre();
        drag(m_canvas->knobPlace(), middle + QPointF(70, -60));
        QVERIFY(near(m_canvas->crop().degrees, 49.4, 0.5));
        drag(m_canvas->knobPlace(), middle + QPointF(70, -60), Qt::ShiftModifier);
        QCOMPARE(m_canvas->crop().degrees, 45.0);
        QVERIFY(near(part<QDoubleSpinBox>("cropDegrees")->value(), 45.0));
        QCOMPARE(part<QSlider>("cropAngle")->value(), 90);
    }

    void turningBackGivesTheSideBack() {
        auto* angle = part<QSlider>("cropAngle");
        angle->setValue(90); // 45 degrees
        QVERIFY(near(m_canvas->crop().side, std::sqrt(0.5), 0.001));
        angle->setValue(0);
        QCOMPARE(m_canvas->crop(), PictureCrop{});
    }

    void theWheelAndTheArrowKeys() {
        wheel(-5);
        QVERIFY(near(m_canvas->crop().side, std::pow(0.95, 5)));
        wheel(50); // towards the whole square
        QCOMPARE(m_canvas->crop().side, 1.0);
        QTest::keyClick(m_canvas, Qt::Key_Left);
        QVERIFY(near(m_canvas->crop().x, 0.5 - 0.005 * 400 / 600, 1e-6));
        QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(near(m_canvas->crop().x, 0.5 + 0.045 * 400 / 600, 1e-6));
        QTest::keyClick(m_canvas, Qt::Key_Down);
        QCOMPARE(m_canvas->crop().y, 0.5);
    }

    void squeezedNothingCanBeDragged() {
        part<QCheckBox>("cropSqueezed")->click();
        QCOMPARE(m_canvas->crop().fit, PictureCrop::Fit::Squeeze);
        QVERIFY(!part<QSlider>("cropAngle")->isEnabled());
        QVERIFY(facts().startsWith(QStringLiteral("All of 600 x 400 pixels")));
        const PictureCrop before = m_canvas->crop();
        drag(centre(), centre() + QPointF(40, 0));
        wheel(-3);
        QTest::keyClick(m_canvas, Qt::Key_Left);
        QCOMPARE(m_canvas->crop(), before);
        QTest::mouseClick(part<QPushButton>("cropReset"), Qt::LeftButton);
        QCOMPARE(m_canvas->crop(), PictureCrop{});
        QVERIFY(!part<QCheckBox>("cropSqueezed")->isChecked());
    }

    void thePreviewFollows() {
        // The fake's red is the column: 0 at the left of the picture, 255 at its right.
        const int before = previewRed();
        drag(centre(), centre() + QPointF(1000, 0));
        waitForPreview();
        QVERIFY(previewRed() > before + 30);
        part<QCheckBox>("cropMirrored")->click();
        waitForPreview();
        QVERIFY(previewColour(5).red() > previewColour(200).red() + 100);
    }

    void tooSmallASquareIsSaid() {
        wheel(-60);
        QVERIFY(near(m_canvas->crop().side, kSmallestCropSide, 0.001));
        QVERIFY(facts().contains(QStringLiteral("20 x 20 pixels")));
        QVERIFY(facts().contains(QStringLiteral("The model draws 64, so the picture is enlarged")));
    }

    void applyTellsOnlyWhatChanged() {
        QSignalSpy applied(m_editor.get(), &CropEditor::applied);
        wheel(-5);
        const PictureCrop first = m_canvas->crop();
        QTest::mouseClick(part<QPushButton>("cropNext"), Qt::LeftButton);
        waitForPreview();
        QCOMPARE(part<QLabel>("cropName")->text(), QStringLiteral("2 of 3: b.png"));
        QCOMPARE(m_canvas->crop(), PictureCrop{});
        part<QCheckBox>("cropMirrored")->click();
        part<QCheckBox>("cropMirrored")->click(); // and back
        QTest::mouseClick(part<QPushButton>("cropPrevious"), Qt::LeftButton);
        waitForPreview();
        QCOMPARE(m_canvas->crop(), first);
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QCOMPARE(applied.count(), 1);
        const auto changes = applied[0][0].value<std::vector<CropChange>>();
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes[0].row, std::size_t(0));
        QCOMPARE(changes[0].crop, first);
        QCOMPARE(changes[0].thumbnail.extent, (Extent{96, 96}));
        QVERIFY(!m_editor->isVisible());
    }

    void nothingCanBeChangedBeforeThePictureIsThere() {
        part<QCheckBox>("cropMirrored")->click();
        m_editor->showPicture(1);
        for (const char* name :
             {"cropMirrored", "cropSqueezed", "cropReset", "cropAngle", "cropDegrees"}) {
            QVERIFY2(!part<QWidget>(name)->isEnabled(), name);
        }
        waitForPreview();
        QVERIFY(part<QPushButton>("cropReset")->isEnabled());
        QVERIFY(part<QSlider>("cropAngle")->isEnabled());
        part<QCheckBox>("cropMirrored")->click();
        QSignalSpy applied(m_editor.get(), &CropEditor::applied);
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QCOMPARE(applied[0][0].value<std::vector<CropChange>>().size(), std::size_t(2));
    }

    void cancelTellsNothing() {
        QSignalSpy applied(m_editor.get(), &CropEditor::applied);
        wheel(-5);
        QTest::keyClick(m_editor.get(), Qt::Key_Escape);
        QVERIFY(applied.isEmpty());
        QVERIFY(!m_editor->isVisible());
    }

    void aPictureThatIsGoneIsSaidAndSkipped() {
        m_editor->showPicture(2);
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(!part<QPushButton>("cropNext")->isEnabled());
        QVERIFY(!part<QCheckBox>("cropMirrored")->isEnabled()); // of a picture nobody sees
        QSignalSpy applied(m_editor.get(), &CropEditor::applied);
        QTest::mouseClick(part<QPushButton>("cropApply"), Qt::LeftButton);
        QVERIFY(applied[0][0].value<std::vector<CropChange>>().empty());
    }

    void aCornerOfATurnedSquareStopsAtTheEdge() {
        const PictureCrop crop{kSquare, 0.5, 0.5, 0.4, 30.0, false};
        const auto before = cropCorners(crop, kPicture);
        for (int corner = 0; corner < 4; ++corner) {
            const QPointF outwards = before[corner] * 3.0 - before[(corner + 2) % 4] * 2.0;
            const PictureCrop scaled = draggedCorner(crop, corner, outwards, kPicture);
            QVERIFY(scaled.side > crop.side);
            const auto after = cropCorners(scaled, kPicture);
            const QPointF kept = after[(corner + 2) % 4] - before[(corner + 2) % 4];
            QVERIFY(kept.manhattanLength() < 1e-6);
            double room = 1e9; // to the nearest edge
            for (const QPointF& at : after) {
                room = std::min({room, at.x(), at.y(), 600.0 - at.x(), 400.0 - at.y()});
            }
            QVERIFY(near(room, 0.0, 0.01));
        }
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_editor->findChild<T*>(QString::fromLatin1(name));
    }

    QString facts() { return part<QLabel>("cropFacts")->text(); }

    QPointF centre() { return (m_canvas->cornerPlace(0) + m_canvas->cornerPlace(2)) / 2; }

    /// Of the screen, for one of the picture.
    double screenPixels() {
        return (m_canvas->cornerPlace(1).x() - m_canvas->cornerPlace(0).x()) /
               (m_canvas->crop().side * kPicture.height);
    }

    void waitForPreview() {
        QSignalSpy previewed(m_editor.get(), &CropEditor::previewed);
        QVERIFY(previewed.wait(5000));
        while (previewed.wait(50)) {
        }
    }

    QColor previewColour(int x) {
        return part<QLabel>("cropPreview")->pixmap().toImage().pixelColor(x, 100);
    }

    int previewRed() { return previewColour(104).red(); }

    void wheel(int notches) {
        const QPointF at = centre();
        QWheelEvent event(
            at,
            m_canvas->mapToGlobal(at),
            {},
            {0, -notches * 120},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(m_canvas, &event);
    }

    void send(QEvent::Type type, QPointF at, Qt::KeyboardModifiers modifiers) {
        const bool moves = type == QEvent::MouseMove;
        const bool released = type == QEvent::MouseButtonRelease;
        QMouseEvent event(
            type,
            at,
            m_canvas->mapToGlobal(at),
            moves ? Qt::NoButton : Qt::LeftButton,
            released ? Qt::NoButton : Qt::LeftButton,
            modifiers);
        QCoreApplication::sendEvent(m_canvas, &event);
    }

    void drag(QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        send(QEvent::MouseButtonPress, from, modifiers);
        send(QEvent::MouseMove, (from + to) / 2, modifiers);
        send(QEvent::MouseMove, to, modifiers);
        send(QEvent::MouseButtonRelease, to, modifiers);
    }

    FakePictures m_services;
    std::unique_ptr<CropEditor> m_editor;
    CropCanvas* m_canvas = nullptr;
};

} // namespace sg

QTEST_MAIN(sg::CropEditorTest)
#include "crop_editor_test.moc"
