/// Sends requests; knows nothing of AWS.
package protocol HTTPSending: Sendable {
  /// Sends one request and reads its whole answer; any status is an answer.
  ///
  /// `seconds` bounds head and body together.
  func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure) -> HTTPAnswer
}

/// Why no whole answer came.
package struct HTTPFailure: Error, Hashable, Sendable {
  /// What kind of trouble it was.
  package enum Kind: String, Sendable {
    case nameNotFound, refused, unreachable, timedOut, cutShort, certificate, noCertificates, proxy
    case tooLarge, cancelled
  }

  package var kind: Kind
  package var host: String
  /// What the system said, for those who look closer.
  package var detail: String
  /// What to do, in a whole sentence, where more is known than the kind tells.
  package var advice: String?

  /// Makes the failure from its parts.
  package init(_ kind: Kind, host: String, detail: String = "") {
    self.kind = kind
    self.host = host
    self.detail = detail
  }
}
