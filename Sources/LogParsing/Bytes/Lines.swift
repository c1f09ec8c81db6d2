/// The lines inside one event, which runtimes part by LF, CR, or both.
enum Lines {
  static func of(_ bytes: Bytes) -> [Bytes] {
    var lines: [Bytes] = []
    var from = 0
    for index in 0..<bytes.count where bytes[index].isBreak {
      lines.append(bytes.part(from, index))
      from = index + 1
    }
    lines.append(bytes.from(from))
    return lines
  }

  /// The bytes without blanks at both ends, no-break spaces of two bytes included.
  static func trimmed(_ line: Bytes) -> Bytes {
    var rest = line.trimmed()
    while rest.byte(0) == 0xC2, rest.byte(1) == 0xA0 { rest = rest.from(2).trimmed() }
    return rest
  }
}
