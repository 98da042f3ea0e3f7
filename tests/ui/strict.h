#pragma once

#include <QRegularExpression>
#include <QTest>

namespace sg {

/// From here on a warning fails the test function. Only what the offscreen platform says about
/// itself is let through.
inline void failOnAnyWarning() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
}

} // namespace sg
