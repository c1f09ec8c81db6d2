/// Percent-encoding as AWS asks for it: all but letters, digits and `-._~`, in capitals.
enum URIEncoding {
  /// Encodes a text; a percent sign in it becomes `%25`.
  static func encode(_ bytes: some Sequence<UInt8>, keepsSlash: Bool = false) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if isUnreserved(byte) || (keepsSlash && byte == UInt8(ascii: "/")) {
        text.append(byte)
      } else {
        text.append(UInt8(ascii: "%"))
        text.append(Hex.upper[Int(byte >> 4)])
        text.append(Hex.upper[Int(byte & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Decodes a text; a percent sign that begins no pair of digits stands for itself.
  static func decode(_ text: some StringProtocol) -> [UInt8] {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = Hex.value(bytes[index + 1]), let low = Hex.value(bytes[index + 2])
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return decoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
