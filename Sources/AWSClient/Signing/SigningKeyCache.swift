import Crypto
import Synchronization

/// Keys derived from secrets, each good for a day, a region and a service; deriving one costs four HMACs.
final class SigningKeyCache: Sendable {
  /// What a key is good for.
  struct Scope: Hashable, Sendable {
    var accessKeyID: String
    var secret: String
    var day: String
    var region: String
    var service: String
  }

  /// Above this many the cache starts anew, so that days gone by and identities given up do not stay.
  private static let limit = 512

  private let keys = Mutex<[Scope: SymmetricKey]>([:])

  func key(for scope: Scope) -> SymmetricKey {
    if let known = keys.withLock({ $0[scope] }) { return known }
    let key = Self.derive(scope)
    keys.withLock {
      if $0.count >= Self.limit { $0.removeAll() }
      $0[scope] = key
    }
    return key
  }

  private static func derive(_ scope: Scope) -> SymmetricKey {
    let secret = SymmetricKey(data: Array(("AWS4" + scope.secret).utf8))
    return [scope.day, scope.region, scope.service, "aws4_request"].reduce(secret) { key, part in
      SymmetricKey(
        data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
    }
  }
}
