import Testing

@testable import AWSClient

/// The order of the places, and what is said where none gives anything.
struct CredentialsChainTests {
  private let keys = ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": Secrets.secret]
  private let files = (
    config: "[profile prod]\nregion = eu-west-1\naws_access_key_id = CONFIG\n"
      + "aws_secret_access_key = \(Secrets.secret)\n",
    credentials:
      "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = \(Secrets.secret)\n"
      + "aws_session_token = \(Secrets.token)\n[prod]\n"
  )

  @Test func `keys handed over win`() async throws {
    let home = try TestHome(credentials: files.credentials, keys)
    let given = Credentials(accessKeyID: "GIVEN", secretAccessKey: Secrets.secret, source: "flags")
    let chain = CredentialsChain(Identity(), given: given, context: home.context())
    #expect(try await chain.credentials() == given)
  }

  @Test func `keys of the environment win over the files, with all that belongs to them`()
    async throws
  {
    let home = try TestHome(credentials: files.credentials, keys)
    home.set("AWS_SESSION_TOKEN", "later")
    home.set("AWS_SECURITY_TOKEN", Secrets.token)
    home.set("AWS_CREDENTIAL_EXPIRATION", "2030-01-01T00:00:00Z")
    home.set("AWS_ACCOUNT_ID", "111122223333")
    home.set("AWS_PROFILE", "prod")
    let found = try await home.credentials()
    #expect(
      found
        == Credentials(
          accessKeyID: "ENV", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_893_456_000, account: "111122223333", source: "the environment",
          renewal:
            "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN to new ones."))
  }

  @Test func `a profile that was asked for wins over keys of the environment`() async throws {
    let home = try TestHome(config: files.config, credentials: files.credentials, keys)
    #expect(try await home.credentials(profile: "prod").accessKeyID == "CONFIG")
  }

  @Test func `the credentials file wins over the config file`() async throws {
    let home = try TestHome(
      config: "[default]\naws_access_key_id = CONFIG\naws_secret_access_key = x",
      credentials: files.credentials)
    let found = try await home.credentials()
    #expect(found.accessKeyID == "DEFAULT")
    #expect(found.sessionToken == Secrets.token)
    #expect(found.source == "profile default")
  }

  @Test func `the profile is that of the variables`() async throws {
    let home = try TestHome(
      config: files.config, credentials: files.credentials, ["AWS_PROFILE": "prod"])
    #expect(try await home.credentials().accessKeyID == "CONFIG")
    let other = try TestHome(
      config: files.config, credentials: files.credentials, ["AWS_DEFAULT_PROFILE": "prod"])
    #expect(try await other.credentials().accessKeyID == "CONFIG")
  }

  @Test func `half of the keys is an error, not the next place`() async throws {
    let home = try TestHome(
      credentials: files.credentials, ["AWS_ACCESS_KEY_ID": "ENV"])
    let failure = try await home.failure()
    #expect(failure.attempts.last?.place == "environment")
    #expect(
      failure.reasons == "environment: AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not")
    let half = try TestHome(credentials: "[default]\naws_access_key_id = x\n")
    #expect(try await half.failure().advice == "Run aws configure --profile default.")
  }

  @Test func `keys that have ended are an error that says when`() async throws {
    let home = try TestHome(keys)
    home.set("AWS_CREDENTIAL_EXPIRATION", "2026-11-23T07:38:01Z")
    let why = "environment: the credentials ended at 2026-11-23 07:38:01 UTC"
    #expect(try await home.failure().reasons == why)
    home.set("AWS_CREDENTIAL_EXPIRATION", "soon")
    #expect(try await home.failure().reasons.contains("is no moment such as"))
  }

  @Test func `names every place where none has anything`() async throws {
    let home = try TestHome(config: "[default]\nregion = eu-west-1\noops\n")
    let failure = try await home.failure()
    #expect(
      failure.attempts.map { "\($0.place): \($0.why)" } == [
        "environment: AWS_ACCESS_KEY_ID is not set",
        "role of profile default: no role_arn",
        "web identity: no AWS_WEB_IDENTITY_TOKEN_FILE or web_identity_token_file",
        "sign-in of profile default: no sso_account_id and sso_role_name",
        "~/.aws/credentials: it does not exist",
        "login of profile default: no login_session",
        "credential_process of profile default: none is set",
        "~/.aws/config: no aws_access_key_id for profile default",
        "container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor "
          + "AWS_CONTAINER_CREDENTIALS_FULL_URI is set",
        "instance metadata: 169.254.169.254 cannot be reached",
        "settings: ~/.aws/config, line 3: there is no = between name and value",
      ])
    #expect(failure.advice == "Run aws configure or aws configure sso.")
    #expect(failure.sentence.hasPrefix("No credentials were found. environment: AWS_ACCESS"))
    let lines = failure.page.split(separator: "\n")
    #expect(lines.count == 13)
    #expect(lines.first == "No credentials were found.")
    #expect(lines[1] == "  environment: AWS_ACCESS_KEY_ID is not set")
    #expect(lines.last == "Run aws configure or aws configure sso.")
  }

  @Test func `names one place alone where that is set up and does not work`() async throws {
    let home = try TestHome(config: "[profile dev]\nlogin_session = me\n")
    let failure = try await home.failure(profile: "dev")
    #expect(
      failure.sentence
        == "The credentials cannot be used. login of profile dev: nobody has logged in. "
        + "Run aws login --profile dev.")
    #expect(failure.page == failure.sentence)
    #expect(
      failure.call == "Run aws login --profile dev. login of profile dev: nobody has logged in.")
  }

  @Test func `says it shortly where there are no files at all`() async throws {
    let failure = try await TestHome().failure()
    #expect(
      failure.attempts.map(\.place) == [
        "environment", "profile default", "web identity", "container", "instance metadata",
      ])
    #expect(
      failure.attempts[1].why
        == "~/.aws/config does not exist, ~/.aws/credentials does not exist")
  }

  @Test func `a profile that was named and is nowhere ends the search and lists the others`()
    async throws
  {
    let home = try TestHome(config: files.config, credentials: files.credentials)
    let failure = try await home.failure(profile: "prd")
    #expect(failure.attempts.map(\.place) == ["environment", "profile prd"])
    #expect(failure.attempts[0].why == "passed over, since profile prd was asked for")
    #expect(
      failure.attempts[1].why
        == "~/.aws/config does not name it, ~/.aws/credentials does not name it")
    #expect(
      failure.advice
        == "Run aws configure --profile prd or aws configure sso --profile prd, or name another "
        + "profile with --profile: default, prod.")
  }

  @Test func `a section without the word profile is told`() async throws {
    let home = try TestHome(config: "[prod]\nregion = eu-west-1")
    let why = try await home.failure(profile: "prod").attempts.last?.why
    #expect(why == "~/.aws/config calls it [prod], which has to be [profile prod]")
  }

  @Test func `a role given by flag is taken with what was found`() async throws {
    let (home, sts) = (try TestHome(keys), FakeSTS())
    home.set("AWS_REGION", "eu-west-1")
    let role = "arn:aws:iam::444455556666:role/perch"
    let found = try await home.credentials(role: role, home.context(roles: sts))
    #expect(found.accessKeyID == "ASIA-perch")
    #expect(found.account == "444455556666")
    #expect(found.source == "role \(role)")
    #expect(sts.calls.map(\.key) == ["ENV"])
    #expect(sts.calls.map(\.region) == ["eu-west-1"])
    #expect(sts.calls.first?.request.sessionName == "perch-1800000000")
  }
}
