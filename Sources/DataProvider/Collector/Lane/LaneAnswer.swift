import AWSClient

/// What came of asking one thing, all of its pages.
enum LaneAnswer {
  /// What was seen, and how many calls it took.
  case whole(LaneSights)
  case refused(ServiceError, retryAfter: Double?)
  /// No answer, or none that can be read.
  case failed(String)
}
