import Foundation

@testable import AWSClient

/// Signature Version 4 written down once more, without a thought of speed and with hashes of its own.
enum PlainSignature {
  /// The signature of a request that holds all headers already.
  static func of(_ request: HTTPRequest, secret: String, region: String, service: String) -> String
  {
    guard let address = URLComponents(string: request.url), let date = request.headers["x-amz-date"]
    else { return "" }
    let day = String(date.prefix(8))
    let scope = "\(day)/\(region)/\(service)/aws4_request"
    let hash = hex(PlainSHA256.hash(Array(canonical(request, address, service).utf8)))
    let toSign = "AWS4-HMAC-SHA256\n\(date)\n\(scope)\n\(hash)"
    var key = Array(("AWS4" + secret).utf8)
    for part in [day, region, service, "aws4_request"] {
      key = PlainSHA256.hmac(Array(part.utf8), key: key)
    }
    return hex(PlainSHA256.hmac(Array(toSign.utf8), key: key))
  }

  private static func canonical(_ request: HTTPRequest, _ address: URLComponents, _ service: String)
    -> String
  {
    let path = address.percentEncodedPath.isEmpty ? "/" : address.percentEncodedPath
    let items = (address.queryItems ?? []).map { (encoded($0.name), encoded($0.value ?? "")) }
    let query = items.sorted { $0 < $1 }.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
    let names = Set(request.headers.fields.map { $0.name.lowercased() })
      .subtracting(["authorization", "user-agent"]).sorted()
    let lines = names.map { name in
      let values = request.headers.fields.filter { $0.name.lowercased() == name }.map {
        $0.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      return "\(name):\(values.joined(separator: ","))\n"
    }
    return [
      request.method,
      service == "s3"
        ? path
        : path.split(separator: "/", omittingEmptySubsequences: false).map {
          encoded(String($0))
        }.joined(separator: "/"), query, lines.joined(), names.joined(separator: ";"),
      hex(PlainSHA256.hash(request.body)),
    ].joined(separator: "\n")
  }

  private static func encoded(_ text: String) -> String {
    let kept = CharacterSet(
      charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
    return text.addingPercentEncoding(withAllowedCharacters: kept) ?? ""
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String(format: "%02x", $0) }.joined()
  }
}

/// Requests of any shape that a service may be asked with.
enum RandomRequest {
  private static let letters = Array("abcXYZ059-._~ :/+=&%äሴ🐟*()'!,;@$")

  static func make(using dice: inout some RandomNumberGenerator) -> HTTPRequest {
    let segments = (0..<Int.random(in: 0...4, using: &dice)).map { _ in "x" + word(&dice) }
    let items = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
      "k" + word(&dice) + (Bool.random(using: &dice) ? "=" + word(&dice) : "")
    }
    var headers = HTTPHeaders()
    for _ in 0..<Int.random(in: 0...3, using: &dice) {
      headers.append("X-Amz-\(Int.random(in: 0...4, using: &dice))", "  a  b \t\(word(&dice)) ")
    }
    return HTTPRequest(
      method: Bool.random(using: &dice) ? "GET" : "POST",
      url: "https://example.com/" + segments.joined(separator: "/")
        + (items.isEmpty ? "" : "?" + items.joined(separator: "&")),
      headers: headers,
      body: (0..<Int.random(in: 0...200, using: &dice)).map { _ in
        UInt8.random(in: 0...255, using: &dice)
      })
  }

  /// Up to eight letters, encoded.
  private static func word(_ dice: inout some RandomNumberGenerator) -> String {
    let count = Int.random(in: 0...8, using: &dice)
    let text = String((0..<count).map { _ in letters.randomElement(using: &dice) ?? "a" })
    return URIEncoding.encode(text.utf8)
  }
}
