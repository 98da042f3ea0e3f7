#include "core/io/container/pickle_globals.h"

#include <algorithm>
#include <array>

namespace sg::pickle {

namespace {

/// Names with a meaning for us, beside the storage and number types of torch.
constexpr std::array<std::string_view, 56> kKnown{
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
    "__builtin__ complex",
    "__builtin__ slice",
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
    "torch Size",
    "torch device",
    "torch Tensor",
    "torch.nn.parameter Parameter",
    "torch.jit._pickle restore_type_tag",
    "torch.jit._pickle build_intlist",
    "torch.jit._pickle build_doublelist",
    "torch.jit._pickle build_boollist",
    "torch.jit._pickle build_tensorlist",
    "numpy.core.multiarray _reconstruct",
    "numpy.core.multiarray scalar",
    "numpy.core.numeric _frombuffer",
    "numpy._core.multiarray _reconstruct",
    "numpy._core.multiarray scalar",
    "numpy._core.numeric _frombuffer",
    "numpy ndarray",
    "numpy dtype",
    "dnnlib.tflib.network Network",
    "argparse Namespace",
    "torch FloatTensor",
    "torch.nn.modules.module Module",
    "torch.nn.modules.sparse Embedding"};

constexpr std::array<std::string_view, 19> kTorchTypes{
    "float64",
    "double",
    "float32",
    "float",
    "float16",
    "half",
    "bfloat16",
    "complex64",
    "complex128",
    "int64",
    "long",
    "int32",
    "int",
    "int16",
    "int8",
    "uint64",
    "uint32",
    "uint16",
    "uint8"};

/// Modules that reach the system or load code, whatever of them is named, and whatever stands
/// before them in a path such as "torch.hub.os".
constexpr std::array<std::string_view, 13> kDangerousAnywhere{
    "os",
    "posix",
    "nt",
    "subprocess",
    "sys",
    "shutil",
    "socket",
    "runpy",
    "importlib",
    "webbrowser",
    "ctypes",
    "pickle",
    "dill"};

/// The same, where they come first: deeper in a path the names may mean something else.
constexpr std::array<std::string_view, 42> kDangerousModules{
    "_pickle",
    "cPickle",
    "_dill",
    "cloudpickle",
    "joblib",
    "marshal",
    "shelve",
    "pty",
    "commands",
    "code",
    "codeop",
    "imp",
    "zipimport",
    "pkgutil",
    "platform",
    "threading",
    "multiprocessing",
    "asyncio",
    "signal",
    "tempfile",
    "http",
    "urllib",
    "requests",
    "ftplib",
    "smtplib",
    "telnetlib",
    "xmlrpc",
    "ssl",
    "select",
    "fcntl",
    "mmap",
    "pdb",
    "bdb",
    "timeit",
    "cProfile",
    "profile",
    "trace",
    "pip",
    "ensurepip",
    "_posixsubprocess",
    "_winapi",
    "winreg"};

constexpr std::array<std::string_view, 16> kDangerousBuiltins{
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
    "execfile",
    "breakpoint",
    "__build_class__"};

/// Functions of harmless modules that open files or run what they find.
constexpr std::array<std::string_view, 16> kDangerousFunctions{
    "torch load",
    "torch.serialization load",
    "torch.jit load",
    "torch.hub load",
    "torch.hub load_state_dict_from_url",
    "torch.hub download_url_to_file",
    "numpy load",
    "numpy.lib.npyio load",
    "numpy fromfile",
    "codecs open",
    "io open",
    "_io open",
    "io FileIO",
    "_io FileIO",
    "types FunctionType",
    "types CodeType"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

/// Any part between the dots.
bool hasDangerousPart(std::string_view path) {
    while (true) {
        const auto dot = path.find('.');
        const auto part = path.substr(0, dot);
        if (contains(kDangerousAnywhere, part) || part == "builtins") {
            return true;
        }
        if (dot == std::string_view::npos) {
            return false;
        }
        path.remove_prefix(dot + 1);
    }
}

bool isTorchType(std::string_view module, std::string_view name) {
    if (module == "torch" && (contains(kTorchTypes, name) || name == "bool")) {
        return true;
    }
    return (module == "torch" || module == "torch.cuda" || module == "torch.storage") &&
           name.ends_with("Storage") && name.find('.') == std::string_view::npos;
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
    if (isTorchType(module, name)) {
        return GlobalClass::Known;
    }
    // "torch" "os.system" reaches through a harmless module, and so does "torch.hub" "os".
    const bool builtin =
        module == "builtins" || module == "__builtin__" || module == "__builtins__";
    if (contains(kDangerousModules, module.substr(0, module.find('.'))) ||
        (!builtin && hasDangerousPart(module)) || hasDangerousPart(name) ||
        contains(kDangerousFunctions, global) ||
        ((module == "operator" || module == "_operator") &&
         (name == "attrgetter" || name == "methodcaller"))) {
        return GlobalClass::Dangerous;
    }
    const std::string_view first = name.substr(0, name.find('.'));
    if (builtin && (contains(kDangerousBuiltins, first) || first != name)) {
        return GlobalClass::Dangerous;
    }
    return GlobalClass::Unknown;
}

} // namespace sg::pickle
