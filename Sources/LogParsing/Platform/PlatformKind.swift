/// Which platform line a message claims to be, told by its first bytes alone.
enum PlatformKind: UInt8 {
  case initStart, initReport, restoreStart, restoreReport, start, end, report
  case `extension`, telemetry, exit, trace, timeout

  @inline(__always)
  static func of(_ bytes: Bytes) -> PlatformKind? {
    switch bytes.byte(0) {
    case 83: bytes.starts(with: "START RequestId: ") ? .start : nil
    case 69:
      bytes.starts(with: "END RequestId: ")
        ? .end : word("EXTENSION", bytes) && bytes.find("Name: ") != nil ? .extension : nil
    case 82: ofR(bytes)
    case 73: word("INIT_START", bytes) ? .initStart : word("INIT_REPORT", bytes) ? .initReport : nil
    case 84: word("TELEMETRY", bytes) && bytes.find("Name: ") != nil ? .telemetry : nil
    case 76: word("LOGS", bytes) && bytes.part(5, 11).find("Name: ") != nil ? .telemetry : nil
    case 88: bytes.starts(with: "XRAY TraceId: ") ? .trace : nil
    default: nil
    }
  }

  @inline(__always)
  private static func ofR(_ bytes: Bytes) -> PlatformKind? {
    if bytes.starts(with: "REPORT RequestId: ") { return .report }
    if bytes.starts(with: "RequestId: ") { return .exit }
    if word("RESTORE_START", bytes) { return .restoreStart }
    return word("RESTORE_REPORT", bytes) ? .restoreReport : nil
  }

  /// Whether `literal` stands first and a blank or tab follows it.
  @inline(__always)
  private static func word(_ literal: StaticString, _ bytes: Bytes) -> Bool {
    bytes.starts(with: literal) && bytes.byte(literal.utf8CodeUnitCount).isBlank
  }
}
