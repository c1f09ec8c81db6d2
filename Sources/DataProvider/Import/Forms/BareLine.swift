/// What a line without any prefix looks like.
enum BareLine {
  private static let heads: [StaticString] = [
    "START RequestId: ", "END RequestId: ", "REPORT RequestId: ", "INIT_START ", "INIT_REPORT ",
    "RESTORE_START ", "RESTORE_REPORT ", "EXTENSION\t", "TELEMETRY\t", "LOGS\t",
  ]

  /// A line that the platform writes at the start of an event.
  static func isPlatform(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    guard start < end, text[start] >= 69, text[start] <= 84 else { return false }
    return heads.contains { PrefixReader.has($0, text, start, end) }
  }

  /// Whether bytes are no text at all: a zero byte, or many control characters and stray high bytes.
  static func isJunk(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
    let sample = text[start..<min(end, start + 4096)]
    if sample.contains(0) { return true }
    let controls = sample.reduce(0) { $0 + ($1 < 32 && $1 != 9 && $1 != 27 && $1 != 13 ? 1 : 0) }
    if controls * 10 > sample.count { return true }
    let high = sample.reduce(0) { $0 + ($1 >= 128 ? 1 : 0) }
    guard high * 10 > sample.count else { return false }
    return String(validating: sample.dropLast(min(3, sample.count / 2)), as: UTF8.self) == nil
      && high * 4 > sample.count
  }
}
