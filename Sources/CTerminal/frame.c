#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

// curses writes after every cursor motion, and over SSH each write may become a packet. So while it
// draws, its descriptor leads into memory, and what gathers there is sent in one piece.

int frame_open(void) { return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3); }

int frame_memory(void) { return memfd_create("frame", MFD_CLOEXEC); }

void frame_begin(int frame, int memory) {
  if (memory >= 0) dup3(memory, frame, O_CLOEXEC);
}

static void send_all(const uint8_t *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, count);
    if (sent > 0) {
      bytes += sent;
      count -= (size_t)sent;
    } else if (errno == EAGAIN) {
      struct pollfd waiting = {.fd = STDOUT_FILENO, .events = POLLOUT};
      if (poll(&waiting, 1, 1000) <= 0) return;
    } else if (errno != EINTR) {
      return;
    }
  }
}

void frame_end(int frame, int memory) {
  static uint8_t bytes[64 * 1024];
  if (memory < 0) return;
  dup3(STDOUT_FILENO, frame, O_CLOEXEC);
  off_t start = 0;
  for (;;) {
    ssize_t count = pread(memory, bytes, sizeof bytes, start);
    if (count <= 0) break;
    send_all(bytes, (size_t)count);
    start += count;
  }
  if (start > 0 && ftruncate(memory, 0) == 0) lseek(memory, 0, SEEK_SET);
}
