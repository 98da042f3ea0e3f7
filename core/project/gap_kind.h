#pragma once

/// How far pictures are from what a model draws, in one word: measured by core/measure, and one of
/// the things that an intent is chosen by (`intentFor`).

namespace sg {

enum class GapKind {
    None,     ///< the model draws such pictures
    Nuisance, ///< colours or place in the frame, nothing else
    Near,     ///< the same subject in another look
    Texture,  ///< the shapes are there, the fine details are not
    Far,      ///< another subject
    Hopeless  ///< so far that these pictures will not do
};

} // namespace sg
