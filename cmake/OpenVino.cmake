# OpenVINO's runtime as the target openvino_runtime. What a program loads of it stands in build/<preset>/lib and is
# found by a path relative to the program (bin/../lib), so that bin/ and lib/ can be copied together to any place.
set(OpenVINO_DIR "${PROJECT_SOURCE_DIR}/.deps/openvino-2026.4.1/openvino/cmake" CACHE PATH
    "Folder of OpenVINOConfig.cmake (scripts/setup.sh puts it there)")
find_package(OpenVINO REQUIRED COMPONENTS Runtime)
# Its configuration defines what is so anyway, for every source of this project.
remove_definitions(-D_GLIBCXX_USE_CXX11_ABI=1)
get_target_property(openvino_library openvino::runtime IMPORTED_LOCATION_RELEASE)
get_target_property(openvino_includes openvino::runtime INTERFACE_INCLUDE_DIRECTORIES)
get_filename_component(openvino_soname ${openvino_library} NAME)
get_filename_component(openvino_libs ${openvino_library} DIRECTORY)
string(REGEX REPLACE ".*\\.so" ".so" openvino_suffix ${openvino_soname})

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
foreach(file ${openvino_soname} libopenvino_intel_cpu_plugin.so libopenvino_ir_frontend${openvino_suffix} libtbb.so.12)
  # Hard links where the file system has them: the libraries take 85 MB.
  file(CREATE_LINK ${openvino_libs}/${file} ${CMAKE_BINARY_DIR}/lib/${file} COPY_ON_ERROR)
endforeach()

add_library(openvino_runtime SHARED IMPORTED GLOBAL)
set_target_properties(openvino_runtime PROPERTIES IMPORTED_LOCATION ${CMAKE_BINARY_DIR}/lib/${openvino_soname}
                                                  IMPORTED_SONAME ${openvino_soname}
                                                  INTERFACE_INCLUDE_DIRECTORIES "${openvino_includes}")
