#include "ui/evaluate/measure_words.h"

#include <QCoreApplication>

#include <optional>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

NumberCell number(double value, int digits) {
    return {QString::number(value, 'f', digits), value, {}};
}

NumberCell share(double value) {
    return {QString::number(100.0 * value, 'f', 1) % QStringLiteral(" %"), value, {}};
}

/// With the standard deviation over the networks of the space, where it has several.
NumberCell spreading(double value, double spread, int digits) {
    NumberCell cell = number(value, digits);
    if (spread > 0.0) {
        cell.toolTip = tr("%1, give or take %2 between the networks")
                           .arg(cell.text, QString::number(spread, 'f', digits));
    }
    return cell;
}

NumberCell missing(const QString& why) {
    return {QStringLiteral("-"), std::nullopt, why};
}

} // namespace

QString rowInWords(EvaluationRow row) {
    switch (row) {
    case EvaluationRow::Model:
        return tr("Model");
    case EvaluationRow::DoNothing:
        return tr("Do nothing");
    case EvaluationRow::Copycat:
        return tr("Copycat");
    case EvaluationRow::Floor:
        return tr("Floor");
    }
    return {};
}

QString explained(EvaluationRow row) {
    switch (row) {
    case EvaluationRow::Model:
        return tr("Samples of the judged model.");
    case EvaluationRow::DoNothing:
        return tr("Samples of the model it was tuned from.");
    case EvaluationRow::Copycat:
        return tr("The pictures it was tuned with, again and again: what a perfect memory would "
                  "reach.");
    case EvaluationRow::Floor:
        return tr("Real pictures against one another: what even they do not fall below.");
    }
    return {};
}

QString titleOf(const SpaceReport& space) {
    if (space.name == "rand64") {
        return tr("As fixed random networks see it (rand64)");
    }
    if (space.name == "source-d") {
        return space.usedInTraining
                   ? tr("As the critic of the opened model sees it (source-d, used in training)")
                   : tr("As the critic of the opened model sees it (source-d)");
    }
    return QString::fromStdString(space.name);
}

QString adviceOn(const SpaceReport& space) {
    if (space.name == "rand64") {
        return tr("Ranks models and settings on one set of pictures, and sees blur, noise, colour, "
                  "texture and lost modes; it does not count eyes.");
    }
    if (space.name == "source-d") {
        return tr("Knows this kind of picture; not to be believed where the training froze layers "
                  "of the critic.");
    }
    return {};
}

std::vector<NumberColumn> distanceColumns(const QString& space) {
    return {
        {tr("FD-%1").arg(space),
         tr("Frechet distance to the compared pictures in this space; lower is nearer. It depends "
            "on the number of pictures, and compares with no published FID.")},
        {tr("of variance"), tr("FD over the total variance of the compared pictures.")},
        {tr("KID-%1").arg(space),
         tr("Kernel distance (unbiased squared MMD); lower is nearer, and about 0 is no "
            "difference. Comparable between numbers of pictures.")},
        {tr("p"), tr("How often chance alone gives such a KID. Near 0: the two differ.")},
        {tr("density"),
         tr("How many compared pictures each sample is near to, against what is usual among them; "
            "about 1 is good, lower is farther off.")},
        {tr("coverage"),
         tr("Share of the compared pictures that have a sample nearby; higher is better.")},
        {tr("recall, data"),
         tr("Share of the pictures it was tuned with that lie among the samples. High here and low "
            "beside it: memory without style.")},
        {tr("recall, test"), tr("The same share of the held-out pictures.")}};
}

std::vector<NumberCell> cellsOf(const SetDistances& d) {
    return {
        spreading(d.frechet, d.frechetSpread, 4),
        share(d.frechetShare),
        spreading(d.kernel, d.kernelSpread, 5),
        number(d.kernelP, 3),
        number(d.density, 3),
        number(d.coverage, 3),
        number(d.recallTrain, 3),
        d.recallTest ? number(*d.recallTest, 3) : missing(tr("No pictures are held out."))};
}

QString adviceOn(const VarietyReport& variety) {
    const QString samples = QString::number(variety.samples);
    const QString apart = QString::number(variety.pictureDistance, 'f', 3);
    if (!variety.copyDistance) {
        return tr("Of %1 samples. Two pictures are %2 apart on average.").arg(samples, apart);
    }
    return tr("Of %1 samples. Two pictures are %2 apart on average; a copy is nearer to one than "
              "%3.")
        .arg(samples, apart, QString::number(*variety.copyDistance, 'f', 3));
}

std::vector<NumberColumn> varietyColumns() {
    return {
        {tr("intra-DPIPS"),
         tr("How far samples that are most like the same picture are from one another; higher is "
            "more varied. An untouched model has the highest: read it beside a distance.")},
        {tr("entropy"),
         tr("How evenly the samples are spread over the pictures; 1 is evenly, 0 is on one.")},
        {tr("pictures used"), tr("How many pictures have a sample at all that is most like them.")},
        {tr("copies"),
         tr("Share of the samples that are nearer to a picture, or its mirror image, than 95 % of "
            "fresh pictures are.")}};
}

std::vector<NumberCell> cellsOf(const Variety& v) {
    return {
        v.intraDistance ? number(*v.intraDistance, 4)
                        : missing(tr("No picture has two samples that are most like it.")),
        number(v.entropy, 3),
        number(v.usedPictures, 0),
        v.copyRate ? share(*v.copyRate) : missing(tr("Too few pictures to tell."))};
}

} // namespace sg
