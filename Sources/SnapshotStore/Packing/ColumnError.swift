/// Why stored columns could not be read or written.
enum ColumnError: Error, Hashable, CustomStringConvertible {
  /// The bytes end early or contradict each other; says what was being read.
  case damaged(String)
  /// The bytes were written by a newer perch.
  case newerCodec(UInt8)
  /// SQLite refused; its result code and message.
  case sqlite(code: Int32, message: String)

  var description: String {
    switch self {
    case .damaged(let what):
      "the recording is damaged (\(what)); record or import it again, or restore a copy"
    case .newerCodec(let codec):
      "the recording was written by a newer perch (chunk codec \(codec)); update perch to read it"
    case .sqlite(let code, let message): "the recording could not be used: \(message) (\(code))"
    }
  }
}
