package import ServerlessModel

/// Gives errors that are the same bug the same id, whatever ids, times and numbers their messages hold.
package enum Fingerprint {
  /// FNV-1a over function, class, type, normalised message and the top three frames.
  package static func group(
    resource: ResourceID, errorClass: ErrorClass, type: String?, message: String, frames: [String]
  ) -> ErrorGroupID {
    var hash = FNV1a()
    hash.add(resource.arn)
    hash.add(errorClass.name)
    hash.add(type ?? "")
    hash.add(normalize(message))
    for frame in frames.prefix(3) { hash.add(frame) }
    return ErrorGroupID(value: hash.value)
  }

  /// The message with what differs from one occurrence to the next replaced, at most 200 characters.
  package static func normalize(_ message: String) -> String {
    var message = message
    return message.withUTF8 { MessageNormalizer(Bytes($0)).normalized() }
  }
}

/// The 64-bit Fowler–Noll–Vo hash, variant 1a, over fields kept apart by a zero byte.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// An empty hash.
  package init() {}

  /// Adds one field.
  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  /// Adds one byte.
  package mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
