#pragma once

/// A newcomer's whole path in the real window, by Qt events: start page, a moving preview, pictures
/// dropped and taken back, whether it will work, a taste, a training, comparing, a step back, a
/// film, a project that is closed and opened again.

#include "ui/start/start_offers.h"

#include <QString>

class QVulkanInstance;

namespace sg {

class GapService;
class StudioServices;

struct TourOptions {
    StartOffers offers;
    QString screenshots;    ///< folder for start.png, preview.png, ...
    QString results;        ///< folder for the run, the film and the project
    double seconds = 300.0; ///< the longest it may train
};

/// Runs the tour and returns the exit status. The last line on stdout is JSON.
int runTour(
    StudioServices& services, GapService& gap, QVulkanInstance& vulkan, const TourOptions& options);

} // namespace sg
