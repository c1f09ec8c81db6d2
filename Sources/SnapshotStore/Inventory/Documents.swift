import Foundation

/// Values kept whole as compressed JSON, with sorted keys so that equal values are equal bytes.
enum Documents {
  static func encode(_ value: some Encodable, with packer: ZstdPacker = ZstdPacker()) throws
    -> [UInt8]
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return packer.packed([UInt8](try encoder.encode(value)))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    let json = try Zstd.unpacked(bytes)
    do { return try JSONDecoder().decode(type, from: Data(json)) } catch {
      throw DamagedData("a \(type) cannot be read")
    }
  }
}
