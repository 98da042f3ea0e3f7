// The optimiser against LibTorch's, and its state.

#include "core/model/torch.h"
#include "core/train/adam.h"

#include <QtTest>

#include <torch/optim/adam.h>

#include <limits>

using namespace sg;

namespace {

torch::Tensor leaf(std::int64_t seed) {
    auto random = at::make_generator<at::CPUGeneratorImpl>(static_cast<std::uint64_t>(seed));
    return torch::randn({3, 4}, random).requires_grad_();
}

void setGradient(torch::Tensor& tensor, int step) {
    auto random = at::make_generator<at::CPUGeneratorImpl>(static_cast<std::uint64_t>(100 + step));
    tensor.mutable_grad() = torch::randn(tensor.sizes(), random);
}

bool always(const std::string&) {
    return true;
}

} // namespace

class AdamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void stepsAsLibTorchDoes() {
        auto theirs = leaf(1);
        auto ours = leaf(1);
        torch::optim::Adam reference(
            {theirs}, torch::optim::AdamOptions(0.002).betas({0.0, 0.99}).eps(1e-8));
        Adam adam({{"x", "g4", ours, 1.0}}, 0.99);
        for (int step = 0; step < 20; ++step) {
            setGradient(theirs, step);
            setGradient(ours, step);
            reference.step();
            adam.stepAndClear([](const std::string&) { return 0.002; });
            QVERIFY(!ours.grad().defined());
        }
        QVERIFY(torch::allclose(ours, theirs, 1e-6, 1e-7));
        QVERIFY(!torch::allclose(ours, leaf(1), 1e-6, 1e-3)); // it moved
    }

    void ratesFollowTheGroupAndTheParameter() {
        auto slow = torch::zeros({2}).requires_grad_();
        auto fast = torch::zeros({2}).requires_grad_();
        auto frozen = torch::zeros({2}).requires_grad_();
        Adam adam(
            {{"a", "g4", slow, 1.0}, {"b", "g4", fast, 10.0}, {"c", "g8", frozen, 1.0}}, 0.99);
        for (auto* tensor : {&slow, &fast, &frozen}) {
            tensor->mutable_grad() = torch::ones({2});
        }
        adam.stepAndClear([](const std::string& group) { return group == "g4" ? 0.01 : 0.0; });
        // The first step of Adam is the rate itself.
        QVERIFY(torch::allclose(slow, torch::full({2}, -0.01)));
        QVERIFY(torch::allclose(fast, torch::full({2}, -0.1)));
        QVERIFY(torch::equal(frozen, torch::zeros({2})));
    }

    void gradientsAreMadeFinite() {
        auto x = torch::zeros({3}).requires_grad_();
        Adam adam({{"x", "g4", x, 1.0}}, 0.99);
        x.mutable_grad() = torch::tensor(
            {std::numeric_limits<float>::quiet_NaN(),
             std::numeric_limits<float>::infinity(),
             -std::numeric_limits<float>::infinity()});
        adam.stepAndClear([](const std::string&) { return 0.01; });
        QVERIFY(torch::allclose(x, torch::tensor({0.0F, -0.01F, 0.01F})));
    }

    void continuesFromItsState() {
        auto whole = leaf(2);
        auto first = leaf(2);
        const auto rate = [](const std::string&) { return 0.002; };
        Adam adam({{"x", "g4", whole, 1.0}}, 0.99);
        Adam before({{"x", "g4", first, 1.0}}, 0.99);
        for (int step = 0; step < 6; ++step) {
            setGradient(whole, step);
            adam.stepAndClear(rate);
            if (step < 3) {
                setGradient(first, step);
                before.stepAndClear(rate);
            }
        }
        auto second = first.detach().clone().requires_grad_();
        Adam after({{"x", "g4", second, 1.0}}, 0.99);
        after.restore(before.state());
        for (int step = 3; step < 6; ++step) {
            setGradient(second, step);
            after.stepAndClear(rate);
        }
        QVERIFY(torch::equal(whole, second));
        QVERIFY_THROWS_EXCEPTION(c10::Error, after.restore({}));
        Adam other({{"x", "g4", torch::zeros({5}), 1.0}}, 0.99);
        QVERIFY_THROWS_EXCEPTION(c10::Error, other.restore(before.state()));
    }

    void gradientsAreOnlyAskedForWhereTheyServe() {
        auto a = torch::zeros({1});
        auto b = torch::zeros({1});
        Adam adam({{"a", "g4", a, 1.0}, {"b", "g8", b, 1.0}}, 0.99);
        adam.setTrainable([](const std::string& group) { return group == "g8"; });
        QVERIFY(!a.requires_grad());
        QVERIFY(b.requires_grad());
        QVERIFY(adam.any(always));
        QVERIFY(!adam.any([](const std::string& group) { return group == "d4"; }));
    }
};

QTEST_GUILESS_MAIN(AdamTest)
#include "adam_test.moc"
