# Every third-party package, with the reason we need it. Only find_package, nothing is downloaded.

set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

find_package(tl-expected REQUIRED)
set_package_properties(tl-expected PROPERTIES PURPOSE "Result<T>, errors as values (g++ 12 has no std::expected in C++20)")
find_package(nlohmann_json REQUIRED)
set_package_properties(nlohmann_json PROPERTIES PURPOSE "JSON for settings, safetensors headers, command line output")
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
set_package_properties(OpenSSL PROPERTIES PURPOSE "SHA-256 of models and pictures")
find_package(ZLIB REQUIRED)
set_package_properties(ZLIB PROPERTIES PURPOSE "Zip archives of torch.save and numpy")

if(STYLEGRAFT_ENGINE)
    find_package(Torch REQUIRED)
    set_package_properties(Torch PROPERTIES PURPOSE "Networks, gradients, convolutions")
    find_package(OpenCV REQUIRED COMPONENTS core imgproc imgcodecs)
    set_package_properties(OpenCV PROPERTIES PURPOSE "Decoding and resizing the user's pictures")
    # ONNX's targets name protobuf's, which only Debian's LibTorch brings along.
    find_package(Protobuf REQUIRED)
    find_package(ONNX REQUIRED)
    set_package_properties(ONNX PROPERTIES PURPOSE "Exporting generators as ONNX (the same library that LibTorch links)")
    find_package(PNG REQUIRED)
    set_package_properties(PNG PROPERTIES PURPOSE "Writing PNG files with their recipe in a text chunk")
    find_package(TIFF REQUIRED COMPONENTS CXX)
    set_package_properties(TIFF PROPERTIES PURPOSE "Writing TIFF files with their recipe in ImageDescription")
    find_package(PkgConfig REQUIRED)
    pkg_check_modules(FFMPEG REQUIRED IMPORTED_TARGET libavformat libavcodec libswscale libavutil)
    find_package(CLI11 REQUIRED)
    set_package_properties(CLI11 PROPERTIES PURPOSE "The command line (header only)")
    find_package(libzip REQUIRED)
    set_package_properties(libzip PROPERTIES PURPOSE "Style sets that arrive as a zip file")

    # Torch's targets are imported, but its include folders also come as a plain list; SYSTEM keeps
    # -Werror for our own code.
    add_library(sg_torch INTERFACE)
    # With OpenMP also where our own code calls at::parallel_for, which is a plain loop without.
    find_package(OpenMP REQUIRED)
    target_link_libraries(sg_torch INTERFACE ${TORCH_LIBRARIES} OpenMP::OpenMP_CXX)
    foreach(folder IN LISTS TORCH_INCLUDE_DIRS)
        if(EXISTS ${folder}/google/protobuf AND NOT folder STREQUAL "/usr/include")
            # LibTorch 2.x brings the headers of an old protobuf, which would hide those that ONNX needs.
            file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/protobuf)
            file(CREATE_LINK ${Protobuf_INCLUDE_DIRS}/google ${PROJECT_BINARY_DIR}/protobuf/google SYMBOLIC)
            target_include_directories(sg_torch SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/protobuf)
        endif()
    endforeach()
    target_include_directories(sg_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
endif()

if(STYLEGRAFT_UI)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Concurrent PrintSupport)
    set_package_properties(Qt6 PROPERTIES PURPOSE "The studio window")
    find_package(QCustomPlotQt6 REQUIRED)
    set_package_properties(QCustomPlotQt6 PROPERTIES PURPOSE "Loss curves")
    find_package(Vulkan REQUIRED COMPONENTS glslc)
    set_package_properties(Vulkan PROPERTIES PURPOSE "The preview and its shaders, compiled by glslc")
endif()

if(STYLEGRAFT_UI)
    # Qt's, not that of an older Qt in /usr/bin. Its packages are for building only.
    find_program(STYLEGRAFT_LRELEASE NAMES lrelease-qt6 lrelease6 lrelease HINTS /usr/lib/qt6/bin REQUIRED)
    find_program(STYLEGRAFT_LUPDATE NAMES lupdate-qt6 lupdate6 lupdate HINTS /usr/lib/qt6/bin REQUIRED)
endif()

if(STYLEGRAFT_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

if(STYLEGRAFT_BENCHMARKS)
    find_package(benchmark REQUIRED)
    set_package_properties(benchmark PROPERTIES PURPOSE "Timings of single kernels (developers only)")
endif()
