#pragma once

/// The rows and columns of an evaluation in words.

#include "core/measure/evaluation_rows.h"
#include "ui/evaluate/number_table.h"

#include <QString>

#include <vector>

namespace sg {

[[nodiscard]] QString rowInWords(EvaluationRow row);

/// What the row is; one sentence.
[[nodiscard]] QString explained(EvaluationRow row);

/// In whose eyes, as a title, and what to believe of it; of another space than the studio's, the
/// name alone and nothing.
[[nodiscard]] QString titleOf(const SpaceReport& space);
[[nodiscard]] QString adviceOn(const SpaceReport& space);

/// The distances of a space, and a row of them.
[[nodiscard]] std::vector<NumberColumn> distanceColumns(const QString& space);
[[nodiscard]] std::vector<NumberCell> cellsOf(const SetDistances& distances);

/// The same of variety and copies.
[[nodiscard]] QString adviceOn(const VarietyReport& variety);
[[nodiscard]] std::vector<NumberColumn> varietyColumns();
[[nodiscard]] std::vector<NumberCell> cellsOf(const Variety& variety);

} // namespace sg
