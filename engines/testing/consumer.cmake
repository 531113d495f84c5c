# Installs the engines into a folder of their own and builds a project that only knows that folder.
set(place ${BUILD}/consumer)
file(REMOVE_RECURSE ${place})
foreach(component engines trial estimation opinion)
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILD} --component ${component} --prefix ${place}/installed
                  COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
endforeach()
file(WRITE ${place}/source/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(Arpent REQUIRED COMPONENTS trial opinion)
add_executable(consumer main.cpp)
target_link_libraries(consumer PRIVATE Arpent::trial Arpent::opinion)
")
file(WRITE ${place}/source/main.cpp "#include <opinion/report.h>
#include <trial/ladder.h>
int main() {
  arpent::opinion::Votes votes;
  votes.put(0, 0, arpent::opinion::Vote::agree);
  return arpent::trial::exposure_cap(2, 0.1, 0.1) == 11 && arpent::opinion::report(votes, {}).coverage.people == 1 ? 0 : 1;
}
")
execute_process(COMMAND ${CMAKE_COMMAND} -S ${place}/source -B ${place}/build -DCMAKE_PREFIX_PATH=${place}/installed
                        -DCMAKE_CXX_COMPILER=${CXX} COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${place}/build COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET)
execute_process(COMMAND ${place}/build/consumer COMMAND_ERROR_IS_FATAL ANY)
