// Two libraries read their settings from the environment before main():
//
// - OpenMP's idle threads spin by default. With any other busy thread on a small machine (the
//   window, the preview) that makes each convolution wait for a time slice: 0.4 ms became 30 ms.
// - glibc's heap takes its memory in pages of 4 KB unless told otherwise; with large ones a step of
//   training meets a handful of page faults instead of a thousand.
//
// So the variables must be there when the program starts: a .preinit_array function runs before all
// constructors and starts the program anew with them.

#include <sys/auxv.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

namespace {

struct Setting {
    const char* name; ///< with "="
    char* text;
};

char passiveThreads[] = "OMP_WAIT_POLICY=passive";
char largePages[] = "GLIBC_TUNABLES=glibc.malloc.hugetlb=1";

bool startsWith(const char* text, const char* start) {
    return std::strncmp(text, start, std::strlen(start)) == 0;
}

void restartWithSettings(int argc, char** argv, char** environment) {
    if (::getauxval(AT_SECURE) != 0) {
        return; // the loader takes the variables away again: there would be no end
    }
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--naive") == 0) {
            return; // measures what a program has that knows nothing of all this
        }
    }
    std::array<Setting, 2> missing{{
        {"OMP_WAIT_POLICY=", passiveThreads},
        {"GLIBC_TUNABLES=", largePages},
    }};
    std::size_t count = 0;
    for (; environment[count] != nullptr; ++count) {
        for (Setting& setting : missing) {
            if (startsWith(environment[count], setting.name)) {
                setting.text = nullptr; // the second time, or the user's own choice
            }
        }
    }
    if (missing[0].text == nullptr && missing[1].text == nullptr) {
        return;
    }
    auto** extended =
        static_cast<char**>(std::malloc((count + missing.size() + 1) * sizeof(char*)));
    if (extended == nullptr) {
        return;
    }
    std::memcpy(extended, environment, count * sizeof(char*));
    for (const Setting& setting : missing) {
        if (setting.text != nullptr) {
            extended[count++] = setting.text;
        }
    }
    extended[count] = nullptr;
    // By its own path, so that it keeps its name in lists of processes.
    std::array<char, 4096> path{};
    const auto length = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
    if (length > 0) {
        ::execve(path.data(), argv, extended);
    }
    ::execve("/proc/self/exe", argv, extended);
    std::free(extended); // not started anew: slower, but right
}

} // namespace

__attribute__((section(".preinit_array"), used)) void (*const kRestart)(int, char**, char**) =
    restartWithSettings;
