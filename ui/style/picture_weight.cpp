#include "ui/style/picture_weight.h"

#include <QCoreApplication>

#include <algorithm>

namespace sg {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("sg", text);
}

QString number(double weight) {
    return QString::number(weight, 'g', 3);
}

} // namespace

QString weightInWords(double weight) {
    if (weight <= 0.0) {
        return tr("not shown");
    }
    if (weight == 1.0) {
        return tr("shown as usual");
    }
    if (weight == 0.25) {
        return tr("shown a quarter as often");
    }
    if (weight == 0.5) {
        return tr("shown half as often");
    }
    if (weight == 2.0) {
        return tr("shown twice as often");
    }
    return tr("shown %1 times as often").arg(number(weight));
}

QString weightsInWords(const std::vector<double>& weights) {
    if (weights.empty()) {
        return {};
    }
    const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
    return *least == *most ? weightInWords(*least)
                           : tr("mixed, from %1 to %2").arg(number(*least), number(*most));
}

QString weightBadge(double weight) {
    return weight == 1.0 ? QString() : QStringLiteral("\u00d7") + number(weight);
}

} // namespace sg
