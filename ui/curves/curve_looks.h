#pragma once

/// Names and colours of the curves, and units of their time.

#include "ui/curves/curve_data.h"

#include <QRgb>
#include <QtGlobal>

#include <array>

namespace sg {

struct CurveLook {
    const char* name;
    QRgb colour;
};

// Distinguishable for colour-blind eyes (Okabe and Ito).
inline constexpr std::array<CurveLook, CurveData::kSeries> kCurveLooks{{
    {QT_TRANSLATE_NOOP("sg::CurvePlot", "Picture maker (G)"), 0xffe69f00},
    {QT_TRANSLATE_NOOP("sg::CurvePlot", "Critic (D)"), 0xff56b4e9},
    {QT_TRANSLATE_NOOP("sg::CurvePlot", "R1 penalty"), 0xff009e73},
    {QT_TRANSLATE_NOOP("sg::CurvePlot", "Path length"), 0xffcc79a7},
}};

/// Both words go through tr().
struct TimeUnit {
    double seconds;
    const char* axis;
    const char* number;
};

inline constexpr TimeUnit kSeconds{
    1.0,
    QT_TRANSLATE_NOOP("sg::CurvePlot", "seconds of training"),
    QT_TRANSLATE_NOOP("sg::CurvePlot", "%1 s")};
inline constexpr TimeUnit kMinutes{
    60.0,
    QT_TRANSLATE_NOOP("sg::CurvePlot", "minutes of training"),
    QT_TRANSLATE_NOOP("sg::CurvePlot", "%1 min")};
inline constexpr TimeUnit kHours{
    3600.0,
    QT_TRANSLATE_NOOP("sg::CurvePlot", "hours of training"),
    QT_TRANSLATE_NOOP("sg::CurvePlot", "%1 h")};

/// The largest unit of which there are at least two.
constexpr const TimeUnit& unitFor(double seconds) {
    return seconds >= 2.0 * kHours.seconds     ? kHours
           : seconds >= 2.0 * kMinutes.seconds ? kMinutes
                                               : kSeconds;
}

} // namespace sg
