#pragma once

/// Names of what a state's file says beside its tensors.

namespace sg {

inline constexpr const char* kTrainerKey = "stylegraft_trainer";   ///< full: TrainerState::numbers
inline constexpr const char* kSessionKey = "stylegraft_session";   ///< full: SavedTraining::session
inline constexpr const char* kSettingsKey = "stylegraft_settings"; ///< light: settings and faders

} // namespace sg
