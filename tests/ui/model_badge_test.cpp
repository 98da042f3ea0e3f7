#include "ui/window/model_badge.h"

#include <QLabel>
#include <QMessageBox>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

class ModelBadgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void saysWhatWasFound() {
        QWidget parent;
        sg::ModelBadge badge(&parent);
        sg::ModelInfo info;
        info.name = "faces";
        info.architecture = "StyleGAN3-T";
        info.resolution = 256;
        info.embeddedPrograms = 3;
        info.inertGlobals = {"some.module.Thing"};
        info.licence = "NVIDIA Source Code License";
        info.nonCommercial = true;
        badge.show(info);
        const auto* facts = badge.findChild<QLabel*>(QStringLiteral("modelFacts"));
        QVERIFY(facts->text().contains(QStringLiteral("faces")));
        QVERIFY(facts->text().contains(QStringLiteral("256 x 256")));
        auto* safety = badge.findChild<QToolButton*>(QStringLiteral("safetyBadge"));
        QVERIFY(safety->text().startsWith(QStringLiteral("3 programs found, none run")));
        QVERIFY(badge.findChild<QLabel*>(QStringLiteral("modelLicence"))
                    ->text()
                    .contains(QStringLiteral("non-commercial")));

        QString details;
        QTimer::singleShot(0, &badge, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QVERIFY(box != nullptr);
            details = box->text();
            box->accept();
        });
        safety->click();
        QVERIFY(details.contains(QStringLiteral("some.module.Thing")));
        QVERIFY(details.contains(QStringLiteral("NVIDIA Source Code License")));
    }

    void namesFromAFileAreNoMarkup() {
        QWidget parent;
        sg::ModelBadge badge(&parent);
        sg::ModelInfo info;
        info.inertGlobals = {"<img src=x>"};
        badge.show(info);
        QString details;
        QTimer::singleShot(0, &badge, [&] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            details = box->text();
            box->accept();
        });
        badge.findChild<QToolButton*>(QStringLiteral("safetyBadge"))->click();
        QVERIFY(details.contains(QStringLiteral("&lt;img src=x&gt;")));
    }
};

QTEST_MAIN(ModelBadgeTest)
#include "model_badge_test.moc"
