#include "CTerminal.h"

#include <pthread.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

int event_open(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void event_raise(int descriptor) {
  uint64_t one = 1;
  ssize_t written = write(descriptor, &one, sizeof one);
  (void)written;
}

void event_clear(int descriptor) {
  uint64_t count;
  ssize_t bytes = read(descriptor, &count, sizeof count);
  (void)bytes;
}

int signals_open(const int *signals, int count) {
  sigset_t set;
  sigemptyset(&set);
  for (int index = 0; index < count; index++) sigaddset(&set, signals[index]);
  if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int signals_next(int descriptor) {
  struct signalfd_siginfo information;
  if (read(descriptor, &information, sizeof information) != sizeof information) return 0;
  return (int)information.ssi_signo;
}

void signals_stop_self(void) { kill(getpid(), SIGSTOP); }

int poll_ready(int keys, int mailbox, int signals, int output, int milliseconds) {
  struct pollfd set[4] = {
      {.fd = keys, .events = POLLIN},
      {.fd = mailbox, .events = POLLIN},
      {.fd = signals, .events = POLLIN},
      {.fd = output, .events = POLLOUT},
  };
  if (poll(set, 4, milliseconds) <= 0) return 0;
  int ready = 0;
  if (set[0].revents & POLLIN) ready |= POLL_KEYS;
  if (set[0].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= POLL_HANGUP;
  if (set[1].revents & POLLIN) ready |= POLL_MAILBOX;
  if (set[2].revents & POLLIN) ready |= POLL_SIGNALS;
  if (set[3].revents & POLLOUT) ready |= POLL_OUTPUT;
  if (set[3].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= POLL_HANGUP;
  return ready;
}
