#include "CTerminal.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved_modes;
static int saved_descriptor = -1;
static uint8_t restore_bytes[256];
static volatile size_t restore_count = 0;
static atomic_int is_armed = 0;

int terminal_save(int descriptor) {
  if (tcgetattr(descriptor, &saved_modes) != 0) return -1;
  saved_descriptor = descriptor;
  return 0;
}

void terminal_arm(const uint8_t *bytes, size_t count) {
  atomic_store(&is_armed, 0);
  if (count > sizeof restore_bytes) count = sizeof restore_bytes;
  if (count > 0) memcpy(restore_bytes, bytes, count);
  restore_count = count;
  atomic_store(&is_armed, count > 0);
}

void terminal_restore(void) {
  if (!atomic_exchange(&is_armed, 0)) return;
  size_t done = 0;
  while (done < restore_count) {
    ssize_t written = write(STDOUT_FILENO, restore_bytes + done, restore_count - done);
    if (written > 0) {
      done += (size_t)written;
    } else if (errno != EINTR) {
      break;
    }
  }
  if (saved_descriptor >= 0) tcsetattr(saved_descriptor, TCSANOW, &saved_modes);
}

int terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  if (size.ws_col == 0 || size.ws_row == 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int terminal_waiting(int descriptor) {
  int count = 0;
  return ioctl(descriptor, TIOCOUTQ, &count) == 0 ? count : 0;
}
