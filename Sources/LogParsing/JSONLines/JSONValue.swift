import ServerlessModel

/// One value of a JSON text as its bytes; strings without their quotes, escapes as they are.
enum JSONValue {
  case string(Bytes)
  case number(Bytes)
  case object(Bytes)
  case array(Bytes)
  case flag(Bool)
  case null

  /// The string with its escapes resolved; `nil` for what is no string.
  var text: String? {
    guard case .string(let bytes) = self else { return nil }
    return JSONText.decode(bytes)
  }

  /// A string's text, or the raw JSON of anything else but null.
  var anyText: String? {
    switch self {
    case .string(let bytes): JSONText.decode(bytes)
    case .number(let bytes), .object(let bytes), .array(let bytes): bytes.text()
    case .flag(let flag): flag ? "true" : "false"
    case .null: nil
    }
  }

  /// The raw bytes of a string that holds no escape or only ones that do not matter for a comparison.
  var rawString: Bytes? {
    guard case .string(let bytes) = self else { return nil }
    return bytes
  }

  var number: Double? {
    guard case .number(let bytes) = self else { return nil }
    return Double(bytes.text())
  }

  var integer: Int? {
    number.flatMap { $0.isFinite && abs($0) < 9e15 ? Int($0.rounded()) : nil }
  }

  /// A number of milliseconds, to the microsecond.
  var milliseconds: Elapsed? {
    guard case .number(let bytes) = self else { return nil }
    if let plain = Decimal.thousandths(bytes, at: 0), plain.next == bytes.count {
      return Elapsed(microseconds: plain.value)
    }
    return number.map { Elapsed(milliseconds: $0) }
  }

  /// The strings of an array, each with its escapes resolved; what is no string as its raw JSON.
  var texts: [String] {
    guard case .array(let bytes) = self else { return [] }
    var all: [String] = []
    var cursor = JSONCursor(bytes)
    _ = cursor.eachElement { element in element.anyText.map { all.append($0) } }
    return all
  }

  /// The value of one member of an object.
  func member(_ name: StaticString) -> JSONValue? {
    guard case .object(let bytes) = self else { return nil }
    var found: JSONValue?
    var cursor = JSONCursor(bytes)
    _ = cursor.eachMember { key, value in if found == nil, key.equals(name) { found = value } }
    return found
  }
}

/// Resolves the escapes of JSON strings.
enum JSONText {
  static func decode(_ bytes: Bytes) -> String {
    bytes.find(92) == nil ? bytes.text() : String(decoding: unescaped(bytes), as: UTF8.self)
  }

  static func unescaped(_ bytes: Bytes) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      guard byte == 92 else {
        out.append(byte)
        at += 1
        continue
      }
      at += escape(bytes, at: at, into: &out)
    }
    return out
  }

  /// Writes what the escape at `at` stands for and returns how long it is.
  private static func escape(_ bytes: Bytes, at: Int, into out: inout [UInt8]) -> Int {
    switch bytes.byte(at + 1) {
    case 110: out.append(10)
    case 116: out.append(9)
    case 114: out.append(13)
    case 98: out.append(8)
    case 102: out.append(12)
    case 117: return scalar(bytes, at: at, into: &out)
    case let other: if at + 1 < bytes.count { out.append(other) }
    }
    return 2
  }

  /// `\u00e9`, or a pair of surrogates; half a pair becomes U+FFFD.
  private static func scalar(_ bytes: Bytes, at: Int, into out: inout [UInt8]) -> Int {
    guard let first = unit(bytes, at: at) else {
      out.append(contentsOf: "\u{FFFD}".utf8)
      return 2
    }
    var value = first
    var length = 6
    if first >= 0xD800, first < 0xDC00, let second = unit(bytes, at: at + 6), second >= 0xDC00,
      second < 0xE000
    {
      value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      length = 12
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    out.append(contentsOf: String(Character(scalar)).utf8)
    return length
  }

  private static func unit(_ bytes: Bytes, at: Int) -> UInt32? {
    guard bytes.byte(at) == 92, bytes.byte(at + 1) == 117, at + 6 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for index in at + 2..<at + 6 {
      guard let digit = Hex.value(of: bytes[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
