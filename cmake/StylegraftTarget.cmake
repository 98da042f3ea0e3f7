# sg_target(name): the warnings, definitions and visibility that all our own code is built with.

function(sg_target name)
    target_compile_features(${name} PUBLIC cxx_std_20)
    set_target_properties(${name} PROPERTIES
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)
    # Includes are rooted at the repository: "core/base/result.h".
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_compile_options(${name} PRIVATE
        -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion -Wswitch-enum -Werror
        # g++ 12 reports these falsely in inlined std::string concatenation (GCC bugs 105329, 105651).
        $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-stringop-overflow;-Wno-array-bounds>)
    target_compile_definitions(${name} PRIVATE
        QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_USE_QSTRINGBUILDER
        QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
        STYLEGRAFT_VERSION="${PROJECT_VERSION}")
    if(STYLEGRAFT_SANITIZE)
        target_compile_options(${name} PRIVATE -fsanitize=${STYLEGRAFT_SANITIZE} -fno-omit-frame-pointer
            # Instrumented code makes g++ 12 see uninitialised optionals where there are none, c10's among them.
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
        target_link_options(${name} PUBLIC -fsanitize=${STYLEGRAFT_SANITIZE})
        if(STYLEGRAFT_FUZZ)
            target_compile_options(${name} PRIVATE -fno-sanitize-recover=undefined)
        endif()
    endif()
endfunction()

# Shares the one precompiled header of LibTorch, which costs 17 s a file otherwise.
option(STYLEGRAFT_NO_PCH "Build without the precompiled LibTorch header" OFF)
function(sg_use_torch_pch name)
    if(NOT STYLEGRAFT_NO_PCH)
        # A program would be compiled with -fPIE, which the library's header does not fit.
        target_compile_options(${name} PRIVATE -fPIC)
        target_precompile_headers(${name} REUSE_FROM sg_model)
    endif()
endfunction()
