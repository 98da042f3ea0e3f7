# sg_test(name SOURCES ... LIBRARIES ... [LABELS ...] [TIMEOUT s] [XVFB] [TORCH] [ENVIRONMENT ...])
# One executable a source file. Every test has a timeout and at least one label:
#   unit (no window), ui (Qt's offscreen platform), vulkan (a real window under Xvfb), slow (not in CI).
# XVFB runs the test in its own X server with lavapipe as the Vulkan device.
# TORCH reuses the one precompiled header.
# The target tests_LABEL builds the tests of a label and nothing else: sanitizers need no more.

find_program(XVFB_RUN xvfb-run)
file(GLOB STYLEGRAFT_LAVAPIPE /usr/share/vulkan/icd.d/lvp_icd.*.json)

function(sg_test name)
    cmake_parse_arguments(T "XVFB;TORCH" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;ENVIRONMENT;ARGUMENTS" ${ARGN})
    add_executable(${name} ${T_SOURCES})
    sg_target(${name})
    set_target_properties(${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE ${T_LIBRARIES} Qt6::Test)
    target_compile_definitions(${name} PRIVATE
        SG_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
        SG_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        SG_BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(T_TORCH AND NOT STYLEGRAFT_NO_PCH)
        target_precompile_headers(${name} REUSE_FROM sg_model)
        # moc's own file is empty (every test includes its .moc): loading Torch for it took 5 seconds a test.
        set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp
            PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
    if(NOT T_LABELS)
        set(T_LABELS unit)
    endif()
    foreach(label IN LISTS T_LABELS)
        if(NOT TARGET tests_${label})
            add_custom_target(tests_${label})
        endif()
        add_dependencies(tests_${label} ${name})
    endforeach()
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    # Unset desktop variables: a test must behave alike on a developer's desk and on CI.
    set(environment OMP_WAIT_POLICY=passive ${T_ENVIRONMENT})
    if(STYLEGRAFT_SANITIZE)
        # The OpenMP runtime is not instrumented. Leaks are not looked for: Torch, GDAL and Qt keep theirs on purpose.
        list(APPEND environment OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 ASAN_OPTIONS=detect_leaks=0
            QTEST_FUNCTION_TIMEOUT=1500000
            "TSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/core/base/tsan.supp")
        math(EXPR T_TIMEOUT "${T_TIMEOUT} * 6")
    endif()
    if(T_XVFB)
        add_test(NAME ${name} COMMAND ${XVFB_RUN} -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:${name}> ${T_ARGUMENTS})
        list(APPEND environment VK_ICD_FILENAMES=${STYLEGRAFT_LAVAPIPE} QT_QPA_PLATFORM=xcb)
    else()
        add_test(NAME ${name} COMMAND ${name} ${T_ARGUMENTS})
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    endif()
    set_tests_properties(${name} PROPERTIES
        LABELS "${T_LABELS}" TIMEOUT ${T_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
