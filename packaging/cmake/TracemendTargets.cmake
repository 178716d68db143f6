# One folder, one target: the sources of a folder are whatever lies in it.

# tracemend_library(<folder> [LINK target...] [NO_PCH] [RECURSE])
#   static library tracemend_<folder> from app/<folder> or ui/<folder>; LINK is public.
function(tracemend_library name)
  cmake_parse_arguments(arg "NO_PCH;RECURSE" "" "LINK;PRIVATE" ${ARGN})
  if(arg_RECURSE)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp"
      "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h")
  else()
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp"
      "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.h")
  endif()
  set(main "${CMAKE_CURRENT_SOURCE_DIR}/${name}/main.cpp")
  list(REMOVE_ITEM sources "${main}")
  if(NOT sources)
    add_library(tracemend_${name} INTERFACE) # an empty room still passes on what it links
    target_link_libraries(tracemend_${name} INTERFACE tracemend_settings ${arg_LINK})
    return()
  endif()
  add_library(tracemend_${name} STATIC ${sources})
  set_target_properties(tracemend_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(tracemend_${name} PUBLIC tracemend_settings ${arg_LINK} PRIVATE ${arg_PRIVATE})
  if(NOT arg_NO_PCH)
    target_precompile_headers(tracemend_${name} PRIVATE
      <algorithm> <map> <memory> <optional> <string> <string_view> <vector>)
  endif()
endfunction()

# tracemend_test(<folder> <file> LINK target...)
#   one executable and one ctest test from one *_test.cpp; the name is <folder>.<unit>.
function(tracemend_test folder file)
  cmake_parse_arguments(arg "NO_PCH" "" "LINK;LABELS" ${ARGN})
  get_filename_component(unit "${file}" NAME_WE)
  string(REGEX REPLACE "_test$" "" unit "${unit}")
  set(target "test_${folder}_${unit}")
  add_executable(${target} "${file}")
  set_target_properties(${target} PROPERTIES AUTOMOC ON
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  target_link_libraries(${target} PRIVATE tracemend_settings Qt6::Test ${arg_LINK})
  target_compile_definitions(${target} PRIVATE
    TRACEMEND_SOURCE_DIR="${PROJECT_SOURCE_DIR}" TRACEMEND_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(NOT arg_NO_PCH)
    target_precompile_headers(${target} REUSE_FROM test_pch)
  endif()
  add_test(NAME "${folder}.${unit}" COMMAND ${target})
  set_tests_properties("${folder}.${unit}" PROPERTIES
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen" TIMEOUT 300 LABELS "${folder};${arg_LABELS}")
endfunction()
