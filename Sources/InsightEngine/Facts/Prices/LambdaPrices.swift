import ServerlessModel

/// What Lambda charges in one region.
struct LambdaPrices: Sendable {
  let request: Double
  /// A GB-second of runs, by tier of the month.
  let x86: Tiers
  let arm64: Tiers
  /// A GB-second of /tmp above 512 MB.
  let ephemeral: Double
  /// Provisioned concurrency by the GB-second on x86_64; `nil` where that was not read.
  private let provisionedX86: Provisioned?

  /// Provisioned concurrency by the GB-second: configured, and run on.
  struct Provisioned: Sendable {
    let configured: Double
    let run: Double
  }

  init(
    perMillion: Double = 0.20, x86: Double = 16.6667, arm64: Double = 13.3334,
    ephemeral: Double, provisioned: (configured: Double, run: Double)?
  ) {
    request = Self.published(perMillion / 1e6)
    self.x86 = Self.tiers(x86, ends: [6e9, 15e9])
    self.arm64 = Self.tiers(arm64, ends: [7.5e9, 18.75e9])
    self.ephemeral = Self.published(ephemeral / 1e6)
    provisionedX86 = provisioned.map {
      Provisioned(
        configured: Self.published($0.configured / 1e6), run: Self.published($0.run / 1e6))
    }
  }

  func compute(_ architecture: Architecture) -> Tiers { architecture == .x86 ? x86 : arm64 }

  /// arm64 is a fifth cheaper, here as for runs.
  func provisioned(_ architecture: Architecture) -> Provisioned? {
    guard architecture == .arm64 else { return provisionedX86 }
    return provisionedX86.map {
      Provisioned(
        configured: Self.published($0.configured * 0.8), run: Self.published($0.run * 0.8))
    }
  }

  /// The second tier of a month is a tenth cheaper than the first and the third a fifth, in every region.
  private static func tiers(_ first: Double, ends: [Double]) -> Tiers {
    let price = published(first / 1e6)
    return Tiers([
      (ends[0], price), (ends[1], published(price * 0.9)), (.infinity, published(price * 0.8)),
    ])
  }

  /// AWS publishes ten decimals.
  private static func published(_ price: Double) -> Double { (price * 1e10).rounded() / 1e10 }
}

extension Prices {
  static let lambdaFreeRequests = 1e6
  static let lambdaFreeGBSeconds = 400_000.0

  /// Lambda, in millionths of a dollar.
  ///
  /// - Source: https://calculator.aws/pricing/2.0/meteredUnitMaps/lambda/USD/current/lambda.json and
  ///   https://aws.amazon.com/lambda/pricing/; Ireland and Frankfurt as the AWS Price List of `AWSLambda` says too, the
  ///   former as published on 2026-10-01.
  static let lambda = PriceTable(
    "Lambda",
    [
      "af-south-1": LambdaPrices(
        perMillion: 0.27, x86: 22.1, arm64: 17.68, ephemeral: 0.0404, provisioned: (5.53, 12.9)),
      "ap-east-1": LambdaPrices(
        perMillion: 0.28, x86: 22.92, arm64: 18.3, ephemeral: 0.0407,
        provisioned: (5.7153, 13.3358)),
      "ap-northeast-1": LambdaPrices(ephemeral: 0.037, provisioned: (5.3835, 12.5615)),
      "ap-northeast-2": LambdaPrices(ephemeral: 0.0352, provisioned: (5.1254, 11.9592)),
      "ap-northeast-3": LambdaPrices(ephemeral: 0.037, provisioned: (5.3835, 12.5615)),
      "ap-south-1": LambdaPrices(ephemeral: 0.0352, provisioned: (4.4985, 10.4966)),
      "ap-south-2": LambdaPrices(ephemeral: 0.0352, provisioned: nil),
      "ap-southeast-1": LambdaPrices(ephemeral: 0.037, provisioned: (5.1991, 12.1313)),
      "ap-southeast-2": LambdaPrices(ephemeral: 0.037, provisioned: (5.236, 12.2173)),
      "ap-southeast-3": LambdaPrices(ephemeral: 0.037, provisioned: nil),
      "ap-southeast-4": LambdaPrices(ephemeral: 0.037, provisioned: (5.236, 12.2173)),
      "ap-southeast-5": LambdaPrices(
        perMillion: 0.18, x86: 15, arm64: 12, ephemeral: 0.0333, provisioned: (4.6791, 10.9181)),
      "ca-central-1": LambdaPrices(ephemeral: 0.034, provisioned: (4.646, 10.8407)),
      "ca-west-1": LambdaPrices(ephemeral: 0.034, provisioned: nil),
      "eu-central-1": LambdaPrices(ephemeral: 0.0367, provisioned: (5.0147, 11.7011)),
      "eu-central-2": LambdaPrices(
        perMillion: 0.22, x86: 18.3334, arm64: 14.6667, ephemeral: 0.0441,
        provisioned: (5.5162, 12.8712)),
      "eu-north-1": LambdaPrices(ephemeral: 0.0323, provisioned: (4.4248, 10.3245)),
      "eu-south-1": LambdaPrices(
        perMillion: 0.23, x86: 19.5172, arm64: 15.6138, ephemeral: 0.0357,
        provisioned: (4.8783, 11.3827)),
      "eu-south-2": LambdaPrices(ephemeral: 0.034, provisioned: nil),
      "eu-west-1": LambdaPrices(ephemeral: 0.034, provisioned: (4.646, 10.8407)),
      "eu-west-2": LambdaPrices(ephemeral: 0.0358, provisioned: (4.8304, 11.2709)),
      "eu-west-3": LambdaPrices(ephemeral: 0.0358, provisioned: (4.8673, 11.3569)),
      "me-central-1": LambdaPrices(
        perMillion: 0.25, x86: 20.6667, arm64: 16.5334, ephemeral: 0.0374, provisioned: nil),
      "me-south-1": LambdaPrices(
        perMillion: 0.25, x86: 20.6667, arm64: 16.5334, ephemeral: 0.0374,
        provisioned: (5.1108, 11.9251)),
      "sa-east-1": LambdaPrices(ephemeral: 0.0586, provisioned: (6.6372, 15.4867)),
      "us-east-1": LambdaPrices(ephemeral: 0.0309, provisioned: (4.1667, 9.7222)),
      "us-east-2": LambdaPrices(ephemeral: 0.0309, provisioned: (4.1667, 9.7222)),
      "us-west-1": LambdaPrices(ephemeral: 0.037, provisioned: (4.9041, 11.443)),
      "us-west-2": LambdaPrices(ephemeral: 0.0309, provisioned: (4.1667, 9.7222)),
    ])

  /// What SnapStart costs other runtimes than Java: a GB-second of a snapshot that is kept, and a GB that is restored.
  ///
  /// - Source: https://aws.amazon.com/lambda/pricing/ (2026-11-20), and the AWS Price List of `AWSLambda` as of
  ///   2025-10-01; no other region was read.
  static let snapStart = PriceTable(
    "Lambda SnapStart", (cachedGBSecond: 1.5046e-6, restoredGB: 139.7998e-6), in: ["us-east-1"])

  /// A snapshot is kept and billed for so long at least.
  static let snapStartLeastHours = 3.0
}
