extension APIGateway {
  /// A rate and a burst.
  package struct Throttle: Decodable, Sendable {
    package var rateLimit: Double?
    package var burstLimit: Int?
  }
}
