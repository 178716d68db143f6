# Compile settings that hold for every target of ours.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(TRACEMEND_WERROR "Warnings are errors" OFF)
option(TRACEMEND_SANITIZE "Address and undefined-behaviour sanitizers" OFF)

add_library(tracemend_settings INTERFACE)
target_include_directories(tracemend_settings INTERFACE "${PROJECT_SOURCE_DIR}")
# Everywhere, because a precompiled header is good only for targets with the same thread flags.
add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-pthread>)
add_link_options(-pthread)
target_compile_options(tracemend_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local)
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # libstdc++ 12 uses functions in its own sorting that newer clangs call deprecated.
  # clang spells the warning differently, and its PCH keeps time stamps that defeat ccache.
  set_target_properties(tracemend_settings PROPERTIES INTERFACE_COMPILE_OPTIONS
    "-Wall;-Wextra;-Wpedantic;-Wno-missing-field-initializers;-Wno-deprecated-declarations;SHELL:-Xclang -fno-pch-timestamp")
else()
  # -Wrestrict: g++ 12 reports overlaps in std::string that cannot be.
  target_compile_options(tracemend_settings INTERFACE -fpch-preprocess -Wno-missing-field-initializers
    -Wno-restrict)
endif()
if(TRACEMEND_WERROR)
  target_compile_options(tracemend_settings INTERFACE -Werror)
endif()
if(TRACEMEND_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined
    -fno-sanitize=null,alignment,object-size,vptr)
  add_compile_options(${sanitizers} -fno-omit-frame-pointer)
  add_link_options(${sanitizers})
endif()
option(TRACEMEND_FUZZ "libFuzzer programs (clang, best with the sanitizers)" OFF)
if(TRACEMEND_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(ccache_launcher ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${ccache_launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache_launcher})
endif()
