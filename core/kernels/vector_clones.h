#pragma once

/// Vector code chosen at run time. A loop over plain arrays in a function marked SG_VECTOR_CLONES
/// is compiled for several instruction sets; the loader takes the best that the machine has. What
/// such a function calls must be marked SG_INLINE: a real call would lead back to portable code.

#define SG_INLINE inline __attribute__((always_inline))

// Clang 14 has no clones, and sanitizers are not yet up when the loader chooses.
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SG_VECTOR_CLONES                                                                           \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define SG_VECTOR_CLONES
#endif
