// Swift's runtime looks for its own file in /proc while it starts, and aborts where it finds none. So this runs before it.
#include <unistd.h>

__attribute__((constructor(101))) static void need_proc(void) {
  static const char sentence[] =
      "perch: /proc is not mounted, and the program cannot run without it. Mount it with: mount -t proc proc /proc\n";
  if (access("/proc/self/exe", F_OK) == 0) return;
  ssize_t written = write(STDERR_FILENO, sentence, sizeof sentence - 1);
  (void)written;
  _exit(69);
}
