#include "CTerminal.h"

#include <malloc.h>

#ifdef __GLIBC__
void memory_use_one_arena(void) { mallopt(M_ARENA_MAX, 1); }

void memory_give_back(void) { malloc_trim(0); }
#else
void memory_use_one_arena(void) {}

void memory_give_back(void) {}
#endif
