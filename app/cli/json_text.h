#pragma once

/// JSON that goes to the standard output.

#include <nlohmann/json.hpp>

#include <cstdio>
#include <string>

namespace sg::cli {

/// The text of any kind of nlohmann's JSON, on one line without an indent. Names of files, pictures
/// and labels may be no UTF-8: what is none becomes U+FFFD, where plain dump() throws.
template <typename Json>
std::string jsonText(const Json& json, int indent = -1) {
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// Prints it and ends the line.
template <typename Json>
void putJson(const Json& json, int indent = -1) {
    std::printf("%s\n", jsonText(json, indent).c_str());
}

} // namespace sg::cli
