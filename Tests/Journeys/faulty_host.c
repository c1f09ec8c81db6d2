/* Stands between a program and its host, loaded with LD_PRELOAD: a clock that a test sets, and a disk that takes no more. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

/* What the test says, in a file that both map: how far the clock was set, how long the machine slept, and with which write (0: none)
   the disk is full. */
static struct fault {
  volatile int64_t set, slept, room, writes;
} none, *fault = &none;
static const char *folder = "";

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_FILE");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *map = mmap(NULL, sizeof *fault, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (map != MAP_FAILED) fault = map;
  if (getenv("FAULT_FOLDER")) folder = getenv("FAULT_FOLDER");
}

#define REAL(name) \
  static typeof(&name) real; \
  if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name)

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(clock_gettime);
  int code = real(clock, time);
  if (code == 0 && clock != CLOCK_PROCESS_CPUTIME_ID && clock != CLOCK_THREAD_CPUTIME_ID) time->tv_sec += fault->slept;
  if (code == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += fault->set;
  return code;
}

int gettimeofday(struct timeval *time, void *zone) {
  REAL(gettimeofday);
  int code = real(time, zone);
  if (code == 0) time->tv_sec += fault->set + fault->slept;
  return code;
}

time_t time(time_t *out) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}

/* The kernel knows nothing of the sleep, so who asks to be woken at a moment means an earlier one. */
int timerfd_settime(int timer, int flags, const struct itimerspec *new, struct itimerspec *old) {
  REAL(timerfd_settime);
  struct itimerspec wake = *new;
  if (flags & TFD_TIMER_ABSTIME && wake.it_value.tv_sec > fault->slept) wake.it_value.tv_sec -= fault->slept;
  return real(timer, flags, &wake, old);
}

/* Whether the disk has no room for a write: 2 for the first that is refused, which still takes half of it. */
static int is_full(const char *path) {
  if (!*folder || strncmp(path, folder, strlen(folder)) != 0) return 0;
  int64_t count = __atomic_add_fetch(&fault->writes, 1, __ATOMIC_SEQ_CST), room = fault->room;
  return room == 0 || count < room ? 0 : count == room ? 2 : 1;
}

static int is_full_of(int file) {
  char link[64], path[4096];
  if (!*folder) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_full(path);
}

#define REFUSE return errno = ENOSPC, -1

ssize_t write(int file, const void *bytes, size_t count) {
  REAL(write);
  int full = is_full_of(file);
  if (full == 1 || (full && count < 2)) REFUSE;
  return real(file, bytes, full ? count / 2 : count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  REAL(pwrite64);
  int full = is_full_of(file);
  if (full == 1 || (full && count < 2)) REFUSE;
  return real(file, bytes, full ? count / 2 : count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }

int fsync(int file) {
  REAL(fsync);
  if (is_full_of(file)) REFUSE;
  return real(file);
}

int fdatasync(int file) {
  REAL(fdatasync);
  if (is_full_of(file)) REFUSE;
  return real(file);
}

int rename(const char *from, const char *to) {
  REAL(rename);
  if (is_full(to)) REFUSE;
  return real(from, to);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(name); \
    va_list rest; \
    va_start(rest, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest); \
    if ((flags & O_CREAT) && access(path, F_OK) != 0 && is_full(path)) REFUSE; \
    return real(path, flags, mode); \
  }
OPEN(open)
OPEN(open64)
