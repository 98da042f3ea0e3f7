#include "core/measure/evaluation.h"
#include "core/model/images.h"
#include "core/model/model.h"
#include "core/model/torch.h"
#include "tests/core/measure/tiny_pictures.h"

#include <QtTest>

class EvaluationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aModelIsNearerToItsOwnPicturesThanAnother() {
        const auto judge = tinyModel(1);
        const auto other = tinyModel(2);
        const auto pictures = picturesOf(*judge, 1000, 60);
        const sg::EvaluationOptions options{60, 1.0};
        const auto own = sg::evaluate(*judge, *judge, pictures, options);
        const auto foreign = sg::evaluate(*other, *judge, pictures, options);
        QVERIFY(own && foreign);
        QVERIFY(own->meanDistance * 3.0 < foreign->meanDistance);
        QVERIFY(std::abs(own->kernelDistance) * 3.0 < foreign->kernelDistance);
    }

    void whatCannotBeComparedIsSaid() {
        const auto model = tinyModel(1);
        const auto pictures = picturesOf(*model, 0, 3);
        sg::Model judge;
        judge.generatorEma = model->generatorEma;
        judge.describe();
        QVERIFY(!sg::evaluate(*model, judge, pictures, {10, 1.0}));
        QVERIFY(!sg::evaluate(*model, *model, picturesOf(*model, 0, 1), {10, 1.0}));
        QVERIFY(!sg::evaluate(*model, *model, pictures, {1, 1.0}));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "evaluation_test.moc"
