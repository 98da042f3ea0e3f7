#include "app/cli/evaluation_print.h"

#include "core/measure/evaluation_rows.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace sg::cli {

namespace {

void printSpace(const SpaceReport& space) {
    const std::string fd = "FD-" + space.name;
    const std::string kid = "KID-" + space.name;
    const int wide = int(std::max<std::size_t>(kid.size() + 2, 12));
    std::printf(
        "\nFeatures: %s%s\n%-11s%*s%10s%*s%8s%9s%9s%9s%8s%8s\n",
        space.description.c_str(),
        space.usedInTraining ? " (used in training)" : "",
        "",
        wide,
        fd.c_str(),
        "of var.",
        wide,
        kid.c_str(),
        "p",
        "mean",
        "density",
        "coverage",
        "rec.",
        "test");
    forRows(space, [&](EvaluationRow row, const SetDistances& d) {
        std::printf(
            "%-11s%*.4f%9.1f%%%*.5f%8.3f%9.3f%9.3f%9.3f%8.3f",
            nameOf(row),
            wide,
            d.frechet,
            100.0 * d.frechetShare,
            wide,
            d.kernel,
            d.kernelP,
            d.mean,
            d.density,
            d.coverage,
            d.recallTrain);
        d.recallTest ? std::printf("%8.3f\n", *d.recallTest) : std::printf("%8s\n", "-");
    });
    if (space.model.frechetSpread > 0.0) {
        std::printf(
            "model, over the networks: FD +- %.4f, KID +- %.5f\n",
            space.model.frechetSpread,
            space.model.kernelSpread);
    }
}

void printVariety(const VarietyReport& report) {
    std::printf(
        "\nVariety and copies, of %d samples (two pictures are %.3f apart on average)\n"
        "%-11s%14s%10s%10s%10s\n",
        report.samples,
        report.pictureDistance,
        "",
        "intra-DPIPS",
        "entropy",
        "pictures",
        "copies");
    forRows(report, [](EvaluationRow row, const Variety& v) {
        std::printf("%-11s", nameOf(row));
        v.intraDistance ? std::printf("%14.4f", *v.intraDistance) : std::printf("%14s", "-");
        std::printf("%10.3f%10d", v.entropy, v.usedPictures);
        v.copyRate ? std::printf("%9.1f%%\n", 100.0 * *v.copyRate) : std::printf("%10s\n", "-");
    });
}

} // namespace

void printEvaluation(const Evaluation& evaluation) {
    std::printf("%d samples, %d pictures", evaluation.samples, evaluation.trainPictures);
    if (evaluation.testPictures > 0) {
        std::printf(", compared with %d held-out pictures", evaluation.testPictures);
    }
    std::printf("\n");
    for (const auto& space : evaluation.spaces) {
        printSpace(space);
    }
    printVariety(evaluation.variety);
    std::printf("\n");
    for (const auto& note : evaluation.notes) {
        std::printf("Note: %s\n", note.c_str());
    }
}

} // namespace sg::cli
