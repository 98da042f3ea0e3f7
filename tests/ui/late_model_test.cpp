// A model that is put together when it is first asked for.

#include "core/train/late_model.h"
#include "tests/ui/fake_services.h"

#include <QTest>

namespace sg {

class LateModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void noneIsNone() {
        QVERIFY(!LateModel());
        QVERIFY(!LateModel(std::shared_ptr<const Model>()));
        QVERIFY(LateModel().get() == nullptr);
    }

    void oneThatIsThereIsGiven() {
        const auto model = makeFakeModel();
        const LateModel late = model;
        QVERIFY(late);
        QVERIFY(late.get() == model);
    }

    void itIsBuiltOnceForAllCopies() {
        int built = 0;
        const LateModel late([&built] {
            ++built;
            return makeFakeModel();
        });
        const LateModel copy = late;
        QVERIFY(copy);
        QCOMPARE(built, 0);
        const auto model = late.get();
        QVERIFY(model != nullptr);
        QVERIFY(copy.get() == model);
        QCOMPARE(built, 1);
    }

    void copiesAreTheSameAndOthersAreNot() {
        const auto model = makeFakeModel();
        const LateModel late = model;
        const LateModel copy = late;
        QVERIFY(copy == late);
        QVERIFY(LateModel(model) != late);
    }
};

} // namespace sg

QTEST_GUILESS_MAIN(sg::LateModelTest)
#include "late_model_test.moc"
