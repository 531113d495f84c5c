// A disk whose fsync takes longer: LD_PRELOAD=slow_disk.so SLOW_DISK_US=2000 arpent …
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

int after_a_while(char const* name, int file) {
  if (char const* told = std::getenv("SLOW_DISK_US")) usleep(static_cast<useconds_t>(std::atoi(told)));
  return reinterpret_cast<int (*)(int)>(dlsym(RTLD_NEXT, name))(file);
}

}  // namespace

extern "C" int fsync(int file) { return after_a_while("fsync", file); }
extern "C" int fdatasync(int file) { return after_a_while("fdatasync", file); }
