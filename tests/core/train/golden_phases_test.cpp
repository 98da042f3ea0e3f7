// Every phase of the StyleGAN2 loss against golden values and gradients of an independent
// implementation (tests/data/golden/README.md).

#include "core/io/model_reader.h"
#include "core/io/tensor_file.h"
#include "core/model/torch.h"
#include "core/train/losses.h"

#include <QtTest>

using namespace sg;

namespace {

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(SG_TEST_DATA) / "golden" / name;
}

/// Networks of sg2_64.pkl with every noise strength of G at 0, as the reference was computed.
struct Networks {
    Generator g{nullptr};
    Discriminator d{nullptr};

    Networks() {
        const auto model = openModel(golden("sg2_64.pkl"));
        g = (*model)->generator;
        d = (*model)->discriminator;
        const torch::NoGradGuard noGrad;
        for (auto& item : g->named_parameters()) {
            if (item.key().ends_with("noise_strength")) {
                item.value().zero_();
            }
        }
    }
};

void trainOnly(torch::nn::Module& on, torch::nn::Module& off) {
    for (auto& parameter : on.parameters()) {
        parameter.requires_grad_(true);
    }
    for (auto& parameter : off.parameters()) {
        parameter.requires_grad_(false);
    }
}

} // namespace

class GoldenPhasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        auto tensors = readTensors(golden("sg2_64.train.safetensors"));
        QVERIFY2(tensors, tensors ? "" : tensors.error().message.c_str());
        m_ref = std::move(*tensors);
    }

    void generatorMain() {
        Networks n;
        trainOnly(*n.g, *n.d);
        StyleGan2Loss loss(n.g, n.d);
        loss.updateWAvg = false;
        LatentBatch latents;
        latents.z = m_ref.at("z");
        const auto values = loss.generatorMain(latents, NoiseSource{NoiseMode::None}, 1.0);
        compareValues("Gmain/Loss/G/loss", values.loss);
        compareValues("Gmain/Loss/scores/fake", values.scoresFake);
        compareGradients("Gmain", *n.g);
        noGradients(*n.d);
    }

    void generatorReg() {
        Networks n;
        trainOnly(*n.g, *n.d);
        StyleGan2Loss loss(n.g, n.d);
        loss.updateWAvg = false;
        LatentBatch latents;
        latents.z = m_ref.at("z").slice(0, 0, 2);
        const auto values = loss.generatorReg(
            latents, NoiseSource{NoiseMode::None}, m_ref.at("pl_noise_raw"), 2.0, 1.0);
        compareValues("Greg/Loss/pl_penalty", values.pathLengthPenalty);
        compareValues("Greg/Loss/G/reg", values.loss);
        compareGradients("Greg", *n.g);
    }

    void discriminatorMain() {
        Networks n;
        trainOnly(*n.d, *n.g);
        StyleGan2Loss loss(n.g, n.d);
        loss.updateWAvg = false;
        LatentBatch latents;
        latents.z = m_ref.at("z");
        const auto values = loss.discriminatorMain(
            latents, NoiseSource{NoiseMode::None}, m_ref.at("real"), {}, 1.0);
        compareValues("Dmain/Loss/D/loss", values.loss);
        compareValues("Dmain/Loss/scores/real", values.scoresReal);
        compareGradients("Dmain", *n.d);
        noGradients(*n.g);
    }

    void discriminatorReg() {
        Networks n;
        trainOnly(*n.d, *n.g);
        StyleGan2Loss loss(n.g, n.d);
        const auto values = loss.discriminatorReg(m_ref.at("real"), {}, 2.0, 1.0);
        compareValues("Dreg/Loss/r1_penalty", values.r1Penalty);
        compareValues("Dreg/Loss/D/reg", values.loss);
        compareGradients("Dreg", *n.d);
    }

private:
    void compareValues(const std::string& key, const torch::Tensor& ours) {
        const auto found = m_ref.find(key);
        QVERIFY2(found != m_ref.end(), key.c_str());
        const auto expected = found->second.view(-1);
        const auto difference = (ours.reshape(-1) - expected).abs().max().item<double>();
        QVERIFY2(difference <= 1e-3 * expected.abs().max().item<double>(), key.c_str());
    }

    /// A parameter without a key has no gradient, or an exactly unused one; noise strengths depend
    /// on random noise and are left out.
    void compareGradients(const std::string& phase, const torch::nn::Module& module) {
        const std::string prefix = phase + "/grad/";
        double largest = 0.0;
        int expectedCount = 0;
        for (const auto& [key, tensor] : m_ref) {
            if (key.starts_with(prefix)) {
                largest = std::max(largest, tensor.abs().max().item<double>());
                expectedCount += key.ends_with("noise_strength") ? 0 : 1;
            }
        }
        QVERIFY(expectedCount > 0);
        int compared = 0;
        for (const auto& item : module.named_parameters()) {
            const auto found = m_ref.find(prefix + item.key());
            if (item.key().ends_with("noise_strength")) {
                continue;
            }
            const auto& grad = item.value().grad();
            if (found == m_ref.end()) {
                QVERIFY2(
                    !grad.defined() || grad.abs().max().item<double>() <= 1e-5 * largest,
                    item.key().c_str());
                continue;
            }
            QVERIFY2(grad.defined(), item.key().c_str());
            const double difference = (grad - found->second).abs().max().item<double>();
            const double tolerance =
                1e-3 * found->second.abs().max().item<double>() + 1e-5 * largest;
            QVERIFY2(difference <= tolerance, item.key().c_str());
            ++compared;
        }
        QCOMPARE(compared, expectedCount);
    }

    void noGradients(const torch::nn::Module& module) {
        for (const auto& item : module.named_parameters()) {
            QVERIFY2(!item.value().grad().defined(), item.key().c_str());
        }
    }

    StateDict m_ref;
};

QTEST_GUILESS_MAIN(GoldenPhasesTest)
#include "golden_phases_test.moc"
