import AWSClient
import Foundation
import ServerlessModel

/// One document that answers an operation, with what is known about where it comes from.
struct Answer {
  let operation: AWSOperation
  let body: AnswerBody
  let account: String
  let region: String
  /// The resource that the answer is about, where the path says it.
  let subject: String?
  /// `nil` where neither the document nor its path says when it was asked.
  let time: Instant?
  let options: AnswerOptions
  /// `nil` for a document of a file.
  var live: LiveAsk?

  func decode<T: Decodable>(_ type: T.Type = T.self) throws(AWSJSONError) -> T {
    try body.decode(type)
  }

  /// The ARN of a resource in the answer's account and region.
  func id(_ kind: ResourceKind, _ name: String) -> ResourceID {
    ResourceID(kind, name: name, account: account, region: region)
  }

  /// The resource that the path names by name or ARN.
  func subjectID(_ kind: ResourceKind) -> ResourceID? {
    guard let subject, !subject.isEmpty else { return nil }
    return subject.hasPrefix("arn:") ? ARN.resource(subject) : id(kind, subject)
  }

  /// Names and what the scan says of the values, sorted by name.
  func scanned(_ variables: [String: String]) -> [EnvironmentVariable] {
    variables.sorted { $0.key < $1.key }.map { name, value in
      EnvironmentVariable(name: name, secretKind: options.secretKind(name, value))
    }
  }
}

/// Reads ARNs.
enum ARN {
  /// The resource that an ARN leads to: without a version, an alias, a stream's time or a consumer; `nil` for text
  /// that is no ARN.
  static func resource(_ arn: String?) -> ResourceID? {
    guard let arn, arn.hasPrefix("arn:"), !hasPlaceholder(arn) else { return nil }
    let id = ResourceID(arn: arn)
    switch id.service {
    case "lambda" where id.tail.hasPrefix("function:"): return cut(id, ":", keeping: 2)
    case "dynamodb" where id.tail.hasPrefix("table/"): return cut(id, "/", keeping: 2)
    case "kinesis" where id.tail.hasPrefix("stream/"): return cut(id, "/", keeping: 2)
    case "states" where id.tail.hasPrefix("stateMachine:"): return cut(id, ":", keeping: 2)
    case "logs" where id.tail.hasPrefix("log-group:"): return cut(id, ":", keeping: 2)
    case "apigateway": return cut(id, "/", keeping: 3)
    default: return id
    }
  }

  /// Whether a part of the text is filled in later: `${stageVariables.name}`.
  private static func hasPlaceholder(_ text: String) -> Bool {
    zip(text.utf8, text.utf8.dropFirst()).contains { $0 == 36 && $1 == 123 }
  }

  private static func cut(_ id: ResourceID, _ separator: Character, keeping count: Int)
    -> ResourceID
  {
    // Most ARNs have nothing to cut.
    guard id.tail.utf8.count(where: { $0 == separator.asciiValue }) >= count else { return id }
    let parts = id.tail.split(separator: separator, omittingEmptySubsequences: false)
    let head = id.fields.prefix(5).joined(separator: ":")
    return ResourceID(
      arn: head + ":" + parts.prefix(count).joined(separator: String(separator)))
  }

  /// The queue of an address such as `https://sqs.eu-west-1.amazonaws.com/111122223333/orders`.
  static func queue(url: String) -> ResourceID? {
    guard let scheme = url.range(of: "://") else { return nil }
    let parts = url[scheme.upperBound...].split(separator: "/").map(String.init)
    guard parts.count == 3 else { return nil }
    let host = parts[0].split(separator: ".").map(String.init)
    let region = host.count > 1 ? (host[0] == "sqs" ? host[1] : host[0]) : ""
    guard region.contains("-") else { return nil }
    return ResourceID(.queue, name: parts[2], account: parts[1], region: region)
  }

  /// The resource that an integration of API Gateway calls, where its address names one.
  static func integration(uri: String?) -> ResourceID? {
    guard let uri, uri.hasPrefix("arn:"), !hasPlaceholder(uri) else { return nil }
    if let inner = uri.range(of: "functions/arn:") {
      let arn = uri[uri.index(inner.lowerBound, offsetBy: 10)...]
      let end = arn.range(of: "/invocations")?.lowerBound ?? arn.endIndex
      return resource(String(arn[..<end]))
    }
    let id = ResourceID(arn: uri)
    guard id.service == "apigateway" else { return resource(uri) }
    let parts = id.tail.split(separator: "/").map(String.init)
    if id.account == "sqs", parts.count >= 3, parts[0] == "path" {
      return ResourceID(.queue, name: parts[2], account: parts[1], region: id.region)
    }
    return nil
  }

  /// Every ARN of a known kind that stands between quotes in a text, in order, once.
  static func mentioned(in text: String) -> [ResourceID] {
    var found: [ResourceID] = []
    for piece in text.split(separator: "\"") where piece.hasPrefix("arn:") {
      guard let id = resource(piece.trimmingCharacters(in: CharacterSet(charactersIn: "\\"))),
        ResourceKind.parse(arn: id.arn) != nil, !found.contains(id)
      else { continue }
      found.append(id)
    }
    return found
  }
}
