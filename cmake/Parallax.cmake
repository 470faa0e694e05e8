# Targets of this project: the same warnings for all of our code, never for generated code.

add_library(parallax_warnings INTERFACE)
# -Wno-restrict: g++ 12 reports string concatenations that are right (GCC bug 105651).
target_compile_options(parallax_warnings INTERFACE -Wall -Wextra -Wconversion -Wshadow=local -Wno-restrict)
if(PARALLAX_WERROR)
  target_compile_options(parallax_warnings INTERFACE -Werror)
endif()

# parallax_library(NAME name SRCS ... DEPS ...): a static library, included from the project's root.
function(parallax_library)
  cmake_parse_arguments(ARG "" "NAME" "SRCS;DEPS" ${ARGN})
  add_library(${ARG_NAME} STATIC ${ARG_SRCS})
  target_include_directories(${ARG_NAME} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(${ARG_NAME} PUBLIC ${ARG_DEPS} PRIVATE parallax_warnings)
endfunction()

# parallax_binary(NAME name SRCS ... DEPS ...): a program in build/<preset>/bin.
function(parallax_binary)
  cmake_parse_arguments(ARG "" "NAME" "SRCS;DEPS" ${ARGN})
  add_executable(${ARG_NAME} ${ARG_SRCS})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_DEPS} parallax_warnings)
  set_target_properties(${ARG_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# parallax_test(NAME name SRCS ... DEPS ...): a GoogleTest program, each test known to ctest.
function(parallax_test)
  cmake_parse_arguments(ARG "" "NAME;TIMEOUT" "SRCS;DEPS" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${ARG_NAME} ${ARG_SRCS})
  target_include_directories(${ARG_NAME} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${ARG_NAME} PRIVATE ${ARG_DEPS} GTest::gmock_main parallax_warnings)
  target_compile_definitions(${ARG_NAME} PRIVATE PARALLAX_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                 PARALLAX_BINARY_DIR="${CMAKE_BINARY_DIR}/bin")
  gtest_discover_tests(${ARG_NAME} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT ${ARG_TIMEOUT})
endfunction()
