#include "CTerminal.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int fatal[] = {SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE};
enum { FATAL_COUNT = sizeof fatal / sizeof *fatal };
static struct sigaction before[FATAL_COUNT];

// What asks for more at once than this is not known by it.
enum { MOST_ASKED_AT_ONCE = 32 << 20 };

static void say(const char *sentence) {
  ssize_t written = write(STDERR_FILENO, sentence, strlen(sentence));
  (void)written;
}

static void tell_and_die(int signal_number) {
  terminal_restore();
  if (!memory_has_room(MOST_ASKED_AT_ONCE)) {
    say("perch: no memory is left that it may use. Give it more (see ulimit -a), or ask about less: "
        "a shorter --window, or one --resource. What was recorded is kept.\n");
    _exit(75);
  }
  say("perch ended by a fault of its own. What was recorded is kept; please report what it was doing.\n");
  for (size_t index = 0; index < FATAL_COUNT; index++) {
    if (fatal[index] == signal_number) sigaction(signal_number, &before[index], NULL);
  }
  raise(signal_number);
}

int crash_guard(void) {
  static uint8_t stack_memory[64 * 1024];
  stack_t stack = {.ss_sp = stack_memory, .ss_size = sizeof stack_memory};
  sigaltstack(&stack, NULL);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = tell_and_die;
  action.sa_flags = SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (size_t index = 0; index < FATAL_COUNT; index++) {
    if (sigaction(fatal[index], &action, &before[index]) != 0) return -1;
  }
  return 0;
}
