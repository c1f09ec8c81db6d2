extension Lambda {
  /// Where results go.
  package struct Destinations: Decodable, Sendable {
    package var onSuccess: Destination?
    package var onFailure: Destination?
  }

  /// One destination.
  package struct Destination: Decodable, Sendable {
    package var destination: String?
  }
}
