import ServerlessModel

/// The first four fields of a REPORT in the order and with the tabs that Lambda prints, the last tab perhaps trimmed.
///
/// It reads nothing that `ReportReader` would not read alike; it is there because most lines of a large file are like this.
struct UsualReport {
  var requestID: RequestID
  var durationUs: Int64
  var billedUs: Int64
  var memoryMB: Int
  var maxMemoryMB: Int
  /// Where the fields after these begin.
  var next: Int

  /// `nil` for any other order or spelling.
  @inline(__always)
  init?(_ bytes: Bytes) {
    guard let id = RequestID.read(bytes, at: 18),
      let duration = Self.field("\tDuration: ", " ms\t", bytes, 54),
      let billed = Self.field("Billed Duration: ", " ms\t", bytes, duration.next),
      let size = Self.field("Memory Size: ", " MB\t", bytes, billed.next),
      let used = Self.field("Max Memory Used: ", " MB", bytes, size.next),
      used.next == bytes.count || bytes[used.next] == 9
    else { return nil }
    requestID = id
    durationUs = duration.value
    billedUs = billed.value
    memoryMB = Int(size.value / 1000)
    maxMemoryMB = Int(used.value / 1000)
    next = min(used.next + 1, bytes.count)
  }

  @inline(__always)
  private static func field(
    _ key: StaticString, _ unit: StaticString, _ bytes: Bytes, _ at: Int
  ) -> (value: Int64, next: Int)? {
    guard bytes.starts(with: key, at: at),
      let number = Decimal.thousandths(bytes, at: at + key.utf8CodeUnitCount),
      bytes.starts(with: unit, at: number.next)
    else { return nil }
    return (number.value, number.next + unit.utf8CodeUnitCount)
  }
}
