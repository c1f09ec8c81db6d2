import Foundation
import Testing

@testable import AWSClient

/// A user's folder with real files of AWS in it; it goes when the test ends.
final class TestHome {
  let path: String
  private var variables: [String: String]

  init(config: String? = nil, credentials: String? = nil, _ variables: [String: String] = [:])
    throws
  {
    path = NSTemporaryDirectory() + "perch-home-\(UUID().uuidString)"
    self.variables = variables
    try write(".aws/here", "")
    if let config { try write(".aws/config", config) }
    if let credentials { try write(".aws/credentials", credentials) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String, executable: Bool = false) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    guard executable else {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return file
    }
    try text.write(toFile: file + ".text", atomically: true, encoding: .utf8)
    try install(file + ".text", as: file)
    return file
  }

  /// Another process writes the program: one that is open here while a test beside this one forks would be busy.
  private func install(_ text: String, as file: String) throws {
    let installing = Process()
    installing.executableURL = URL(fileURLWithPath: "/usr/bin/install")
    installing.arguments = ["-m", "755", text, file]
    try installing.run()
    installing.waitUntilExit()
    #expect(installing.terminationStatus == 0)
  }

  func set(_ name: String, _ value: String) { variables[name] = value }

  var environment: AWSEnvironment {
    AWSEnvironment(
      ["HOME": path, "PATH": "/usr/bin:/bin"].merging(variables) { $1 })
  }

  func context(
    http: any HTTPSending = ScriptedSender.nobody,
    time: any TimeKeeper = ManualClock(now: 1_800_000_000),
    roles: any RoleAssuming = FakeSTS(), endpoint: String = "https://aws.invalid",
    askCode: CredentialsContext.CodeAsking? = nil
  ) -> CredentialsContext {
    CredentialsContext(
      environment: environment, http: http, time: time, roles: roles,
      endpoint: { _, _ in endpoint }, askCode: askCode)
  }

  /// What the chain finds; a failure is held to show no secret before it is thrown.
  func credentials(
    profile: String? = nil, role: String? = nil, _ context: CredentialsContext? = nil
  ) async throws -> Credentials {
    let chain = CredentialsChain(
      Identity(profile: profile, roleARN: role), context: context ?? self.context())
    do throws(CredentialsFailure) {
      let found = try await chain.credentials()
      Secrets.expectNone(in: found)
      return found
    } catch {
      Secrets.expectNone(in: error)
      Secrets.expectNone(in: error.sentence)
      throw error
    }
  }

  /// The failure of the chain.
  func failure(
    profile: String? = nil, role: String? = nil, _ context: CredentialsContext? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> CredentialsFailure {
    let failure = await #expect(throws: CredentialsFailure.self, sourceLocation: location) {
      try await credentials(profile: profile, role: role, context)
    }
    return try #require(failure, sourceLocation: location)
  }
}
