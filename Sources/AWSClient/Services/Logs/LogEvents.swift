extension Logs {
  /// A page of log events: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
  package struct FilterLogEvents: Decodable, Sendable {
    package var events: [Event]?
    /// Where the next page begins; an empty page may have one too.
    package var nextToken: String?

    /// Reads a page with its keys as they are written, since pages are long.
    package static func read(_ body: AnswerBody) throws(AWSJSONError) -> FilterLogEvents {
      guard case .json(let data) = body else {
        throw AWSJSONError(line: nil, field: "", expected: "JSON")
      }
      return try AWSJSON.decodePlain(FilterLogEvents.self, from: data)
    }
  }

  /// One log event.
  package struct Event: Decodable, Sendable {
    package var logStreamName: String?
    /// Milliseconds since 1970.
    package var timestamp: Int64?
    package var message: String?
    package var eventId: String?

    /// Makes the event from its parts.
    package init(
      logStreamName: String?, timestamp: Int64?, message: String?, eventId: String? = nil
    ) {
      self.logStreamName = logStreamName
      self.timestamp = timestamp
      self.message = message
      self.eventId = eventId
    }
  }
}
