import AWSClient

/// What came of asking one thing, all of its pages.
enum LaneAnswer {
  /// What was seen, and how many calls it took.
  case whole(LaneSights)
  case refused(ServiceError, retryAfter: Double?)
  /// No answer, or none that can be read.
  case failed(String)
  /// Nothing was asked, for want of credentials.
  case signedOut(CredentialsFailure)

  /// Whether the caller may not do it.
  var isDenied: Bool { if case .refused(let error, _) = self { error.isDenied } else { false } }
}
