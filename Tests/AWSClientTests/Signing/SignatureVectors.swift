import Testing

@testable import AWSClient

/// One request with the signature it must get on 2015-08-30 at 12:36:00.
struct SignatureVector: Sendable, CustomTestStringConvertible {
  var name: String
  var request: HTTPRequest
  var signature: String
  var service = "service"
  var region = "us-east-1"
  var sessionToken: String?

  init(
    _ name: String, _ url: String, _ headers: HTTPHeaders = [:], posts body: String? = nil,
    gives signature: String
  ) {
    self.name = name
    request = HTTPRequest(
      method: body == nil ? "GET" : "POST", url: url, headers: headers,
      body: Array((body ?? "").utf8))
    self.signature = signature
  }

  var testDescription: String { name }

  func signed(for service: String, in region: String, token: String? = nil) -> Self {
    var other = self
    other.service = service
    other.region = region
    other.sessionToken = token
    return other
  }

  /// The cases of AWS's Signature Version 4 test suite; each was computed again with botocore 1.43.11.
  static let suite: [SignatureVector] = {
    let host = "https://example.amazonaws.com"
    let letters = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    let vanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    let postVanilla = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
    let form = "application/x-www-form-urlencoded"
    return [
      .init("get-vanilla", host + "/", gives: vanilla),
      .init("get-vanilla without a path", host, gives: vanilla),
      .init(
        "get-vanilla-query-order-key-case", host + "/?Param2=value2&Param1=value1",
        gives: "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"),
      .init(
        "get-vanilla-query-order-value", host + "/?Param1=value2&Param1=value1",
        gives: "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"),
      .init(
        "get-vanilla-empty-query-key", host + "/?Param1=value1",
        gives: "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
      .init(
        "get-vanilla-query-unreserved", host + "/?\(letters)=\(letters)",
        gives: "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"),
      .init(
        "get-vanilla-utf8-query", host + "/?ሴ=bar",
        gives: "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
      .init(
        "get-utf8", host + "/ሴ",
        gives: "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
      .init(
        "get-space", host + "/example space/",
        gives: "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
      .init(
        "get-unreserved", host + "/\(letters)",
        gives: "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"),
      .init("get-relative", host + "/example/..", gives: vanilla),
      .init("get-relative-relative", host + "/example1/example2/../..", gives: vanilla),
      .init("get-slash", host + "//", gives: vanilla),
      .init("get-slash-dot-slash", host + "/./", gives: vanilla),
      .init(
        "get-slash-pointless-dot", host + "/./example",
        gives: "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
      .init(
        "get-slashes", host + "//example//",
        gives: "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"),
      .init(
        "get-header-value-trim", host + "/",
        ["My-Header1": " value1", "My-Header2": " \"a   b   c\""],
        gives: "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"),
      .init(
        "get-header-value-order", host + "/",
        [
          "My-Header1": "value4", "My-Header1": "value1", "My-Header1": "value3",
          "My-Header1": "value2",
        ], gives: "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"),
      .init(
        "get-header-key-duplicate", host + "/",
        ["My-Header1": "value2", "my-header1": "value2", "MY-HEADER1": "value1"],
        gives: "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"),
      .init("post-vanilla", host + "/", posts: "", gives: postVanilla),
      .init(
        "post-vanilla-query", host + "/?Param1=value1",
        posts: "", gives: "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
      .init(
        "post-header-key-sort", host + "/", ["My-Header1": "value1"],
        posts: "", gives: "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"),
      .init(
        "post-x-www-form-urlencoded", host + "/", ["Content-Type": form],
        posts: "Param1=value1",
        gives: "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"),
      .init(
        "post-x-www-form-urlencoded-parameters", host + "/",
        ["Content-Type": form + "; charset=utf8"], posts: "Param1=value1",
        gives: "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"),
    ]
  }()

  /// Calls as perch makes them, signed by botocore 1.43.11; that of IAM is the User Guide's own example.
  static let calls: [SignatureVector] = [
    SignatureVector(
      "iam ListUsers", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
      ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
      gives: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"
    ).signed(for: "iam", in: "us-east-1"),
    SignatureVector(
      "sts with a session token", "https://sts.eu-west-1.amazonaws.com/",
      ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
      posts: "Action=GetCallerIdentity&Version=2011-06-15",
      gives: "9a7bdda5e0cb3e0c3d43c728561e9f349c2efd652713f3265f6b782e2580b67a"
    ).signed(for: "sts", in: "eu-west-1", token: "SESSIONTOKEN=="),
    SignatureVector(
      "lambda with an ARN in its path",
      "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/"
        + "arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Acheckout/"
        + "event-invoke-config?MaxItems=50&Marker=a%2Bb%2F%3D",
      gives: "978cf601a670e6a15ed8335cbcf2df81082ae7bd0dc8a9fd72a4652ecefa3c06"
    ).signed(for: "lambda", in: "eu-west-1"),
    SignatureVector(
      "logs DescribeLogGroups", "https://logs.eu-west-1.amazonaws.com/",
      [
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": "Logs_20140328.DescribeLogGroups",
      ], posts: #"{"limit":50}"#,
      gives: "7540a363a90c2a51b7d2a70c8aa3cbd03d1ea07835973bbb01b8b32fbbb129c5"
    ).signed(for: "logs", in: "eu-west-1"),
    SignatureVector(
      "sqs at another port", "http://localhost:4566/",
      ["Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.ListQueues"],
      posts: "{}", gives: "268cc3388273b829539aa8e1130787223a1669fa0fe255614a56bd2030049a17"
    ).signed(for: "sqs", in: "eu-west-1"),
  ]
}
