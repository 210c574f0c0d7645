# add_room(NAME [IN FLOOR] [MAY_USE room ...] [LINK target ...])
# A room is src/[FLOOR/]NAME: one static library of all its *.cpp, one test program NAME_test of all its
# *_test.cpp, and its folders embed/, schema/, pages/, layout/ compiled into the library (see embed_files).
function(add_room NAME)
  cmake_parse_arguments(ROOM "" "IN" "MAY_USE;LINK" ${ARGN})
  set(DIR "${CMAKE_SOURCE_DIR}/src/${NAME}")
  if(ROOM_IN)
    set(DIR "${CMAKE_SOURCE_DIR}/src/${ROOM_IN}/${NAME}")
  endif()
  file(GLOB_RECURSE SOURCES CONFIGURE_DEPENDS "${DIR}/*.cpp")
  set(TESTS ${SOURCES})
  list(FILTER SOURCES EXCLUDE REGEX "(_test|_fuzz|_bench|/main)\\.cpp$")
  list(FILTER TESTS INCLUDE REGEX "_test\\.cpp$")
  if(NOT SOURCES)
    return()
  endif()
  add_library(${NAME} STATIC ${SOURCES})
  target_include_directories(${NAME} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${NAME} PUBLIC ${ROOM_MAY_USE} ${ROOM_LINK} Boost::headers Threads::Threads)
  embed_files(${NAME} "${DIR}")
  if(TESTS)
    add_executable(${NAME}_test ${TESTS})
    target_link_libraries(${NAME}_test PRIVATE ${NAME} GTest::gtest GTest::gmock test_main)
    add_test(NAME ${NAME} COMMAND ${NAME}_test WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
  endif()
endfunction()

# Compiles the files under DIR/{embed,schema,pages,layout} into the target, byte for byte (.incbin), and defines
#   std::string_view TARGET::embedded(std::string_view path)   path relative to DIR, empty when absent
#   std::span<const embedded_file> TARGET::embedded_files()
# declared in the generated header "TARGET_embedded.h".
function(embed_files TARGET DIR)
  file(GLOB_RECURSE FILES CONFIGURE_DEPENDS RELATIVE "${DIR}" "${DIR}/embed/*" "${DIR}/schema/*" "${DIR}/pages/*" "${DIR}/layout/*")
  if(NOT FILES)
    return()
  endif()
  embed_list(${TARGET} "${DIR}" ${FILES})
endfunction()

function(embed_list TARGET DIR)
  set(OUT "${CMAKE_BINARY_DIR}/embedded/${TARGET}")
  set(ASM "")
  set(ROWS "")
  set(DECLS "")
  set(I 0)
  set(PATHS "")
  foreach(FILE ${ARGN})
    string(APPEND ASM ".global embedded_${TARGET}_${I}\n.global embedded_${TARGET}_${I}_end\n"
                      "embedded_${TARGET}_${I}:\n.incbin \"${DIR}/${FILE}\"\nembedded_${TARGET}_${I}_end:\n.byte 0\n")
    string(APPEND DECLS "extern const char embedded_${TARGET}_${I}[], embedded_${TARGET}_${I}_end[];\n")
    string(APPEND ROWS "  {\"${FILE}\", {embedded_${TARGET}_${I}, std::size_t(embedded_${TARGET}_${I}_end - embedded_${TARGET}_${I})}},\n")
    list(APPEND PATHS "${DIR}/${FILE}")
    math(EXPR I "${I}+1")
  endforeach()
  file(CONFIGURE OUTPUT "${OUT}/${TARGET}_files.S" CONTENT ".section .rodata\n${ASM}.section .note.GNU-stack,\"\",@progbits\n" @ONLY)
  set_source_files_properties("${OUT}/${TARGET}_files.S" PROPERTIES OBJECT_DEPENDS "${PATHS}")
  file(CONFIGURE OUTPUT "${OUT}/${TARGET}_embedded.h" CONTENT
"#pragma once
#include <span>
#include <string_view>
namespace ${TARGET} {
struct EmbeddedFile { std::string_view path, content; };
std::span<const EmbeddedFile> embedded_files();
std::string_view embedded(std::string_view path);  // empty when there is no such file
}
" @ONLY)
  file(CONFIGURE OUTPUT "${OUT}/${TARGET}_embedded.cpp" CONTENT
"#include \"${TARGET}_embedded.h\"
extern \"C\" {
${DECLS}}
namespace ${TARGET} {
std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${ROWS}  };
  return files;
}
std::string_view embedded(std::string_view path) {
  for (const auto& file : embedded_files())
    if (file.path == path) return file.content;
  return {};
}
}
" @ONLY)
  target_sources(${TARGET} PRIVATE "${OUT}/${TARGET}_files.S" "${OUT}/${TARGET}_embedded.cpp")
  target_include_directories(${TARGET} PUBLIC "${OUT}")
endfunction()
