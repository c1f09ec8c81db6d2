extension Quotas {
  /// The requests a second that an account may make of API Gateway in a region by default.
  ///
  /// - Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html, read on `asOf`.
  static func apiGatewayRate(region: String) -> Double {
    newerRegions.contains(region) ? 2500 : limit("apigateway.accountRate") ?? 10_000
  }

  private static let newerRegions: Set = [
    "af-south-1", "eu-south-1", "eu-south-2", "eu-central-2", "ap-southeast-3", "ap-southeast-4",
    "ap-southeast-5", "ap-southeast-7", "ap-south-2", "me-central-1", "il-central-1",
    "ca-west-1", "mx-central-1",
  ]
}
