import Testing

@testable import AWSClient

struct ConfigurationFileTests {
  private func profile(_ name: String, _ config: String, credentials: String = "") throws -> Profile
  {
    try #require(SharedConfiguration(config: config, credentials: credentials).profiles[name])
  }

  @Test func `reads what AWS writes, with marks and ends of lines of every kind`() throws {
    let text = "\u{FEFF}[default]\r\nregion = eu-west-1\r\n\r\n[profile prod]\r\noutput=json\r\n"
    #expect(try profile("default", text)["region"] == "eu-west-1")
    #expect(try profile("prod", text)["output"] == "json")
    #expect(SharedConfiguration(config: text, credentials: "").warnings.isEmpty)
  }

  @Test(arguments: [
    ("[profile prod]", "prod"), ("[ profile   prod ]", "prod"), ("[profile prod] ; ours", "prod"),
    ("[profile \"two words\"]", "two words"), ("[profile 'a b']", "a b"),
    ("[profile two words]", "two words"), ("[profile a\\ b]", "a b"), ("[default]", "default"),
    ("[profile default]", "default"),
  ])
  func `knows a profile by its title`(_ title: String, _ name: String) throws {
    #expect(try profile(name, title + "\nregion = x")["region"] == "x")
  }

  @Test(arguments: [
    "[prod]", "[preview]", "[sso-session main]", "[services local]", "[profile]", "[profilex prod]",
  ])
  func `makes no profile of other sections`(_ title: String) {
    #expect(SharedConfiguration(config: title + "\nregion = x", credentials: "").profiles.isEmpty)
  }

  @Test func `takes comments for comments only at the start of a line`() throws {
    let read = try profile(
      "default",
      """
      # first
      [default]
      ; second
        # third
      region = eu-west-1
      credential_process = sh -c "a ; b" # c
      """)
    #expect(read["region"] == "eu-west-1")
    #expect(read["credential_process"] == "sh -c \"a ; b\" # c")
  }

  @Test func `joins a section that is written twice, the later line wins`() throws {
    let read = try profile(
      "a", "[profile a]\nregion = one\noutput = text\n[profile b]\n[profile a]\nregion = two\n")
    #expect(read["region"] == "two")
    #expect(read["output"] == "text")
  }

  @Test func `reads blocks and goes on with indented lines`() throws {
    let files = SharedConfiguration(
      config: """
        [profile a]
        s3 =
          max_concurrent_requests = 20

          addressing_style = path
        credential_process = /bin/tool
          --flag
        REGION = eu-west-1
        [services local]
        lambda =
          endpoint_url = http://127.0.0.1:1
        """, credentials: "")
    let read = try #require(files.profiles["a"])
    guard case .block(let block) = read.config["s3"] else {
      Issue.record("s3 is no block")
      return
    }
    #expect(block == ["max_concurrent_requests": "20", "addressing_style": "path"])
    #expect(read["s3"] == nil)
    #expect(read["credential_process"] == "/bin/tool\n--flag")
    #expect(read["region"] == "eu-west-1")
    #expect(files.services["local"]?.count == 1)
  }

  @Test func `reads settings that are indented under their section`() throws {
    let read = try profile("a", "[profile a]\n  region=us-east-1\n  output = json\nsso_session = m")
    #expect(read["region"] == "us-east-1")
    #expect(read["output"] == "json")
    #expect(read["sso_session"] == "m")
  }

  @Test func `lets the credentials file win`() throws {
    let read = try profile(
      "a", "[profile a]\nregion = one\noutput = json", credentials: "[ a ]\nregion = two")
    #expect(read["region"] == "two")
    #expect(read["output"] == "json")
  }

  @Test func `takes an empty value for none`() throws {
    #expect(try profile("a", "[profile a]\nrole_arn =\nregion = x")["role_arn"] == nil)
  }

  @Test func `tells the line of what it cannot read, not what stands there, and reads the rest`() {
    let files = SharedConfiguration(
      config: """
        early = \(Secrets.secret)
        [profile a]
        \(Secrets.secret)
        = \(Secrets.secret)
        region = eu-west-1
        s3 =
          \(Secrets.secret)
        [profile b
        region = lost
        []
        """, credentials: "")
    #expect(
      files.warnings == [
        "~/.aws/config, line 1: a setting stands before the first section",
        "~/.aws/config, line 3: there is no = between name and value",
        "~/.aws/config, line 4: there is no name before the =",
        "~/.aws/config, line 7: there is no = between name and value",
        "~/.aws/config, line 8: a section title has no closing bracket",
        "~/.aws/config, line 10: a section has no name",
      ])
    #expect(files.profiles["a"]?["region"] == "eu-west-1")
    #expect(files.names == ["a"])
  }

  @Test func `shows no secret however it is printed`() {
    let files = SharedConfiguration(
      config: "[profile a]\naws_secret_access_key = \(Secrets.secret)\nx =\n  y = \(Secrets.token)",
      credentials: "[a]\naws_session_token = \(Secrets.token)")
    Secrets.expectNone(in: files)
    Secrets.expectNone(in: files.profiles)
    Secrets.expectNone(in: files.profiles["a"]?.credentials ?? [:])
    Secrets.expectNone(in: files.configPlace)
    Secrets.expectNone(in: AWSEnvironment(["AWS_SECRET_ACCESS_KEY": Secrets.secret]))
  }
}
