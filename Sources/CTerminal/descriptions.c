#define _GNU_SOURCE
#include "CTerminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Compiled terminal descriptions, for hosts that have none: ncurses reads one out of TERMINFO itself,
// written as `hex:` and its bytes.
struct description {
  const char *term;
  const uint8_t *bytes;
  size_t count;
};

static const uint8_t linux_console[] = {
#embed "terminfo/linux"
};
static const uint8_t screen[] = {
#embed "terminfo/screen-256color"
};
static const uint8_t tmux[] = {
#embed "terminfo/tmux-256color"
};
static const uint8_t vt100[] = {
#embed "terminfo/vt100"
};
static const uint8_t xterm[] = {
#embed "terminfo/xterm"
};
static const uint8_t xterm_256color[] = {
#embed "terminfo/xterm-256color"
};

static const struct description descriptions[] = {
    {"linux", linux_console, sizeof linux_console},
    {"screen-256color", screen, sizeof screen},
    {"tmux-256color", tmux, sizeof tmux},
    {"vt100", vt100, sizeof vt100},
    {"xterm", xterm, sizeof xterm},
    {"xterm-256color", xterm_256color, sizeof xterm_256color},
};

static const struct description *find(const char *term) {
  for (size_t index = 0; index < sizeof descriptions / sizeof *descriptions; index++) {
    if (strcmp(descriptions[index].term, term) == 0) return &descriptions[index];
  }
  return NULL;
}

int description_is_known(const char *term) { return find(term) != NULL; }

static char *variable(const struct description *found) {
  static const char start[] = "TERMINFO=hex:", digits[] = "0123456789abcdef";
  char *text = malloc(sizeof start + 2 * found->count);
  if (text == NULL) return NULL;
  char *end = stpcpy(text, start);
  for (size_t index = 0; index < found->count; index++) {
    *end++ = digits[found->bytes[index] >> 4];
    *end++ = digits[found->bytes[index] & 15];
  }
  *end = 0;
  return text;
}

static char **former;

// Other threads may be reading the environment, so it is exchanged whole and the copy is kept.
int description_begin(const char *term) {
  const struct description *found = find(term);
  if (found == NULL) return 0;
  size_t count = 1;
  for (char **each = environ; *each != NULL; each++) count++;
  char **copy = malloc((count + 1) * sizeof *copy);
  if (copy == NULL || (copy[0] = variable(found)) == NULL) return 0;
  memcpy(copy + 1, environ, count * sizeof *copy);
  former = environ;
  environ = copy;
  return 1;
}

void description_end(void) { environ = former; }
