#include "CTerminal.h"

#include <malloc.h>
#include <sys/mman.h>

#ifdef __GLIBC__
void memory_use_one_arena(void) { mallopt(M_ARENA_MAX, 1); }

void memory_give_back(void) { malloc_trim(0); }
#else
void memory_use_one_arena(void) {}

void memory_give_back(void) {}
#endif

int memory_has_room(size_t bytes) {
  void *room = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) return 0;
  munmap(room, bytes);
  return 1;
}
