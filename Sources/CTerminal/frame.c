#define _GNU_SOURCE
#include "CTerminal.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

// curses writes after every cursor motion, and over SSH each write may become a packet. So while it
// draws, its descriptor leads into memory, and what gathers there is sent in one piece.

int frame_open(void) { return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3); }

// The limit that a user has on the size of files holds for memory, too: where it leaves no room for a frame, curses
// writes to the terminal itself.
int frame_memory(void) {
  const off_t largest_frame = 1 << 20;
  int memory = memfd_create("frame", MFD_CLOEXEC);
  if (memory < 0) return -1;
  if (ftruncate(memory, largest_frame) == 0 && ftruncate(memory, 0) == 0) return memory;
  close(memory);
  return -1;
}

void frame_begin(int frame, int memory) {
  if (memory >= 0) dup3(memory, frame, O_CLOEXEC);
}

size_t frame_end(int frame, int memory) {
  if (memory < 0) return 0;
  dup3(STDOUT_FILENO, frame, O_CLOEXEC);
  off_t count = lseek(memory, 0, SEEK_CUR);
  return count > 0 ? (size_t)count : 0;
}

void frame_take(int memory, uint8_t *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t taken = pread(memory, bytes + done, count - done, (off_t)done);
    if (taken <= 0) break;
    done += (size_t)taken;
  }
  if (ftruncate(memory, 0) == 0) lseek(memory, 0, SEEK_SET);
}

int frame_output(void) {
  char name[128];
  if (ttyname_r(STDOUT_FILENO, name, sizeof name) != 0) return -1;
  return open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
}
