#include "app/studio/arguments.h"

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

} // namespace sg
