#include "tests/ui/fake_evaluation.h"

#include <chrono>
#include <string>
#include <thread>

namespace sg {

namespace {

SetDistances distances(double frechet, double kernel, bool test) {
    SetDistances d;
    d.frechet = frechet;
    d.frechetShare = frechet / 2.0;
    d.kernel = kernel;
    d.kernelP = kernel > 0.02 ? 0.002 : 0.31;
    d.density = 1.0 / (1.0 + 4.0 * frechet);
    d.coverage = 1.0 / (1.0 + frechet);
    d.recallTrain = 0.75;
    if (test) {
        d.recallTest = 0.5;
    }
    return d;
}

SpaceReport space(const std::string& name, double scale, bool test, bool source) {
    SpaceReport report;
    report.name = name;
    report.description = name + " of the fake";
    report.model = distances(0.41 * scale, 0.0132, test);
    if (source) {
        report.source = distances(1.32 * scale, 0.0876, test);
    }
    report.copycat = distances(test ? 0.83 * scale : 0.0, test ? 0.0401 : -0.001, test);
    report.floor = distances(0.27 * scale, 0.0021, test);
    return report;
}

Variety variety(double intra, double copies) {
    Variety v;
    v.intraDistance = intra;
    v.entropy = 0.87;
    v.usedPictures = 5;
    v.copyRate = copies;
    return v;
}

/// A disc on a ground; which colours, `tone` says.
Image tile(int tone) {
    Image image({64, 64}, 3);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            const bool inside = (x - 32) * (x - 32) + (y - 36) * (y - 36) < 22 * 22;
            for (int c = 0; c < 3; ++c) {
                image.row(y)[x * 3 + c] = static_cast<std::uint8_t>(
                    inside ? 210 - (tone * 37 + c * 53) % 90 : 50 + (tone * 29 + c * 71) % 110);
            }
        }
    }
    return image;
}

} // namespace

Evaluation fakeEvaluation(int samples, int train, int test, bool source) {
    Evaluation e;
    e.samples = samples;
    e.trainPictures = train;
    e.testPictures = test;
    e.spaces = {space("rand64", 1.0, test > 0, source), space("source-d", 4.0, test > 0, source)};
    e.spaces[0].model.frechetSpread = 0.0125;
    e.variety.samples = samples;
    e.variety.pictureDistance = 0.512;
    e.variety.copyDistance = 0.181;
    e.variety.model = variety(0.3111, 0.03);
    if (source) {
        e.variety.source = variety(0.4222, 0.0);
    }
    e.variety.copycat = variety(0.0, 1.0);
    e.variety.copycat.intraDistance.reset();
    if (test > 0) {
        e.variety.floor = variety(0.3333, 0.05);
    }
    for (int i = 0; i < 30; ++i) {
        e.variety.nearest.push_back(
            {static_cast<std::uint32_t>(100 + i), i % train, i % 3 == 1, 0.15 + 0.01 * i});
    }
    e.notes = {
        "The training kept layers of the critic behind source-d as they are, and the samples "
        "were made to please them: rand64 is to be believed more."};
    return e;
}

Result<EvaluationAnswer> FakeEvaluation::evaluate(
    const EvaluationQuestion& question,
    const std::stop_token& stop,
    const EvaluationProgress& progress) {
    {
        const std::lock_guard lock(m_mutex);
        m_question = question;
    }
    ++asked;
    progress(done);
    while (held && (deaf || !stop.stop_requested())) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (stop.stop_requested()) {
        ++stopped;
        if (!deaf) {
            return fail(ErrorCode::Cancelled, "The measurement was cancelled");
        }
    }
    if (broken) {
        return fail(ErrorCode::FileNotFound, "a.png is gone");
    }
    if (question.heldOut.string().find("missing") != std::string::npos) {
        return fail(ErrorCode::FileNotFound, question.heldOut.string() + " does not exist");
    }
    EvaluationAnswer answer;
    if (question.own) {
        answer.pictures = question.own->names;
    } else {
        for (const StylePicture& picture : question.pictures.pictures) {
            answer.pictures.push_back(picture.name);
        }
    }
    answer.evaluation = fakeEvaluation(
        question.samples,
        static_cast<int>(answer.pictures.size()),
        question.heldOut.empty() ? 0 : 10,
        question.source != nullptr);
    for (std::size_t i = 0; i < kNearestShown; ++i) {
        answer.nearest.push_back({tile(static_cast<int>(i)), tile(static_cast<int>(i) + 2)});
    }
    return answer;
}

EvaluationQuestion FakeEvaluation::lastQuestion() const {
    const std::lock_guard lock(m_mutex);
    return m_question;
}

} // namespace sg
