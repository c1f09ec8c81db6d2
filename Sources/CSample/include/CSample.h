// An hour of the sample recording, compiled in for hosts that hold nothing but the program.
#ifndef C_SAMPLE_H
#define C_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *sample_bytes(void);
size_t sample_count(void);

#endif
