import Glibc

/// Says a sentence on standard error.
func complain(_ sentence: String) {
  let bytes = Array((sentence + "\n").utf8)
  _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
}
