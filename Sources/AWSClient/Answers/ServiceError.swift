import Foundation

/// What AWS says when it refuses: as the CLI prints it, or as the service's JSON.
package struct ServiceError: Hashable, Sendable {
  package var code: String
  package var message: String
  /// The operation as the API spells it, where the text says it.
  package var operation: String?

  /// Finds the CLI's sentence `An error occurred (Code) when calling the Name operation: …` in a text, or reads a JSON error.
  package init?(_ text: String) {
    if let error = Self.sentence(in: text) {
      self = error
    } else if text.first(where: { !$0.isWhitespace }) == "{",
      text.contains("\"__type\""),
      let body = try? AWSJSON.decode(Body.self, from: Data(text.utf8)), let code = body.code
    {
      self.init(code: code, message: body.message ?? "", operation: nil)
    } else {
      return nil
    }
  }

  /// Makes the error from its parts.
  package init(code: String, message: String, operation: String?) {
    self.code = code
    self.message = message
    self.operation = operation
  }

  /// Whether the caller may not do this.
  package var isDenied: Bool {
    code.hasPrefix("AccessDenied") || code == "UnauthorizedOperation"
      || code == "AuthorizationError"
      || code == "UnauthorizedException" || code == "AuthorizationErrorException" || code == "403"
      || code == "Forbidden" || code == "NotAuthorized" || code == "AuthFailure"
  }

  /// Whether AWS does not know the keys, or the secret does not fit them.
  package var isUnknownKey: Bool { Self.unknownKey.contains(code) }

  private static let unknownKey: Set = [
    "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId",
    "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature",
  ]

  /// Whether AWS asked to slow down.
  package var isThrottled: Bool {
    code.hasPrefix("Throttl") || code == "TooManyRequestsException" || code == "SlowDown"
      || code == "RequestLimitExceeded" || code == "LimitExceededException"
      || code == "ProvisionedThroughputExceededException" || code == "RequestThrottled"
      || code == "429"
  }

  /// Whether what was asked for is not set or does not exist.
  package var isAbsent: Bool {
    code.contains("NotFound") || code.hasPrefix("NoSuch") || code == "404"
      || code == "AWS.SimpleQueueService.NonExistentQueue" || code == "ResourceNotFound"
      || code == "AWSOrganizationsNotInUseException"
  }

  /// The action that AWS names as missing: `lambda:GetPolicy`.
  package var action: String? {
    guard let start = message.range(of: "to perform: ")?.upperBound else { return nil }
    let word = message[start...].prefix { !$0.isWhitespace && $0 != "," && $0 != ";" }
    return word.contains(":") ? String(word) : nil
  }

  /// The ARN that AWS names as refused.
  package var resource: String? {
    guard let start = message.range(of: "on resource: ")?.upperBound else { return nil }
    let word = message[start...].prefix { !$0.isWhitespace && $0 != "," }
    return word.hasPrefix("arn:") ? String(word) : nil
  }

  private static func sentence(in text: String) -> ServiceError? {
    guard let open = text.range(of: "An error occurred (")?.upperBound,
      let close = text[open...].firstIndex(of: ")")
    else { return nil }
    let rest = text[close...]
    let code = String(text[open..<close])
    guard let start = rest.range(of: "when calling the ")?.upperBound,
      let end = rest[start...].range(of: " operation")
    else { return ServiceError(code: code, message: String(rest), operation: nil) }
    let message = rest[end.upperBound...].drop { $0 == ":" || $0 == " " }
    return ServiceError(
      code: code, message: String(message).trimmingCharacters(in: .whitespacesAndNewlines),
      operation: String(rest[start..<end.lowerBound]))
  }

  /// `ns#Code` without its namespace, and without what some services add after a colon.
  static func bare(_ code: String) -> String {
    let local = code.prefix { $0 != ":" }
    return local.split(separator: "#").last.map(String.init) ?? String(local)
  }

  /// The keys are `__type`, and `message` or `Message`.
  private struct Body: Decodable {
    var type: String?
    var message: String?

    var code: String? { type.map(ServiceError.bare) }
  }
}
