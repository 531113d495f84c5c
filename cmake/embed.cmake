# arpent_embed(target folder symbol [ONLY pattern...] [PRECOMPRESS])
#
# Makes a static library `target` that holds every file of `folder` inside the binary (see server/base/embedded.h):
#
#   arpent_embed(arpent_page ${PROJECT_SOURCE_DIR}/web/dist page_files PRECOMPRESS)
#   #include "embedded/page_files.h"   →   arpent::EmbeddedFolder arpent::page_files();
#
# ONLY keeps the files whose path in the folder fits one of the patterns ("*.json"); PRECOMPRESS adds x.br and x.gz beside
# each x that shrinks by it. The folder may be made during the build, or be missing (then it is empty): it is read
# again whenever one of its files or folders changes. The bytes go in by .incbin, so a big folder costs the compiler nothing.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)

function(arpent_embed target folder symbol)
  cmake_parse_arguments(EMBED "PRECOMPRESS" "" "ONLY" ${ARGN})
  set(out ${CMAKE_CURRENT_BINARY_DIR}/${target}.embedded)
  set(options "")
  if(EMBED_PRECOMPRESS)
    list(APPEND options --precompress)
  endif()
  foreach(pattern IN LISTS EMBED_ONLY)
    list(APPEND options --only ${pattern})
  endforeach()
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed.py)
  add_custom_command(
    OUTPUT ${out}/${symbol}.cpp
    BYPRODUCTS ${out}/embedded/${symbol}.h ${out}/${symbol}.bin
    COMMAND ${Python3_EXECUTABLE} ${script} ${folder} ${symbol} ${out} ${options}
    DEPENDS ${script}
    DEPFILE ${out}/${symbol}.d
    COMMENT "Embedding ${folder}"
    VERBATIM)
  add_library(${target} STATIC ${out}/${symbol}.cpp)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/server ${out})
endfunction()
