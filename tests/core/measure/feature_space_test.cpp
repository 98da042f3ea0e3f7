// Distances must grow with what is done to pictures, in every space: the self-test of
// methods.md 3.4.

#include "core/data/style_set.h"
#include "core/io/model_reader.h"
#include "core/measure/distances.h"
#include "core/measure/feature_space.h"
#include "core/measure/sample_pictures.h"
#include "core/model/picture_tensors.h"
#include "core/model/torch.h"

#include <QtTest>

#include <functional>
#include <optional>
#include <vector>

namespace {

constexpr std::int64_t kSet = 160;

/// Rank correlation with 0, 1, 2 ...; distances are distinct.
double spearman(const std::vector<double>& values) {
    const auto n = std::int64_t(values.size());
    const auto rank = torch::tensor(values, torch::kFloat64).argsort().argsort();
    const auto d = (rank - torch::arange(n)).to(torch::kFloat64).square().sum().item<double>();
    return 1.0 - 6.0 * d / double(n * (n * n - 1));
}

/// Each of three channels by the same kernel [3,1,h,w].
torch::Tensor convolved(const torch::Tensor& img, const torch::Tensor& kernel) {
    namespace F = torch::nn::functional;
    return F::conv2d(img, kernel, F::Conv2dFuncOptions().groups(3));
}

torch::Tensor blurred(const torch::Tensor& img, double sigma) {
    constexpr std::int64_t kReach = 12;
    const auto x = torch::arange(-kReach, kReach + 1).to(torch::kFloat32);
    auto kernel = torch::exp(-x.square() / (2.0 * sigma * sigma));
    kernel = (kernel / kernel.sum()).repeat({3, 1, 1, 1});
    const auto padded = torch::replication_pad2d(img, {kReach, kReach, kReach, kReach});
    const auto rows = convolved(padded, kernel);
    return convolved(rows, kernel.transpose(2, 3));
}

torch::Tensor noisy(const torch::Tensor& img, double sigma) {
    torch::manual_seed(1);
    return (img + sigma * torch::randn_like(img)).clamp(-1.0, 1.0);
}

/// Without the share of pictures whose corner is darkest; the others again, to the same number.
torch::Tensor dropped(const torch::Tensor& img, double share) {
    const auto order = img.select(3, 0).select(2, 0).mean(1).argsort();
    const auto left = order.slice(0, std::int64_t(share * double(img.size(0))));
    return img.index_select(0, left.index_select(0, torch::arange(img.size(0)) % left.size(0)));
}

} // namespace

class FeatureSpaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() {
        const auto model = sg::openModel(SG_SOURCE_DIR "/resources/models/toonhead-64.pkl");
        QVERIFY(model);
        m_model = *model;
        std::vector<torch::Tensor> parts;
        sg::drawSamples(*m_model, 0, int(2 * kSet), 1.0, [&](const torch::Tensor& img) {
            parts.push_back(img);
        });
        const auto all = torch::cat(parts);
        m_real = all.slice(0, 0, kSet);
        m_changed = all.slice(0, kSet);
        const auto set = sg::importStyle({SG_SOURCE_DIR "/resources/packs/notionists"});
        QVERIFY(set);
        const auto pack = sg::decodePictures(*set, 64, 3);
        QVERIFY(pack);
        m_others = sg::tensorOf(*pack);
    }

    void distancesGrow_data() {
        QTest::addColumn<QString>("space");
        for (const char* space : {"rand64", "source-d"}) {
            QTest::newRow(space) << QString::fromLatin1(space);
        }
    }

    void distancesGrow() {
        QFETCH(QString, space);
        const auto through =
            space == QLatin1String("rand64") ? sg::randomSpace() : sg::criticSpace(*m_model);
        const auto mixed = [&](const torch::Tensor& img, double share) {
            const auto count = std::int64_t(share * double(kSet));
            const auto others = m_others.index_select(0, torch::arange(count) % m_others.size(0));
            return torch::cat({others, img.slice(0, count)});
        };
        const torch::NoGradGuard noGrad;
        auto extractors = through.extractors;
        std::vector<std::optional<sg::PrincipalAxes>> axes(extractors.size());
        const auto rows = [&](std::size_t e, const torch::Tensor& img) {
            const auto raw = extractors[e](img);
            return axes[e] ? (*axes[e])(raw) : raw;
        };
        if (through.fitted) {
            for (std::size_t e = 0; e < extractors.size(); ++e) {
                axes[e].emplace(torch::cat({rows(e, m_real), rows(e, m_others)}));
            }
        }
        std::vector<torch::Tensor> real;
        for (std::size_t e = 0; e < extractors.size(); ++e) {
            real.push_back(rows(e, m_real));
        }
        // As it is reported: the mean over the space's networks.
        const auto distance = [&](const torch::Tensor& img) {
            double sum = 0.0;
            for (std::size_t e = 0; e < extractors.size(); ++e) {
                sum += sg::frechetDistance(rows(e, img), real[e]);
            }
            return sum / double(extractors.size());
        };
        const double floor = distance(m_changed);
        const auto check = [&](const char* what, const auto& change, const auto& levels) {
            std::vector<double> distances;
            QString text =
                QLatin1String(what) + QLatin1String(", after the floor: ") + QString::number(floor);
            for (const double level : levels) {
                distances.push_back(distance(change(m_changed, level)));
                text += QLatin1Char(' ') + QString::number(distances.back());
            }
            QVERIFY2(spearman(distances) >= 0.9, qPrintable(text));
            QVERIFY2(distances.back() > 3.0 * floor, qPrintable(text));
        };
        check("blur", blurred, std::vector{0.5, 1.0, 1.5, 2.0, 3.0, 4.0});
        check("noise", noisy, std::vector{0.05, 0.1, 0.2, 0.4, 0.8});
        check("dropped modes", dropped, std::vector{0.25, 0.5, 0.75, 0.9, 0.95});
        check("mixed", mixed, std::vector{0.05, 0.1, 0.2, 0.5, 1.0});
    }

private:
    std::shared_ptr<sg::Model> m_model;
    torch::Tensor m_real;
    torch::Tensor m_changed;
    torch::Tensor m_others;
};

QTEST_GUILESS_MAIN(FeatureSpaceTest)
#include "feature_space_test.moc"
