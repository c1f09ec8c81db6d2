// What must be C: state that a signal handler reads, and calls that Swift's Glibc does not import.
#ifndef C_TERMINAL_H
#define C_TERMINAL_H

#include <stddef.h>
#include <stdint.h>

// Saves the terminal's modes. 0, or -1 when the descriptor is no terminal.
int terminal_save(int descriptor);

// Sets the bytes that undo what was switched on; at most 256. An empty list disarms the restorer.
void terminal_arm(const uint8_t *bytes, size_t count);

// Writes the armed bytes and puts the saved modes back. Safe in a signal handler; does it once.
void terminal_restore(void);

// On SEGV, ILL, TRAP, ABRT, BUS and FPE restores the terminal, says why the program ends, and dies as
// it would have; with exit code 75 when no memory is left. 0, or -1.
int crash_guard(void);

// The size of the terminal in cells. 0, or -1 when it is not known.
int terminal_size(int descriptor, int *columns, int *rows);

// Whether the program itself holds a description of a terminal.
int description_is_known(const char *term);
// Leads ncurses to it until the end is called. 0 when there is none.
int description_begin(const char *term);
void description_end(void);

// The bytes that the driver of a serial line has not sent yet; 0 for other terminals.
int terminal_waiting(int descriptor);

// A counter that wakes poll. -1 when there is none to be had.
int event_open(void);
void event_raise(int descriptor);
void event_clear(int descriptor);

// Blocks these signals in this thread and those it starts later, and makes them readable.
int signals_open(const int *signals, int count);
// The next signal, or 0.
int signals_next(int descriptor);
// Stops the process as the shell's job control expects, and returns when it goes on.
void signals_stop_self(void);

enum { POLL_KEYS = 1, POLL_MAILBOX = 2, POLL_SIGNALS = 4, POLL_HANGUP = 8, POLL_OUTPUT = 16 };

// Waits for any of three descriptors, and for room in one; -1 leaves one out. Milliseconds, or -1 for
// ever. Answers POLL_ bits, 0 on time-out or interruption.
int poll_ready(int keys, int mailbox, int signals, int output, int milliseconds);

// A descriptor of standard output for curses, and memory that a frame gathers in; -1 when there is none.
int frame_open(void);
int frame_memory(void);
// Leads the descriptor into the memory, and back again; the number of bytes that gathered.
void frame_begin(int frame, int memory);
size_t frame_end(int frame, int memory);
// Takes what gathered.
void frame_take(int memory, uint8_t *bytes, size_t count);
// The terminal of standard output opened once more, for writes that do not wait; -1 when it may not be.
int frame_output(void);

// A way to ask the kernel about TCP connections; -1 when there is none.
int line_open(void);
// The bytes of a connection that its other end has taken, and those that wait for it. 0, or -1 when
// there is no such connection here.
int line_ask(int line, const char *local, uint16_t local_port, const char *remote,
             uint16_t remote_port, uint64_t *taken, uint64_t *waiting);

// Keeps all threads' memory in one arena; for a program whose threads hardly ever meet.
void memory_use_one_arena(void);

// Gives threads that are started from here on stacks of this size.
void memory_use_small_stacks(size_t bytes);

// Gives freed memory back to the system.
void memory_give_back(void);

// Whether the system would give so much more. Safe in a signal handler.
int memory_has_room(size_t bytes);

#endif
