// What mouse, wheel and keyboard do alike everywhere in the window.

#include "tests/ui/strict.h"
#include "tests/ui/whole_window.h"
#include "ui/looks/application_setup.h"
#include "ui/looks/theme.h"

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>
#include <QWindow>
#include <QtTest/qtestspontaneevent.h>

#include <set>

namespace sg {

namespace {

bool isControl(const QWidget& widget) {
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           widget.focusPolicy() != Qt::NoFocus;
}

/// A part of another control, which speaks for it.
bool isPart(const QWidget& widget) {
    return qobject_cast<const QScrollBar*>(&widget) != nullptr ||
           widget.objectName().startsWith(QStringLiteral("qt_")) ||
           qobject_cast<const QAbstractSpinBox*>(widget.parentWidget()) != nullptr ||
           qobject_cast<const QLineEdit*>(widget.parentWidget()) != nullptr ||
           qobject_cast<const QComboBox*>(widget.parentWidget()) != nullptr;
}

QString wordsFor(const QWidget& widget) {
    return QStringLiteral("%1 \"%2\" in %3")
        .arg(
            QString::fromLatin1(widget.metaObject()->className()),
            widget.objectName(),
            widget.parentWidget() == nullptr ? QString() : widget.parentWidget()->objectName());
}

} // namespace

class InputHabitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { setUpApplication(*qApp); }

    void init() {
        failOnAnyWarning();
        m_studio = std::make_unique<WholeWindow>();
        m_studio->window->setRunsFolder(QDir::tempPath());
        QVERIFY(QTest::qWaitForWindowActive(m_studio->window.get()));
        QVERIFY(m_studio->fill());
        part<QToolButton>("advancedFold")->setChecked(true);
        part<QToolButton>("blendFold")->setChecked(true);
        QCoreApplication::processEvents();
    }

    void cleanup() { m_studio.reset(); }

    void theWheelChangesOnlyWhatHasTheFocus() {
        m_studio->window->preview().setFocus();
        int tried = 0;
        for (QWidget* widget : m_studio->window->findChildren<QWidget*>()) {
            auto* slider = qobject_cast<QSlider*>(widget);
            auto* box = qobject_cast<QComboBox*>(widget);
            auto* spin = qobject_cast<QAbstractSpinBox*>(widget);
            if ((slider == nullptr && box == nullptr && spin == nullptr) || !widget->isVisible()) {
                continue;
            }
            const QString before = valueOf(*widget);
            wheel(*widget, -1);
            wheel(*widget, 1);
            wheel(*widget, -1);
            QVERIFY2(!widget->hasFocus(), qPrintable(wordsFor(*widget)));
            QVERIFY2(valueOf(*widget) == before, qPrintable(wordsFor(*widget)));
            ++tried;
        }
        QVERIFY(tried > 30);
        auto* psi = part<QSlider>("psiSlider");
        psi->setFocus();
        const int before = psi->value();
        wheel(*psi, -1);
        QVERIFY(psi->value() != before);
    }

    /// By the events of a real mouse, which find their widget by the place.
    void theWheelOverAFieldScrollsItsForm() {
        m_studio->window->resize(1280, 700);
        QCoreApplication::processEvents();
        QScrollArea* form = nullptr;
        QDoubleSpinBox* field = nullptr;
        for (auto* box : m_studio->window->findChildren<QDoubleSpinBox*>()) {
            auto* parent = box->parentWidget();
            while (parent != nullptr && qobject_cast<QScrollArea*>(parent) == nullptr) {
                parent = parent->parentWidget();
            }
            auto* area = qobject_cast<QScrollArea*>(parent);
            if (area != nullptr && box->isVisible() && area->verticalScrollBar()->maximum() > 0) {
                form = area;
                field = box;
            }
        }
        QVERIFY2(field != nullptr, "no form is long enough to be scrolled");
        form->verticalScrollBar()->setValue(0);
        form->ensureWidgetVisible(field);
        const int before = form->verticalScrollBar()->value();
        const double value = field->value();
        const int notches = before > 0 ? 1 : -1;
        m_studio->window->preview().setFocus();
        QWindow* window = m_studio->window->windowHandle();
        const QPointF place = field->mapTo(m_studio->window.get(), field->rect().center());
        for (int i = 0; i < 2; ++i) {
            QWheelEvent event(
                place,
                window->mapToGlobal(place),
                {},
                {0, 120 * notches},
                Qt::NoButton,
                Qt::NoModifier,
                Qt::NoScrollPhase,
                false);
            QSpontaneKeyEvent::setSpontaneous(&event); // else it does not go on to the parents
            qApp->notify(window, &event);
        }
        QVERIFY(form->verticalScrollBar()->value() != before);
        QCOMPARE(field->value(), value);
        QVERIFY(!field->hasFocus());
    }

    void aDoubleClickGoesBackToTheUsualValue() {
        auto* psi = part<QSlider>("psiSlider");
        psi->setValue(12);
        QTest::mouseDClick(psi, Qt::LeftButton);
        QCOMPARE(psi->value(), 70);
        auto* fader = part<QSlider>("fader_g8");
        fader->setValue(3);
        QTest::mouseDClick(fader, Qt::LeftButton);
        QCOMPARE(fader->value(), 20);
        auto* rate = part<QDoubleSpinBox>("setting_learning_rate");
        rate->setValue(0.01);
        auto* text = rate->findChild<QLineEdit*>();
        QTest::mouseDClick(text, Qt::LeftButton);
        QCOMPARE(rate->value(), 0.002);
        QCOMPARE(text->selectedText(), text->text()); // a number may be typed over it
        // Fast clicks on its arrows are no double click on its number.
        auto* seed = part<QSpinBox>("firstSeed");
        seed->setValue(5);
        const QPoint up(seed->width() - 6, 5);
        QTest::mouseClick(seed, Qt::LeftButton, {}, up);
        QTest::mouseDClick(seed, Qt::LeftButton, {}, up);
        QVERIFY(seed->value() > 5);
    }

    void everyControlHasAName() {
        QStringList nameless;
        for (QWidget* widget : m_studio->window->findChildren<QWidget*>()) {
            if (!isControl(*widget) || isPart(*widget) || !widget->isVisible()) {
                continue;
            }
            QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
            const QString name = spoken == nullptr ? QString() : spoken->text(QAccessible::Name);
            const bool says =
                std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLetterOrNumber(); });
            if (!says) {
                nameless << wordsFor(*widget);
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
    }

    void tabReachesEveryControl() {
        std::set<const QWidget*> reached;
        m_studio->window->preview().setFocus();
        for (int i = 0; i < 400; ++i) {
            const QWidget* before = QApplication::focusWidget();
            if (!reached.insert(before).second) {
                break;
            }
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY2(QApplication::focusWidget() != before, qPrintable(wordsFor(*before)));
        }
        QStringList missed;
        for (const QWidget* widget : m_studio->window->findChildren<QWidget*>()) {
            if (!isControl(*widget) || isPart(*widget) || !widget->isVisible() ||
                !widget->isEnabled() || reached.count(widget) != 0) {
                continue;
            }
            // M and S on the fader, and the View menu, do the same.
            const QString role = widget->property("role").toString();
            if (role == QStringLiteral("mute") || role == QStringLiteral("solo") ||
                role == QStringLiteral("dock")) {
                continue;
            }
            missed << wordsFor(*widget);
        }
        QVERIFY2(missed.isEmpty(), qPrintable(missed.join(QLatin1Char('\n'))));
    }

    void theFocusIsSeen_data() {
        QTest::addColumn<QString>("theme");
        QTest::newRow("dark") << QStringLiteral("dark");
        QTest::newRow("light") << QStringLiteral("light");
    }

    void theFocusIsSeen() {
        QFETCH(QString, theme);
        applyTheme(*qApp, themeNamed(theme));
        QStringList unseen;
        for (QWidget* widget : m_studio->window->findChildren<QWidget*>()) {
            if (!isControl(*widget) || isPart(*widget) || !widget->isVisible() ||
                !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus)) {
                continue;
            }
            m_studio->window->setAttribute(Qt::WA_KeyboardFocusChange); // as Tab does
            m_studio->window->setFocus();
            if (widget->objectName() == QStringLiteral("preview")) {
                continue; // nothing may lie over pictures
            }
            const QImage without = widget->grab().toImage();
            widget->setFocus(Qt::TabFocusReason);
            if (widget->grab().toImage() == without) {
                unseen << wordsFor(*widget);
            }
        }
        applyTheme(*qApp, Theme::Dark);
        QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join(QLatin1Char('\n'))));
    }

private:
    template <typename T>
    T* part(const char* name) {
        return m_studio->part<T>(name);
    }

    static QString valueOf(const QWidget& widget) {
        if (const auto* slider = qobject_cast<const QSlider*>(&widget)) {
            return QString::number(slider->value());
        }
        if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
            return QString::number(box->currentIndex());
        }
        return qobject_cast<const QAbstractSpinBox*>(&widget)->text();
    }

    /// As the window system sends it.
    static void wheel(QWidget& widget, int notches) {
        const QPointF place(widget.rect().center());
        QWheelEvent event(
            place,
            widget.mapToGlobal(place),
            {},
            {0, 120 * notches},
            Qt::NoButton,
            Qt::NoModifier,
            Qt::NoScrollPhase,
            false);
        QCoreApplication::sendEvent(&widget, &event);
    }

    std::unique_ptr<WholeWindow> m_studio;
};

} // namespace sg

QTEST_MAIN(sg::InputHabitsTest)
#include "input_habits_test.moc"
