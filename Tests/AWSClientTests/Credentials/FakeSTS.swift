import Synchronization

@testable import AWSClient

/// Gives roles out as STS does, and remembers who asked for what.
final class FakeSTS: RoleAssuming {
  struct Asked: Hashable {
    var request: RoleRequest
    var region: String
    /// The access key that it would be signed with.
    var key: String?
    var token: String?
  }

  private let refusal: ServiceError?
  private let asked = Mutex<[Asked]>([])

  init(refusal: ServiceError? = nil) { self.refusal = refusal }

  var calls: [Asked] { asked.withLock { $0 } }

  func assume(_ request: RoleRequest, region: String, with credentials: Credentials)
    async throws(AWSFailure) -> AssumedRole
  {
    try answer(Asked(request: request, region: region, key: credentials.accessKeyID))
  }

  func assume(_ request: RoleRequest, region: String, webIdentityToken: String)
    async throws(AWSFailure) -> AssumedRole
  {
    try answer(Asked(request: request, region: region, token: webIdentityToken))
  }

  private func answer(_ call: Asked) throws(AWSFailure) -> AssumedRole {
    asked.withLock { $0.append(call) }
    if let refusal, let operation = AWSOperation.allowed(named: "AssumeRole").first {
      throw .refused(refusal, operation: operation, retryAfter: nil)
    }
    let name = call.request.roleARN.split(separator: "/").last ?? ""
    return AssumedRole(
      accessKeyID: "ASIA-\(name)", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
      expiration: 1_800_003_600)
  }
}
