import Crypto

/// Names that the AWS CLI gives to the files of its caches.
enum CacheFileName {
  /// The name for a sign-in through IAM Identity Center: SHA-1 of its session or start address.
  static func sso(_ name: String) -> String { hex(Insecure.SHA1.hash(data: Array(name.utf8))) }

  /// The name for a session of `aws login`: SHA-256.
  static func login(_ session: String) -> String { hex(SHA256.hash(data: Array(session.utf8))) }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
