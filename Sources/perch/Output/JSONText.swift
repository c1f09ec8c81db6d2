import ServerlessModel

/// Prints values as JSON on one line or indented, keys in the order of the row.
///
/// Control and bidirectional characters leave as `\u` escapes, so that no output can drive a terminal.
struct JSONText {
  private(set) var text = ""
  private let indented: Bool
  private var depth = 0

  static func line(_ value: Value) -> String {
    var printer = JSONText(indented: false)
    printer.put(value)
    return printer.text
  }

  static func page(_ value: Value) -> String {
    var printer = JSONText(indented: true)
    printer.put(value)
    return printer.text + "\n"
  }

  private init(indented: Bool) { self.indented = indented }

  private mutating func put(_ value: Value) {
    switch value {
    case .text(let text): quote(text)
    case .time(let moment): quote(moment.rfc3339)
    case .integer(let number): text += String(number)
    case .number(let number): text += number.isFinite ? Self.plain(number) : "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .list(let values): nest("[", values, "]") { $0.put($1) }
    case .object(let row):
      nest("{", row.fields, "}") { printer, field in
        printer.quote(field.name)
        printer.text += printer.indented ? ": " : ":"
        printer.put(field.value)
      }
    }
  }

  private mutating func nest<Item>(
    _ open: String, _ items: [Item], _ close: String, _ each: (inout JSONText, Item) -> Void
  ) {
    text += open
    depth += 1
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      lineBreak()
      each(&self, item)
    }
    depth -= 1
    if !items.isEmpty { lineBreak() }
    text += close
  }

  private mutating func lineBreak() {
    if indented { text += "\n" + String(repeating: "  ", count: depth) }
  }

  private mutating func quote(_ value: String) {
    text += "\""
    defer { text += "\"" }
    guard !value.utf8.allSatisfy(Self.isPlain) else { return text += value }
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default: Self.isSilent(scalar) ? escape(scalar) : text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte stands for itself, as nearly all do.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Whether a terminal would act on the character instead of showing it.
  private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }

  /// The shortest decimal that reads back as the same number.
  static func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return "\(number)"
  }
}
