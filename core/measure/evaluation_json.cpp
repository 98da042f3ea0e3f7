#include "core/measure/evaluation_json.h"

#include "core/measure/evaluation_rows.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace sg {

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

std::string keyOf(EvaluationRow row) {
    std::string key = nameOf(row);
    std::ranges::replace(key, ' ', '_');
    return key;
}

json nearestJson(
    const std::vector<NearestPicturePair>& pairs, const std::vector<std::string>& pictures) {
    json nearest = json::array();
    for (std::size_t i = 0; i < std::min(kNearestShown, pairs.size()); ++i) {
        const NearestPicturePair& pair = pairs[i];
        nearest.push_back(
            {{"seed", pair.seed},
             {"picture", pictures[std::size_t(pair.picture)]},
             {"mirrored", pair.mirrored},
             {"distance", pair.distance}});
    }
    return nearest;
}

} // namespace

std::string evaluationJson(const Evaluation& evaluation, const std::vector<std::string>& pictures) {
    json spaces = json::object();
    for (const SpaceReport& space : evaluation.spaces) {
        json rows{{"features", space.description}, {"used_in_training", space.usedInTraining}};
        forRows(space, [&rows](EvaluationRow row, const SetDistances& d) {
            rows[keyOf(row)] = distancesJson(d);
        });
        spaces[space.name] = rows;
    }
    const VarietyReport& v = evaluation.variety;
    json variety{
        {"samples", v.samples},
        {"picture_distance", v.pictureDistance},
        {"copy_distance", optionalNumber(v.copyDistance)},
        {"nearest", nearestJson(v.nearest, pictures)}};
    forRows(v, [&variety](EvaluationRow row, const Variety& values) {
        variety[keyOf(row)] = varietyJson(values);
    });
    const json all{
        {"samples", evaluation.samples},
        {"pictures", evaluation.trainPictures},
        {"test_pictures", evaluation.testPictures},
        {"spaces", spaces},
        {"variety", variety},
        {"notes", evaluation.notes}};
    return all.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace sg
