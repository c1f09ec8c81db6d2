#define _GNU_SOURCE
#include "CTerminal.h"

#include <malloc.h>
#include <pthread.h>
#include <sys/mman.h>

#ifdef __GLIBC__
void memory_use_one_arena(void) { mallopt(M_ARENA_MAX, 1); }

void memory_give_back(void) { malloc_trim(0); }

void memory_use_small_stacks(size_t bytes) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) return;
  if (pthread_attr_setstacksize(&attributes, bytes) == 0) pthread_setattr_default_np(&attributes);
  pthread_attr_destroy(&attributes);
}
#else
void memory_use_one_arena(void) {}

void memory_give_back(void) {}

void memory_use_small_stacks(size_t bytes) { (void)bytes; }
#endif

int memory_has_room(size_t bytes) {
  void *room = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) return 0;
  munmap(room, bytes);
  return 1;
}
