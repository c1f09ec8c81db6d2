import Crypto
import ServerlessModel

/// The secret that masks are keyed by: without it nobody can try values until a mask fits.
package struct RedactionKey: Sendable {
  package static let byteCount = 32

  /// The first eight hexadecimal digits of the key's SHA-256: what a recording stores to name its key.
  package let id: String
  let bytes: [UInt8]

  /// Takes 32 random bytes; `nil` for any other number of them.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self.bytes = bytes
    let hash = SHA256.hash(data: bytes).prefix(4).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    id = String(Hex.text(hash).suffix(8))
  }

  /// The four hexadecimal digits that stand in the mask of a value, as a number.
  func digits(of plain: UnsafeRawBufferPointer) -> UInt16 {
    let code = HMAC<SHA256>.authenticationCode(for: plain, using: SymmetricKey(data: bytes))
    return code.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  /// A number that stands for a text and that nobody without the key can get from it.
  package func number(of text: String) -> UInt64 {
    let code = HMAC<SHA256>.authenticationCode(
      for: Array(text.utf8), using: SymmetricKey(data: bytes))
    return code.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
