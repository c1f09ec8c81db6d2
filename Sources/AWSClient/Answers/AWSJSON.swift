package import Foundation

/// Reads JSON as AWS answers it: unknown fields are passed over, keys become Swift's spelling.
package enum AWSJSON {
  /// Decodes one answer; `PasswordPolicy`, `KMSKeyArn` and `trace_id` are read as `passwordPolicy`, `kmsKeyArn` and
  /// `traceId`, keys of dictionaries stay as they are.
  package static func decode<T: Decodable>(_ type: T.Type, from data: Data) throws(AWSJSONError)
    -> T
  {
    if let value = JSONTree(Array(data), isFolding: true)?.decode(type) { return value }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      FoldedKey(stringValue: FoldedKey.folded(path.last?.stringValue ?? ""))
    }
    return try run {
      try decoder.decode(type, from: data)
    } whenBroken: {
      data
    }
  }

  /// Decodes with keys as they are written.
  package static func decodePlain<T: Decodable>(_ type: T.Type, from data: Data)
    throws(AWSJSONError) -> T
  {
    if let value = JSONTree(Array(data), isFolding: false)?.decode(type) { return value }
    return try run {
      try JSONDecoder().decode(type, from: data)
    } whenBroken: {
      data
    }
  }

  private static func run<T>(_ body: () throws -> T, whenBroken data: () -> Data)
    throws(AWSJSONError) -> T
  {
    do { return try body() } catch let error as DecodingError {
      throw AWSJSONError(error, in: data())
    } catch { throw AWSJSONError(line: nil, field: "", expected: "JSON") }
  }
}

/// A key in Swift's spelling.
struct FoldedKey: CodingKey {
  let stringValue: String
  let intValue: Int? = nil

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }

  /// Lowers the leading capitals, the last of them only if nothing small follows, and joins words at underscores.
  static func folded(_ key: String) -> String {
    var bytes = Array(key.utf8)
    if bytes.contains(95) { bytes = joined(bytes) }
    var index = 0
    while index < bytes.count, isUpper(bytes[index]) {
      if index > 0, index + 1 < bytes.count, isLower(bytes[index + 1]) { break }
      bytes[index] += 32
      index += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func joined(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var raise = false
    for byte in bytes {
      if byte == 95 {
        raise = !result.isEmpty
        continue
      }
      result.append(raise && isLower(byte) ? byte - 32 : byte)
      raise = false
    }
    return result
  }

  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
  private static func isLower(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
}
