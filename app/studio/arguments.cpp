#include "app/studio/arguments.h"

#include <algorithm>
#include <string_view>

namespace sg {

QStringList takeStyleArguments(int& argc, char** argv) {
    QStringList taken;
    int kept = 0;
    for (int i = 0; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        const bool withValue = argument == "--style" && i + 1 < argc;
        if (withValue || argument.starts_with("--style=")) {
            taken << QString::fromLocal8Bit(argv[i]);
            if (withValue) {
                taken << QString::fromLocal8Bit(argv[++i]);
            }
        } else {
            argv[kept++] = argv[i];
        }
    }
    argc = kept;
    argv[argc] = nullptr;
    return taken;
}

bool asksForWords(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "-h" || argument == "--help" || argument == "--help-all" ||
               argument == "-v" || argument == "--version";
    });
}

} // namespace sg
