import ServerlessModel

extension Context {
  /// The CloudFront distributions that fetch from the API.
  func fronts() -> [DistributionConfiguration] {
    guard let key = try? configured(\.api).apiID else { return [] }
    return others(.distribution).compactMap { _, configuration in
      guard case .distribution(let front) = configuration,
        front.origins.contains(where: { $0.hasPrefix(key + ".execute-api.") })
      else { return nil }
      return front
    }
  }
}
