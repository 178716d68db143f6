# The tree-sitter core and grammars, compiled from the C sources of their npm packages.
if(NOT TRACEMEND_GRAMMARS)
  set(TRACEMEND_GRAMMARS "${PROJECT_BINARY_DIR}/grammars/node_modules")
endif()
if(NOT EXISTS "${TRACEMEND_GRAMMARS}/tree-sitter-python/src/parser.c")
  message(FATAL_ERROR "No grammars in ${TRACEMEND_GRAMMARS}. Run ./packaging/setup-grammars DIR, "
    "or set TRACEMEND_GRAMMARS to a node_modules folder that holds them.")
endif()
set(grammars "${TRACEMEND_GRAMMARS}")
set(core "${grammars}/tree-sitter/vendor/tree-sitter/lib")
add_library(tree_sitter STATIC "${core}/src/lib.c"
  "${grammars}/tree-sitter-python/src/parser.c" "${grammars}/tree-sitter-python/src/scanner.c"
  "${grammars}/tree-sitter-json/src/parser.c"
  "${grammars}/@tree-sitter-grammars/tree-sitter-toml/src/parser.c"
  "${grammars}/@tree-sitter-grammars/tree-sitter-toml/src/scanner.c")
target_include_directories(tree_sitter SYSTEM PUBLIC "${core}/include" PRIVATE "${core}/src")
target_compile_definitions(tree_sitter PRIVATE _DEFAULT_SOURCE)
set_target_properties(tree_sitter PROPERTIES C_STANDARD 11 C_EXTENSIONS ON)
target_compile_options(tree_sitter PRIVATE -w -O2)
if(CMAKE_C_COMPILER_ID MATCHES "Clang")
  # The scanners are called through a type of no arguments, which is as their API has it.
  target_compile_options(tree_sitter PRIVATE -fno-sanitize=function)
endif()
