extension Prices {
  static let stepFreeTransitions = 4000.0

  /// A state transition of a Standard workflow; a retry is one more.
  ///
  /// - Source: https://aws.amazon.com/step-functions/pricing/, as
  ///   https://github.com/alexcasalboni/aws-lambda-power-tuning tabulates it by region.
  static let stepTransition = PriceTable("Step Functions", perThousand.mapValues { $0 / 1000 })

  private static let perThousand: [String: Double] = [
    "af-south-1": 0.029_75, "ap-east-1": 0.0275, "ap-northeast-1": 0.025,
    "ap-northeast-2": 0.0271, "ap-south-1": 0.0285, "ap-southeast-1": 0.025,
    "ap-southeast-2": 0.025, "ca-central-1": 0.025, "eu-central-1": 0.025, "eu-north-1": 0.025,
    "eu-south-1": 0.026_25, "eu-west-1": 0.025, "eu-west-2": 0.025, "eu-west-3": 0.0297,
    "me-south-1": 0.0275, "sa-east-1": 0.0375, "us-east-1": 0.025, "us-east-2": 0.025,
    "us-gov-east-1": 0.030, "us-gov-west-1": 0.030, "us-west-1": 0.0279, "us-west-2": 0.025,
  ]

  static let expressRequest = 1e-6

  /// A GB-second of Express workflows.
  ///
  /// - Source: https://aws.amazon.com/step-functions/pricing/, and the AWS Price List of `AmazonStates`
  ///   as published on 2025-08-28, the same for Virginia, Ireland and Frankfurt.
  static let expressGBSecond = PriceTable(
    "Step Functions Express",
    Tiers([
      (3.6e6, 0.000_016_67), (18e6, 0.000_008_33), (.infinity, 0.000_004_56),
    ]), in: likeVirginia + ["eu-west-1", "eu-central-1"],
    ["eu-west-3": Tiers([(3.6e6, 0.000_016_67)])])
}
