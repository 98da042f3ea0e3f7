#include "app/cli/evaluation_print.h"

#include "app/cli/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <string>

namespace sg::cli {

namespace {

using nlohmann::json;

json optionalNumber(const std::optional<double>& value) {
    return value ? json(*value) : json();
}

json distancesJson(const SetDistances& d) {
    json row{
        {"fd", d.frechet},
        {"fd_sd", d.frechetSpread},
        {"fd_share", d.frechetShare},
        {"kid", d.kernel},
        {"kid_sd", d.kernelSpread},
        {"p", d.kernelP},
        {"mean_distance", d.mean},
        {"density", d.density},
        {"coverage", d.coverage},
        {"recall_train", d.recallTrain}};
    if (d.recallTest) {
        row["recall_test"] = *d.recallTest;
    }
    return row;
}

json varietyJson(const Variety& v) {
    return {
        {"intra_distance", optionalNumber(v.intraDistance)},
        {"entropy", v.entropy},
        {"used_pictures", v.usedPictures},
        {"copy_rate", optionalNumber(v.copyRate)}};
}

/// The four rows of a report, the ones that are there.
template <typename Report, typename Function>
void forRows(const Report& report, const Function& function) {
    function("model", report.model);
    if (report.source) {
        function("do nothing", *report.source);
    }
    function("copycat", report.copycat);
    if (report.floor) {
        function("floor", *report.floor);
    }
}

std::string keyOf(std::string name) {
    for (char& c : name) {
        c = c == ' ' ? '_' : c;
    }
    return name;
}

void printSpace(const SpaceReport& space) {
    const std::string fd = "FD-" + space.name;
    const std::string kid = "KID-" + space.name;
    const int wide = int(std::max<std::size_t>(kid.size() + 2, 12));
    std::printf(
        "\nFeatures: %s\n%-11s%*s%10s%*s%8s%9s%9s%9s%8s%8s\n",
        space.description.c_str(),
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
    forRows(space, [&](const char* name, const SetDistances& d) {
        std::printf(
            "%-11s%*.4f%9.1f%%%*.5f%8.3f%9.3f%9.3f%9.3f%8.3f",
            name,
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
    forRows(report, [](const char* name, const Variety& v) {
        std::printf("%-11s", name);
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

void printEvaluationJson(const Evaluation& evaluation, const PictureBatch& train) {
    json spaces = json::object();
    for (const auto& space : evaluation.spaces) {
        json rows{{"features", space.description}};
        forRows(space, [&](const char* name, const SetDistances& d) {
            rows[keyOf(name)] = distancesJson(d);
        });
        spaces[space.name] = rows;
    }
    const auto& v = evaluation.variety;
    json variety{
        {"samples", v.samples},
        {"picture_distance", v.pictureDistance},
        {"copy_distance", optionalNumber(v.copyDistance)}};
    forRows(
        v, [&](const char* name, const Variety& row) { variety[keyOf(name)] = varietyJson(row); });
    json nearest = json::array();
    for (std::size_t i = 0; i < std::min<std::size_t>(24, v.nearest.size()); ++i) {
        const auto& pair = v.nearest[i];
        nearest.push_back(
            {{"seed", pair.seed},
             {"picture", train.names[std::size_t(pair.picture)]},
             {"mirrored", pair.mirrored},
             {"distance", pair.distance}});
    }
    variety["nearest"] = nearest;
    const json all{
        {"samples", evaluation.samples},
        {"pictures", evaluation.trainPictures},
        {"test_pictures", evaluation.testPictures},
        {"spaces", spaces},
        {"variety", variety},
        {"notes", evaluation.notes}};
    putJson(all);
}

} // namespace sg::cli
