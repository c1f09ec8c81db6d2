#include "CSample.h"

static const uint8_t bytes[] = {
#embed "../../SampleData/market-hour.perch"
};

const uint8_t *sample_bytes(void) { return bytes; }

size_t sample_count(void) { return sizeof bytes; }
