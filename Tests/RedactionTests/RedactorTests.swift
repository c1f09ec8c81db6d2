import Testing

@testable import Redaction

private let key = RedactionKey(bytes: Array(0..<32))

private func masked(_ text: String) throws -> String {
  var counts = RedactionCounts()
  return Redactor(key: try #require(key)).redact(text, counts: &counts)
}

/// The text with every mask's digits cut, so that a table can be read.
private func shape(_ text: String) throws -> String {
  try masked(text).replacing(#/‹([a-zA-Z]+):[0-9a-f]{4}›/#) { "‹\($0.1)›" }
}

struct RedactorTests {
  @Test(arguments: [
    ("user bob.smith+x@mail.example.co.uk signed in", "user ‹email› signed in"),
    ("to=a@b.io, cc=c@d.org.", "to=‹email›, cc=‹email›."),
    ("pan 4111111111111111 ok", "pan ‹card› ok"),
    ("card=4111-1111-1111-1111;", "card=‹card›;"),
    ("card 5555 5555 5555 4444 declined", "card ‹card› declined"),
    (#"{"amex":"378282246310005"}"#, #"{"amex":"‹card›"}"#),
    ("3782-822463-10005", "‹card›"),
    ("key AKIAIOSFODNN7EXAMPLE used", "key ‹key› used"),
    (
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      "aws_secret_access_key = ‹secret›"
    ),
    ("Authorization: Bearer abcdef0123456789", "Authorization: Bearer ‹token›"),
    ("Bearer mF_9.B5f-4.1JqM", "Bearer ‹token›"),
    ("authorization: Basic dXNlcjpwYXNzd29yZA==", "authorization: Basic ‹token›"),
    ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc-DEF_123 end", "jwt ‹token› end"),
    ("ghp_0123456789abcdefghijABCDEFGHIJ012345", "‹token›"),
    ("slack xoxb-123456789012-abcdefGHIJ", "slack ‹token›"),
    ("stripe sk_live_4eC39HqLyjWDarjtT1zdp7dc", "stripe ‹key›"),
    ("password=hunter2 user=bob", "password=‹password› user=bob"),
    (#"{"password":"hun ter2","user":"bob"}"#, #"{"password":"‹password›","user":"bob"}"#),
    (#"{\"password\":\"hunter2\"}"#, #"{\"password\":\"‹password›\"}"#),
    ("DB_PASSWORD: 'x y'", "DB_PASSWORD: '‹password›'"),
    ("pwd=abc;", "pwd=‹password›;"),
    ("api_key=ab12cd34ef", "api_key=‹key›"),
    ("x-api-key: Zx81aaBB22", "x-api-key: ‹key›"),
    ("clientSecret=9f8e7d6c5b", "clientSecret=‹secret›"),
    ("postgres://app:s3cr3t@db.internal:5432/x", "postgres://app:‹password›@db.internal:5432/x"),
    ("Server=db;User Id=sa;Password=abc123;", "Server=db;User Id=sa;Password=‹password›;"),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nnext",
      "‹privateKey›\nnext"
    ),
    ("x-amz-security-token=FQoGZXIvYXdzEBYaDk4", "x-amz-security-token=‹token›"),
  ])
  func `masks what is secret or personal`(_ plain: String, _ expected: String) throws {
    #expect(try shape(plain) == expected)
    #expect(
      try shape("{\"pad\":1} some longer text in front: " + plain + " and behind it")
        .contains(expected))
  }

  @Test(
    arguments: [
      "4111111111111111", "4111-1111-1111-1111", "3782 822463 10005", "4222222222222",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "AKIAIOSFODNN7EXAMPLE", "pwd=abc",
      "ghp_0123456789abcdefghijABCDEFGHIJ012345", "sk-0123456789abcdefghijABCDEFGHIJ012345",
      "api_key=ab12cd34ef", "token: 4f5e6d7c8b9a", "Bearer mF_9.B5f-4.1JqM", "a@b.io",
    ], [" ", "<", "("])
  func `masks a value wherever it stands in a line`(_ plain: String, _ before: String) throws {
    let alone = try masked(plain)
    for pad in 0..<24 {
      let front = String(repeating: "x ", count: pad / 2) + (pad % 2 == 0 ? "" : "é") + before
      #expect(try masked(front + plain) == front + alone)
      #expect(try masked(front + plain + " and more of it") == front + alone + " and more of it")
    }
  }

  @Test func `masks the second of two cards side by side`() throws {
    let two = "5555-5555-5555-4444 5555-5555-5555-4444"
    #expect(try shape("paid with " + two) == "paid with ‹card› ‹card›")
  }

  @Test(arguments: [
    "START RequestId: 8476a536-e9f4-11e8-9739-2dfe598c3fcd Version: $LATEST",
    "REPORT RequestId: 41111111-1111-1111-1111-111111111111\tDuration: 1.00 ms",
    "XRAY TraceId: 1-5759e988-bd862e3fe1be46a994272793\tSegmentId: 4111111111111111\tSampled: true",
    "arn:aws:iam::123456789012:role/token-service",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-password-AbCdEf",
    "secretArn=arn:aws:secretsmanager:eu-west-1:123456789012:secret:x",
    "epoch 1767225600000000000 and 1767225600000 and 1767225600000000",
    "order 4111111111111112 and 1234567890123456",
    "0.4111111111111111",
    "processing request path=/v1/tokens/123 maxTokens=500 tokens: 12",
    "lodash@4.17.21 and logo@2x.png and @aws-sdk/client",
    "ssh://git@host.example",
    "password: required", "token: expired", "password=null", "token=${TOKEN}",
    "cut id 00004111111111111111", "10:00:00.123 2026-11-01T00:00:00.000Z",
    "4111111111111111abc", "amount=4111,1111 1111",
    "36305093843049463459387652938475629384756293847561029384",
  ])
  func `leaves ids and plain text alone`(_ text: String) throws {
    #expect(try masked(text) == text)
  }

  @Test func `is idempotent`() throws {
    let text = """
      bob@example.com password=hunter2 https://u:pw@h.example/x 4111111111111111 Bearer abcdef123456
      "apiKey":"zz11yy22xx" AKIAIOSFODNN7EXAMPLE -----BEGIN PRIVATE KEY-----abc-----END PRIVATE KEY-----
      """
    let once = try masked(text)
    #expect(try masked(once) == once)
    #expect(!once.contains("hunter2"))
  }

  @Test func `one value has one mask wherever it stands`() throws {
    let first = try masked("Bob@Example.com").dropLast(0)
    #expect(try masked("mail bob@example.com!") == "mail \(first)!")
    #expect(try masked("4111 1111 1111 1111") == masked("4111111111111111"))
    #expect(try masked("bob@example.com") != masked("eve@example.com"))
  }

  @Test func `finds secrets at every offset of a long text`() throws {
    let filler = String(repeating: "lorem ipsum dolor 2026-11-01 ", count: 20)
    for cut in 0..<40 {
      for secret in [
        "4111111111111111", "AKIAIOSFODNN7EXAMPLE", "pwd=abc", "a@b.io", "api_key=ab12cd34",
      ] {
        let text = String(filler.prefix(100 + cut)) + " " + secret + " " + filler
        #expect(try masked(text) != text, "\(secret) at \(cut)")
      }
    }
  }

  @Test func `counts by kind`() throws {
    var counts = RedactionCounts()
    _ = Redactor(key: try #require(key)).redact("a@b.io c@d.io password=x", counts: &counts)
    #expect(counts.byKind == ["email": 2, "password": 1])
  }

  @Test func `the plain value finds its mask`() throws {
    let key = try #require(key)
    let line = try masked("mail to Bob@example.com password=hunter2")
    let spellings = SearchTerm.spellings(of: "bob@example.com", key: key)
    #expect(spellings.contains { line.contains($0) })
    #expect(SearchTerm.spellings(of: "hunter2", key: key).contains { line.contains($0) })
    #expect(SearchTerm.spellings(of: "no such", key: key) == ["no such"])
    #expect(SearchTerm.spellings(of: "x", key: nil) == ["x"])
  }

  @Test(arguments: [
    ("DB_PASSWORD", "hunter2", "password"), ("AWS_KEY", "AKIAIOSFODNN7EXAMPLE", "aws-access-key"),
    ("API_KEY", "ab12cd34ef56", "key"),
    ("JWT", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "token"),
    ("DSN", "mysql://root:pw@db.example/x", "password"),
  ])
  func `names the secret in a variable`(_ name: String, _ value: String, _ kind: String) {
    #expect(SecretScan.kind(name: name, value: value) == kind)
  }

  @Test(arguments: [
    ("SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:1:secret:x"), ("SECRET_NAME", "prod/db"),
    ("TABLE", "orders"), ("LOG_LEVEL", "debug"), ("TOKEN_URL", "https://auth.example/token"),
    ("PASSWORD", ""), ("CONTACT", "ops@example.com"),
  ])
  func `sees no secret in a plain variable`(_ name: String, _ value: String) {
    #expect(SecretScan.kind(name: name, value: value) == nil)
  }
}
