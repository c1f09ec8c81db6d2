import Foundation

@testable import AWSClient

/// HTTP/1.1 as far as tests need it: a head, and a body of announced length.
enum LoopbackMessage {
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    guard let (head, body) = parts(bytes) else { return false }
    return body.count >= Int(headers(head)["Content-Length"] ?? "0") ?? 0
  }

  static func request(_ bytes: [UInt8]) -> HTTPRequest? {
    guard let (head, body) = parts(bytes) else { return nil }
    let words = head[0].split(separator: " ").map(String.init)
    return HTTPRequest(method: words[0], url: words[1], headers: headers(head), body: body)
  }

  static func answer(_ bytes: [UInt8]) -> HTTPAnswer? {
    guard let (head, body) = parts(bytes), isWhole(bytes) else { return nil }
    let status = Int(head[0].split(separator: " ")[1]) ?? 0
    return HTTPAnswer(status: status, headers: headers(head), body: body)
  }

  static func bytes(of answer: HTTPAnswer) -> [UInt8] {
    joined("HTTP/1.1 \(answer.status) Status", answer.headers, answer.body)
  }

  static func bytes(of request: HTTPRequest, target: String, host: String) -> [UInt8] {
    var headers = request.headers
    headers["Host"] = host
    return joined("\(request.method) \(target) HTTP/1.1", headers, request.body)
  }

  private static func joined(_ first: String, _ headers: HTTPHeaders, _ body: [UInt8]) -> [UInt8] {
    var headers = headers
    headers["Content-Length"] = "\(body.count)"
    headers["Connection"] = "close"
    let lines = [first] + headers.fields.map { "\($0.name): \($0.value)" } + ["", ""]
    return Array(lines.joined(separator: "\r\n").utf8) + body
  }

  private static func parts(_ bytes: [UInt8]) -> (head: [String], body: [UInt8])? {
    guard let end = Data(bytes).range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
    return (head.components(separatedBy: "\r\n"), Array(bytes[end.upperBound...]))
  }

  private static func headers(_ head: [String]) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for line in head.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers.append(String(line[..<colon]), line[line.index(after: colon)...].trimmed)
    }
    return headers
  }
}
