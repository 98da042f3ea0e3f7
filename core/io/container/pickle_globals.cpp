#include "core/io/container/pickle_globals.h"

#include <algorithm>
#include <array>

namespace sg::pickle {

namespace {

constexpr std::array<std::string_view, 62> kKnown{
    "builtins bytes",
    "__builtin__ bytes",
    "collections OrderedDict",
    "builtins set",
    "builtins frozenset",
    "builtins list",
    "builtins dict",
    "builtins tuple",
    "builtins object",
    "builtins bytearray",
    "builtins complex",
    "builtins slice",
    "__builtin__ set",
    "__builtin__ frozenset",
    "__builtin__ list",
    "__builtin__ dict",
    "__builtin__ tuple",
    "__builtin__ object",
    "__builtin__ bytearray",
    "copyreg _reconstructor",
    "copy_reg _reconstructor",
    "_codecs encode",
    "torch_utils.persistence _reconstruct_persistent_obj",
    "dnnlib.util EasyDict",
    "dnnlib EasyDict",
    "torch._utils _rebuild_tensor_v2",
    "torch._utils _rebuild_tensor",
    "torch._utils _rebuild_tensor_v3",
    "torch._utils _rebuild_parameter",
    "torch._utils _rebuild_parameter_with_state",
    "torch._tensor _rebuild_from_type_v2",
    "torch.storage _load_from_bytes",
    "torch FloatStorage",
    "torch DoubleStorage",
    "torch HalfStorage",
    "torch BFloat16Storage",
    "torch LongStorage",
    "torch IntStorage",
    "torch ShortStorage",
    "torch CharStorage",
    "torch ByteStorage",
    "torch BoolStorage",
    "torch.cuda FloatStorage",
    "torch.cuda HalfStorage",
    "torch.cuda LongStorage",
    "torch.storage UntypedStorage",
    "torch.storage _UntypedStorage",
    "torch.storage TypedStorage",
    "torch Size",
    "torch device",
    "torch Tensor",
    "torch.nn.parameter Parameter",
    "torch.jit._pickle restore_type_tag",
    "numpy.core.multiarray _reconstruct",
    "numpy.core.multiarray scalar",
    "numpy.core.numeric _frombuffer",
    "numpy._core.multiarray _reconstruct",
    "numpy._core.multiarray scalar",
    "numpy ndarray",
    "numpy dtype",
    "dnnlib.tflib.network Network",
    "argparse Namespace"};

/// Whole modules that reach the system or load code.
constexpr std::array<std::string_view, 32> kDangerousModules{
    "os",     "posix",       "nt",        "subprocess",      "sys",       "shutil",
    "socket", "runpy",       "importlib", "webbrowser",      "ctypes",    "pickle",
    "dill",   "cloudpickle", "pty",       "commands",        "code",      "codeop",
    "imp",    "pkgutil",     "platform",  "multiprocessing", "threading", "asyncio",
    "signal", "tempfile",    "http",      "urllib",          "ftplib",    "pathlib",
    "timeit", "bdb"};

constexpr std::array<std::string_view, 14> kDangerousBuiltins{
    "eval",
    "exec",
    "compile",
    "getattr",
    "setattr",
    "delattr",
    "__import__",
    "open",
    "input",
    "globals",
    "locals",
    "vars",
    "apply",
    "execfile"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

} // namespace

GlobalClass classify(std::string_view global) {
    if (contains(kKnown, global)) {
        return GlobalClass::Known;
    }
    const auto space = global.find(' ');
    const std::string_view module = global.substr(0, space);
    const std::string_view name =
        space == std::string_view::npos ? std::string_view{} : global.substr(space + 1);
    if (contains(kDangerousModules, module.substr(0, module.find('.'))) ||
        (module == "operator" || module == "_operator" || module == "functools")) {
        return GlobalClass::Dangerous;
    }
    // A dotted name reaches attributes of a harmless module: "torch", "os.system".
    const std::string_view first = name.substr(0, name.find('.'));
    if (name.find('.') != std::string_view::npos && contains(kDangerousModules, first)) {
        return GlobalClass::Dangerous;
    }
    const bool builtin = module == "builtins" || module == "__builtin__";
    if (builtin &&
        (contains(kDangerousBuiltins, first) || name.find('.') != std::string_view::npos)) {
        return GlobalClass::Dangerous;
    }
    return GlobalClass::Unknown;
}

} // namespace sg::pickle
