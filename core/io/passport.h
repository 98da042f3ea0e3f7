#pragma once

/// A model passport: one self-contained HTML page that says where a model comes from. No Torch
/// here.

#include "core/model/model_info.h"

#include <optional>
#include <string>
#include <vector>

namespace sg {

/// A style picture that the model learned from.
struct PassportPicture {
    std::string name;
    std::string sha256;          ///< of the file as it was given
    double weight = 1.0;         ///< against the others
    std::string thumbnailBase64; ///< a PNG; empty = none
};

/// Something that changed while it was trained.
struct PassportEvent {
    double kimg = 0.0;
    std::string kind;
    std::string text;
};

struct Passport {
    ModelInfo model;
    std::string file;       ///< name of the exported file; empty = none
    std::string fileSha256; ///< of it
    std::string parent;     ///< name
    std::string parentSha256;
    std::optional<double> kimg;
    std::vector<std::pair<std::string, std::string>> settings; ///< name and value
    std::string freeze;                                        ///< faders at the beginning
    std::vector<PassportEvent> events;
    std::vector<PassportPicture> pictures;
    bool ownWork = false; ///< the person says: trained on my own work
};

/// UTF-8, with every text from elsewhere escaped; no script, nothing is loaded from the net.
std::string passportHtml(const Passport& passport);

} // namespace sg
