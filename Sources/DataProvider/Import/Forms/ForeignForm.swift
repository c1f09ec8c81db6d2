/// Forms that perch knows and does not read.
enum ForeignForm {
  /// What to do about a file of such a form; `nil` for any other.
  static func advice(_ head: UnsafeRawBufferPointer) -> String? {
    for (magic, advice) in packed where head.starts(with: magic) { return advice }
    let lines = head.prefix(2048).split(
      separator: 10, maxSplits: 3, omittingEmptySubsequences: true)
    guard lines.count > 1 else { return nil }
    if isYAML(lines[0], lines[1]) {
      return "YAML, as the AWS CLI prints it; ask for it with --output json"
    }
    if isTable(lines[0], lines[1]) {
      return "a table, as the AWS CLI prints it; ask for it with --output json"
    }
    if isInsights(lines[0]) {
      return "a Logs Insights result without @timestamp and @message; add them to the query"
    }
    return nil
  }

  private static let packed: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip archive; unpack it first"),
    ([0x42, 0x5A, 0x68], "compressed with bzip2; perch unpacks gzip and zstd, unpack this first"),
    (
      [0xFD, 0x37, 0x7A, 0x58], "compressed with xz; perch unpacks gzip and zstd, unpack this first"
    ),
    ([0x50, 0x41, 0x52, 0x31], "a Parquet file; export the logs as text or JSON"),
    (
      [0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20], "an SQLite file; open a recording with --snapshot"
    ),
  ]

  /// `events:` and a list or a block under it.
  private static func isYAML(
    _ first: Slice<UnsafeRawBufferPointer>, _ second: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    let name = first.prefix { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
    let rest = first.dropFirst(name.count).filter { $0 != 13 && $0 != 32 }
    guard name.count > 2, rest == [58] else { return false }
    guard second.starts(with: [45, 32]) || second.starts(with: [32, 32]) else { return false }
    let key = second.dropFirst(2).prefix { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
    return key.count > 1 && second.dropFirst(2 + key.count).first == 58
  }

  /// A rule of dashes and the operation's name between bars.
  private static func isTable(
    _ first: Slice<UnsafeRawBufferPointer>, _ second: Slice<UnsafeRawBufferPointer>
  ) -> Bool {
    first.count > 3 && first.allSatisfy { $0 == 45 || $0 == 43 || $0 == 13 } && second.first == 124
  }

  private static func isInsights(_ first: Slice<UnsafeRawBufferPointer>) -> Bool {
    first.first == 64 && first.contains(44)
  }
}
