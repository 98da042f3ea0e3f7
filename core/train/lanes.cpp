#include "core/train/lanes.h"

#include "core/kernels/convolution.h"
#include "core/kernels/plain_kernels.h"
#include "core/model/torch.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sg {

namespace {

/// `sum` may be undefined, which is nothing; so may `more`. Nothing is changed in place: gradients
/// of two tensors may be one.
void addTo(torch::Tensor& sum, const torch::Tensor& more) {
    if (more.defined()) {
        sum = sum.defined() ? sum + more : more;
    }
}

/// While it lives, what `loss` is to learn goes into `gradients`, in the order of `learning`, and
/// not into those of the shared parameters.
class LearnInto {
public:
    LearnInto(
        StyleGan2Loss& loss,
        const std::vector<torch::Tensor>& learning,
        std::vector<torch::Tensor>& gradients)
        : m_loss(loss) {
        m_loss.learn = [&learning, &gradients](const torch::Tensor& value) {
            const auto found =
                torch::autograd::grad({value}, learning, {}, c10::nullopt, false, true);
            for (std::size_t i = 0; i < found.size(); ++i) {
                addTo(gradients[i], found[i]);
            }
        };
    }

    ~LearnInto() { m_loss.learn = nullptr; }

    LearnInto(const LearnInto&) = delete;
    LearnInto& operator=(const LearnInto&) = delete;

private:
    StyleGan2Loss& m_loss;
};

} // namespace

int Lanes::countFor(int part, std::optional<int> group, int threads) {
    const int whole = group ? std::min(*group, part) : part;
    for (int count = std::min(threads, part / std::max(1, whole)); count > 1; --count) {
        if (part % count == 0 && (part / count) % whole == 0) {
            return count;
        }
    }
    return 1;
}

Lanes::Lanes(std::vector<Lane> lanes, int threads) : m_lanes(std::move(lanes)) {
    const int count = int(m_lanes.size());
    if (count > 1) {
        m_team = std::make_unique<ThreadTeam>(count, std::max(1, threads / count));
    }
}

void Lanes::run(
    const std::vector<torch::Tensor>& parameters,
    const std::function<void(Lane& lane, std::size_t index)>& work) {
    if (!m_team) {
        work(m_lanes.front(), 0);
        return;
    }
    std::vector<torch::Tensor> learning;
    std::ranges::copy_if(parameters, std::back_inserter(learning), [](const auto& parameter) {
        return parameter.requires_grad();
    });
    std::vector<std::vector<torch::Tensor>> gradients(
        m_lanes.size(), std::vector<torch::Tensor>(learning.size()));
    const Precision precision = PrecisionScope::inForce();
    const bool plain = PlainKernels::active();
    m_team->run([&](int member) {
        const auto index = std::size_t(member);
        const PrecisionScope precisionScope(precision);
        const PlainKernels plainScope(plain);
        Lane& lane = m_lanes[index];
        const LearnInto mine(lane.loss, learning, gradients[index]);
        work(lane, index);
    });
    const torch::NoGradGuard noGrad;
    for (const auto& ofLane : gradients) {
        for (std::size_t i = 0; i < learning.size(); ++i) {
            addTo(learning[i].mutable_grad(), ofLane[i]);
        }
    }
}

} // namespace sg
