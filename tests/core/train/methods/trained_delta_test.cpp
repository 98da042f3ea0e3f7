// What a restricted method has learned, saved as a style delta and applied to its parent, is the
// generator that was trained.

#include "core/io/style_delta_file.h"
#include "core/train/methods/method_factory.h"
#include "core/train/methods/method_spec.h"
#include "core/train/methods/trained_delta.h"
#include "tests/core/train/methods/small_model.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace sg;
using test::seeded;
using test::smallModel;

namespace {

/// Moves every factor of an unfrozen group, and the averages half as far.
void learn(Reparameterisation& r, Generator& ema, const FreezePlan& plan) {
    r.setTrainable(&plan);
    for (const auto& target : r.targets()) {
        auto parameter = target.parameter;
        if (parameter.requires_grad()) {
            parameter.mutable_grad() = torch::ones_like(parameter);
        }
    }
    r.pullBack();
    {
        const torch::NoGradGuard noGrad;
        const auto random = seeded(6);
        for (const auto& f : r.factors()) {
            if (!plan.isFrozen(f.group)) {
                f.value.detach().add_(0.05 * torch::randn(f.value.sizes(), random));
            }
        }
    }
    r.materialise();
    r.updateAverage(ema, 0.5);
}

} // namespace

class TrainedDeltaTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void appliedToItsParentItIsTheTrainedGenerator_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<int>("architecture");
        for (const auto& method : trainMethods()) {
            if (method.restricted) {
                const std::string id(method.id);
                QTest::newRow(id.c_str()) << QString::fromStdString(id) << 0;
                QTest::newRow((id + ", StyleGAN3").c_str()) << QString::fromStdString(id) << 1;
            }
        }
    }

    void appliedToItsParentItIsTheTrainedGenerator() {
        QFETCH(QString, method);
        QFETCH(int, architecture);
        const auto model = smallModel(NewArchitecture(architecture));
        auto generator = copyOf(model->generatorEma);
        auto ema = copyOf(model->generatorEma);
        auto r = *makeReparameterisation(method.toStdString(), generator, seeded(1));
        FreezePlan plan;
        const std::string frozen = architecture == 0 ? "g16" : "L3";
        plan.factors[frozen] = 0.0;
        learn(r, ema, plan);
        const auto delta = deltaOf(r, ema, model->info);
        QCOMPARE(delta.kind, method.toStdString());
        QCOMPARE(delta.parent.sha256, model->info.sha256);
        for (const auto& group : delta.groups()) {
            QVERIFY(group != frozen);
        }
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "style.sgdelta";
        const auto written = writeStyleDelta(path, delta, Replace::Always);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        const auto back = readStyleDelta(path);
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        const auto applied = appliedTo(*model, *back, {}, Parentage::Exact);
        QVERIFY2(applied, applied ? "" : applied.error().message.c_str());
        const auto source = model->generatorEma->named_parameters();
        const auto found = (*applied)->generatorEma->named_parameters();
        int changed = 0;
        for (const auto& item : ema->named_parameters()) {
            const auto& name = item.key();
            const auto change = item.value() - source[name];
            const double largest = change.abs().max().item<double>();
            const auto error = (found[name] - item.value()).abs().max().item<double>();
            QVERIFY2(error <= 2e-3 * largest + 1e-6, name.c_str());
            if (largest == 0.0) {
                QVERIFY2(torch::equal(found[name], source[name]), name.c_str());
            }
            changed += largest > 0.0 ? 1 : 0;
        }
        QVERIFY(changed > 4);
        QCOMPARE((*applied)->info.parentSha256, model->info.sha256);
        // The numbers of the method, not those of the network.
        QVERIFY(delta.numbers() < (*applied)->info.generatorParameters / 2);
    }

    void nothingLearnedIsAnEmptyDelta() {
        const auto model = smallModel();
        auto generator = copyOf(model->generatorEma);
        const auto r = *makeReparameterisation("affine+", generator, seeded(1));
        QVERIFY(deltaOf(r, model->generatorEma, model->info).changes.empty());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainedDeltaTest)
#include "trained_delta_test.moc"
