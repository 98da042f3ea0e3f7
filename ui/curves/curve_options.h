#pragma once

namespace sg {

/// How the curves are looked at; changes nothing about what was recorded.
struct CurveOptions {
    bool logarithmic = false;   ///< of the values; those that are zero or less are not drawn
    bool ignoreOutliers = true; ///< the height fits the usual values, not the rare spikes
    bool byTime = false;        ///< along the bottom time instead of pictures shown
    double smoothing = 0.9;     ///< of the bold lines, 0 to below 1
};

} // namespace sg
