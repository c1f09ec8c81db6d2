/// Takes one role after another, with the code of a device where it is asked for.
struct RoleTaker: Sendable {
  let context: CredentialsContext
  let region: String

  /// How a role is to be taken, as a profile says it.
  struct Role {
    var arn: String
    /// The profile that names it; `nil` for a role given by flag.
    var profile: String?
    var sessionName: String?
    var externalID: String?
    var duration: String?
    var mfaSerial: String?
  }

  /// The role's credentials, taken with those given.
  func take(_ role: Role, with credentials: Credentials) async throws(SourceFailure) -> Credentials
  {
    var request = self.request(role.arn, sessionName: role.sessionName)
    request.externalID = role.externalID
    request.durationSeconds = role.duration.flatMap { Int($0) }
    if let serial = role.mfaSerial {
      request.serialNumber = serial
      request.tokenCode = try await code(serial, role)
    }
    do throws(AWSFailure) {
      let taken = try await context.roles.assume(request, region: region, with: credentials)
      let source = role.profile.map { "profile \($0), by assuming a role" } ?? "role \(role.arn)"
      return taken.credentials(of: role.arn, source: source)
    } catch {
      throw RoleRefusal.failure(error, role: role.arn, with: credentials.source)
    }
  }

  /// The role's credentials, taken with a token of someone whom IAM trusts.
  func take(_ arn: String, sessionName: String?, token: String, source: String)
    async throws(SourceFailure) -> Credentials
  {
    do throws(AWSFailure) {
      let request = self.request(arn, sessionName: sessionName)
      return try await context.roles.assume(request, region: region, webIdentityToken: token)
        .credentials(of: arn, source: source)
    } catch {
      throw RoleRefusal.failure(error, role: arn, with: "the web identity token")
    }
  }

  /// The session is named after perch and the moment, so that CloudTrail shows who it was.
  private func request(_ arn: String, sessionName: String?) -> RoleRequest {
    RoleRequest(
      roleARN: arn, sessionName: sessionName ?? "perch-\(Int(context.time.now))")
  }

  private func code(_ serial: String, _ role: Role) async throws(SourceFailure) -> String {
    let question = MFAQuestion(profile: role.profile ?? role.arn, serial: serial)
    guard let code = await context.askCode?(question)?.trimmed, !code.isEmpty else {
      throw .failed(
        "it asks for the code of \(serial), and nobody could be asked",
        advice: "Start perch again on a terminal and type the code.")
    }
    return code
  }
}
