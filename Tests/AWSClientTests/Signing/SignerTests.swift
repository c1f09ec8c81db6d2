import Testing

@testable import AWSClient

struct SignerTests {
  /// 2015-08-30 12:36:00.
  private static let moment = 1_440_938_160.0
  private static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"

  private static func keys(_ token: String? = nil) -> Credentials {
    Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: secret, sessionToken: token, source: "a test")
  }

  private static func signature(_ request: HTTPRequest) -> String? {
    request.headers["Authorization"]?.split(separator: "Signature=").last.map(String.init)
  }

  @Test(arguments: SignatureVector.suite + SignatureVector.calls)
  func `signs as AWS has published`(_ vector: SignatureVector) {
    let signed = Signer(sendsContentHash: false).sign(
      vector.request, with: Self.keys(vector.sessionToken), region: vector.region,
      service: vector.service, at: Self.moment)
    #expect(Self.signature(signed) == vector.signature)
  }

  @Test func `signs a key of S3 as it is, with the hash of the body`() {
    let request = HTTPRequest(
      method: "GET", url: "https://s3.eu-west-1.amazonaws.com/bucket//a%20b/../c?encryption")
    let signed = Signer().sign(
      request, with: Self.keys(), region: "eu-west-1", service: "s3", at: Self.moment)
    #expect(
      Self.signature(signed) == "e1701fb0a8098e7876d8a05005f9b7d45d83dd4a42ec77ad5606c7182c9e7288")
  }

  @Test func `sends what it signed`() {
    let request = HTTPRequest(
      method: "POST", url: "https://logs.eu-west-1.amazonaws.com/", body: Array("{}".utf8))
    let headers = Signer().sign(
      request, with: Self.keys("token"), region: "eu-west-1", service: "logs", at: Self.moment
    ).headers
    #expect(headers["host"] == "logs.eu-west-1.amazonaws.com")
    #expect(headers["x-amz-date"] == "20150830T123600Z")
    #expect(headers["x-amz-security-token"] == "token")
    #expect(
      headers["x-amz-content-sha256"]
        == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a")
    #expect(
      headers["authorization"]?.contains(
        "Credential=AKIDEXAMPLE/20150830/eu-west-1/logs/aws4_request, SignedHeaders="
          + "host;x-amz-content-sha256;x-amz-date;x-amz-security-token, ") == true)
  }

  @Test func `a request signed before is signed anew`() {
    let request = HTTPRequest(method: "GET", url: "https://xray.eu-west-1.amazonaws.com/")
    let signer = Signer()
    let first = signer.sign(
      request, with: Self.keys("old"), region: "eu-west-1", service: "xray", at: 0)
    let again = signer.sign(
      first, with: Self.keys(), region: "eu-west-1", service: "xray", at: Self.moment)
    let fresh = signer.sign(
      request, with: Self.keys(), region: "eu-west-1", service: "xray", at: Self.moment)
    #expect(again.headers["authorization"] == fresh.headers["authorization"])
    #expect(again.headers["x-amz-security-token"] == nil)
  }

  @Test func `agrees with a plain reading of the specification`() {
    var dice = SystemRandomNumberGenerator()
    let signer = Signer()
    for _ in 0..<100 {
      let request = RandomRequest.make(using: &dice)
      let moment = Double(Int.random(in: 0...4_000_000_000, using: &dice))
      let service = ["lambda", "s3", "logs"].randomElement(using: &dice) ?? ""
      let keys = Self.keys(Bool.random(using: &dice) ? "t/+=" : nil)
      let signed = signer.sign(
        request, with: keys, region: "eu-west-1", service: service, at: moment)
      let expected = PlainSignature.of(
        signed, secret: Self.secret, region: "eu-west-1", service: service)
      #expect(Self.signature(signed) == expected, "\(request.method) \(request.url)")
    }
  }

  @Test func `no text of it shows a secret`() {
    let signer = Signer()
    let signed = signer.sign(
      HTTPRequest(method: "GET", url: "https://sts.amazonaws.com/"), with: Self.keys(),
      region: "us-east-1", service: "sts", at: Self.moment)
    var text = "\(signer) \(String(reflecting: signer)) \(signed) \(Self.keys())"
    dump(signer, to: &text)
    #expect(!text.contains(Self.secret))
  }

  @Test func `leaves alone what is no address`() {
    let request = HTTPRequest(method: "GET", url: "ftp://example.com/")
    let signed = Signer().sign(
      request, with: Self.keys(), region: "us-east-1", service: "sts", at: Self.moment)
    #expect(signed == request)
  }
}
