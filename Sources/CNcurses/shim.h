// The wide ncurses for Swift: macros, variables and FILE pointers that the importer leaves out.
#ifndef C_NCURSES_SHIM_H
#define C_NCURSES_SHIM_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

enum { CURSES_BOLD = 1, CURSES_REVERSE = 2, CURSES_UNDERLINE = 4, CURSES_DIM = 8 };

static inline int curses_locale_is_utf8(const char *locale) {
  return setlocale(LC_CTYPE, locale) != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static inline SCREEN *curses_open(const char *term, FILE *output) {
  return newterm(term, output, stdin);
}

static inline void curses_prepare(void) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  leaveok(stdscr, TRUE);
  idlok(stdscr, TRUE);
  // A key that comes while a frame is drawn would leave the rest of it undrawn.
  typeahead(-1);
  curs_set(0);
  // Mouse reports are read by our own decoder, whatever the terminal's entry says.
  define_key(NULL, KEY_MOUSE);
}

static inline int curses_colors(void) { return COLORS; }
static inline int curses_pairs(void) { return COLOR_PAIRS; }
static inline int curses_columns(void) { return COLS; }
static inline int curses_rows(void) { return LINES; }
static inline int curses_function_key(int key) { return key - KEY_F0; }

static inline attr_t curses_attributes(unsigned bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CURSES_BOLD) attributes |= A_BOLD;
  if (bits & CURSES_REVERSE) attributes |= A_REVERSE;
  if (bits & CURSES_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CURSES_DIM) attributes |= A_DIM;
  return attributes;
}

static inline void curses_ground(int pair) {
  cchar_t blank;
  wchar_t text[2] = {L' ', 0};
  if (setcchar(&blank, text, A_NORMAL, (short)pair, NULL) == OK) bkgrndset(&blank);
}

// Draws cells of packed scalars (three times 21 bits); looks hold attribute bits and, from bit 8, the
// pair. What the C library thinks has another width than we do would shift the row: it becomes `?`.
static inline void curses_put(
    int y, int x, const uint64_t *clusters, const uint32_t *looks, int count) {
  for (int index = 0; index < count; index++) {
    if (clusters[index] == 0) continue;
    int width = index + 1 < count && clusters[index + 1] == 0 ? 2 : 1;
    wchar_t text[4] = {
        (wchar_t)(clusters[index] & 0x1FFFFF), (wchar_t)(clusters[index] >> 21 & 0x1FFFFF),
        (wchar_t)(clusters[index] >> 42 & 0x1FFFFF), 0};
    for (int mark = 1; mark < 3; mark++) {
      if (text[mark] != 0 && wcwidth(text[mark]) != 0) text[mark] = 0;
    }
    attr_t attributes = curses_attributes(looks[index] & 0xFF);
    short pair = (short)(looks[index] >> 8);
    cchar_t cell;
    int fits = text[0] < 0x7F || wcwidth(text[0]) == width;
    if (fits && setcchar(&cell, text, attributes, pair, NULL) == OK) {
      mvadd_wchnstr(y, x + index, &cell, 1);
      continue;
    }
    wchar_t unknown[2] = {L'?', 0};
    setcchar(&cell, unknown, attributes, pair, NULL);
    for (int part = 0; part < width; part++) mvadd_wchnstr(y, x + index + part, &cell, 1);
  }
}

static inline void curses_show_cursor(int y, int x) {
  leaveok(stdscr, FALSE);
  move(y, x);
  curs_set(1);
}

static inline void curses_hide_cursor(void) {
  curs_set(0);
  leaveok(stdscr, TRUE);
}

static inline void curses_flush(void) {
  wnoutrefresh(stdscr);
  doupdate();
}

static inline void curses_repaint_all(void) {
  clearok(curscr, TRUE);
}

// The next input without waiting: 0 none, 1 a character, 2 a key code.
static inline int curses_next(uint32_t *value) {
  wint_t input = 0;
  int kind = wget_wch(stdscr, &input);
  *value = (uint32_t)input;
  return kind == ERR ? 0 : kind == KEY_CODE_YES ? 2 : 1;
}

static inline const char *curses_string(const char *name) {
  char *string = tigetstr(name);
  return string == NULL || string == (char *)-1 ? "" : string;
}

#endif
