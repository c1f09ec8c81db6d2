import Foundation

/// Credentials that a program of the user's prints.
struct ProcessCredentials: CredentialsSource {
  let profile: Profile
  let context: CredentialsContext

  /// As long as the SDKs of AWS wait.
  private static let limit = 60.0

  /// What the program prints.
  private struct Output: Decodable {
    var version: JSONValue?
    var accessKeyId: String?
    var secretAccessKey: String?
    var sessionToken: String?
    var expiration: String?
    var accountId: String?

    enum CodingKeys: String, CodingKey {
      case version = "Version"
      case accessKeyId = "AccessKeyId"
      case secretAccessKey = "SecretAccessKey"
      case sessionToken = "SessionToken"
      case expiration = "Expiration"
      case accountId = "AccountId"
    }
  }

  var place: String { "credential_process of profile \(profile.name)" }

  func credentials() async throws(SourceFailure) -> Credentials {
    guard let command = profile["credential_process"] else { throw .absent("none is set") }
    guard let words = ShellWords.split(command), let program = words.first else {
      throw failure("has a quote that is not closed")
    }
    let ending = await ChildProgram(words: words, environment: context.environment.variables)
      .run(within: Self.limit, time: context.time)
    return try read(try output(of: ending, program), program)
  }

  private func output(of ending: ChildProgram.Ending, _ program: String) throws(SourceFailure)
    -> [UInt8]
  {
    switch ending {
    case .exited(0, let output, _): return output
    case .exited(let code, _, let errors):
      let said = MaskedText.firstLine(String(decoding: errors, as: UTF8.self))
      throw failure("\(program) failed with \(code)" + (said.isEmpty ? "" : ": \(said)"))
    case .killed(let signal): throw failure("\(program) was ended by signal \(signal)")
    case .timedOut: throw failure("\(program) did not end within \(Int(Self.limit)) s")
    case .notStarted(let reason): throw failure("\(program) could not be started: \(reason)")
    }
  }

  private func read(_ bytes: [UInt8], _ program: String) throws(SourceFailure) -> Credentials {
    let output: Output
    do throws(AWSJSONError) {
      output = try AWSJSON.decodePlain(Output.self, from: Data(bytes))
    } catch {
      let what = error.line == nil ? "\(error.field) is not \(error.expected)" : "it is no JSON"
      throw failure("what \(program) printed cannot be read: \(what)")
    }
    guard output.version == .whole(1) else {
      let version = output.version == nil ? "no Version" : "a Version other than 1"
      throw failure("what \(program) printed has \(version)")
    }
    guard let key = output.accessKeyId, let secret = output.secretAccessKey else {
      let name = output.accessKeyId == nil ? "AccessKeyId" : "SecretAccessKey"
      throw failure("what \(program) printed has no \(name)")
    }
    return Credentials(
      accessKeyID: key, secretAccessKey: secret, sessionToken: output.sessionToken,
      expiration: try end(output.expiration, program),
      account: output.accountId ?? profile["aws_account_id"],
      source: "profile \(profile.name), by its credential_process")
  }

  private func end(_ text: String?, _ program: String) throws(SourceFailure) -> Double? {
    guard let text else { return nil }
    guard let end = ISO8601.seconds(text) else {
      throw failure("what \(program) printed has an Expiration that is no moment")
    }
    return end
  }

  private func failure(_ why: String) -> SourceFailure {
    .failed(
      why, advice: "Run the command of credential_process in profile \(profile.name) by hand.")
  }
}
