#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import. 15 + 16 reads gzip members only.
static inline int perch_inflate_gzip_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}
