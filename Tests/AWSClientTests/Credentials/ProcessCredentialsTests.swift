import Testing

@testable import AWSClient

/// Real programs that give credentials, or fail in each way.
struct ProcessCredentialsTests {
  /// A profile whose program is this shell script.
  private func makeHome(_ script: String, arguments: String = "") throws -> TestHome {
    let home = try TestHome()
    let program = try home.write("give keys", "#!/bin/sh\n" + script + "\n", executable: true)
    try home.write(
      ".aws/config",
      "[profile p]\naws_account_id = 111122223333\ncredential_process = '\(program)' \(arguments)\n"
    )
    return home
  }

  private func prints(_ more: String, version: String = "\"Version\": 1") -> String {
    """
    cat <<'KEYS'
    {\(version), "AccessKeyId": "ASIA-P", "SecretAccessKey": "\(Secrets.secret)"\(more)}
    KEYS
    """
  }

  private func why(_ home: TestHome, _ context: CredentialsContext? = nil) async throws -> String {
    let failure = try await home.failure(profile: "p", context)
    #expect(failure.attempts.last?.place == "credential_process of profile p")
    #expect(failure.advice == "Run the command of credential_process in profile p by hand.")
    return failure.attempts.last?.why ?? ""
  }

  @Test func `takes what the program prints`() async throws {
    let home = try makeHome(
      prints(
        ", \"SessionToken\": \"\(Secrets.token)\", \"Expiration\": \"2027-01-15T09:00:00Z\", "
          + "\"AccountId\": \"444455556666\""))
    #expect(
      try await home.credentials(profile: "p")
        == Credentials(
          accessKeyID: "ASIA-P", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_800_003_600, account: "444455556666",
          source: "profile p, by its credential_process"))
  }

  @Test func `takes keys without an end for keys that do not end`() async throws {
    let found = try await makeHome(prints("")).credentials(profile: "p")
    #expect(found.expiration == nil)
    #expect(found.sessionToken == nil)
    #expect(found.account == "111122223333")
  }

  @Test func `gives the program its words and the environment, no shell and no terminal`()
    async throws
  {
    let home = try makeHome(
      """
      [ "$1" = 'two words' ] && [ "$2" = '$HOME;' ] && [ $# = 2 ] || exit 3
      [ "$GREETING" = hello ] || exit 4
      [ -t 0 ] && exit 5
      ( : < /dev/tty ) 2>/dev/null && exit 6
      """ + "\n" + prints(""), arguments: "\"two words\" $HOME;")
    home.set("GREETING", "hello")
    #expect(try await home.credentials(profile: "p").accessKeyID == "ASIA-P")
  }

  @Test func `is not stopped by a program that says much`() async throws {
    let home = try makeHome("head -c 300000 /dev/zero >&2\n" + prints(""))
    #expect(try await home.credentials(profile: "p").accessKeyID == "ASIA-P")
  }

  @Test func `tells the first line of what a failing program says, and nothing that it printed`()
    async throws
  {
    let home = try makeHome(
      prints("") + "\necho 'no session for \(Secrets.token)' >&2\necho more >&2\nexit 7")
    #expect(try await why(home) == "\(home.path)/give keys failed with 7: no session for ‹masked›")
    let mute = try makeHome("exit 1")
    #expect(try await why(mute) == "\(mute.path)/give keys failed with 1")
    let killed = try makeHome("kill -9 $$")
    #expect(try await why(killed) == "\(killed.path)/give keys was ended by signal 9")
  }

  @Test(arguments: [
    ("echo '\(Secrets.secret)'", "cannot be read: it is no JSON"), ("true", "it is no JSON"),
    ("echo '[1]'", "cannot be read: "),
    ("echo '{\"Version\": 1, \"AccessKeyId\": 7}'", "cannot be read: AccessKeyId is not text"),
    ("echo '{\"Version\": 1, \"SecretAccessKey\": \"\(Secrets.secret)\"}'", "has no AccessKeyId"),
    ("echo '{\"Version\": 1, \"AccessKeyId\": \"x\"}'", "has no SecretAccessKey"),
    ("echo '{\"AccessKeyId\": \"x\"}'", "has no Version"),
    ("echo '{\"Version\": 2, \"AccessKeyId\": \"x\"}'", "has a Version other than 1"),
    ("echo '{\"Version\": \"1\", \"AccessKeyId\": \"x\"}'", "has a Version other than 1"),
  ])
  func `says what is wrong with what was printed`(_ script: String, _ why: String) async throws {
    let said = try await self.why(try makeHome(script))
    #expect(said.contains(why), "\(said)")
  }

  @Test func `says that an end is no moment, or has passed`() async throws {
    let odd = try await why(try makeHome(prints(", \"Expiration\": \"soon\"")))
    #expect(odd.hasSuffix("printed has an Expiration that is no moment"))
    let home = try makeHome(prints(", \"Expiration\": \"2027-01-15T08:00:00Z\""))
    let failure = try await home.failure(profile: "p")
    #expect(failure.attempts.last?.why == "the credentials ended at 2027-01-15 08:00:00 UTC")
  }

  @Test func `ends a program that does not, with all that it started`() async throws {
    let home = try makeHome("sleep 1000 &\nwait")
    let clock = ManualClock(jumpingFrom: 1_750_000_000)
    let said = try await why(home, home.context(time: clock))
    #expect(said == "\(home.path)/give keys did not end within 60 s")
    #expect(clock.slept == [60])
  }

  @Test func `says that the program cannot be started`() async throws {
    let home = try TestHome(config: "[profile p]\ncredential_process = /no/such/program --x\n")
    #expect(
      try await why(home) == "/no/such/program could not be started: no such file or directory")
    try home.write(".aws/config", "[profile p]\ncredential_process = tool 'x\n")
    #expect(try await why(home) == "has a quote that is not closed")
  }
}
