#pragma once

/// Files that come with the program: found beside an installed program or in the source tree.

#include "ui/start/start_offers.h"

#include <QString>

namespace sg {

/// The bundled source model and a style pack; empty when they are not there.
QString bundledModel();
QString bundledPack();

/// All of it, for the start page; the pack above first.
StartOffers bundledOffers();

} // namespace sg
