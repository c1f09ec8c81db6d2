import ServerlessModel

/// What AWS charges, in US dollars in US East (N. Virginia), as of a date.
package enum Prices {
  /// The day on which the prices were read.
  package static let date = "2026-11-20"
  /// Where they were read.
  package static let source =
    "https://aws.amazon.com/lambda/pricing/ and the pages of the other services"

  /// A price that changes with the quantity used in a month.
  struct Tiers: Sendable {
    /// Quantities up to which a price holds, smallest first; the last has no end.
    let steps: [(upTo: Double, price: Double)]

    /// The quantity in each tier that is used, with its price.
    func split(_ quantity: Double) -> [(quantity: Double, price: Double)] {
      var below = 0.0
      var parts: [(Double, Double)] = []
      for step in steps where quantity > below {
        parts.append((min(quantity, step.upTo) - below, step.price))
        below = step.upTo
      }
      return parts.isEmpty ? steps.prefix(1).map { (0, $0.price) } : parts
    }
  }

  static let lambdaRequest = 0.20 / 1e6
  static let lambdaFreeRequests = 1e6
  static let lambdaFreeGBSeconds = 400_000.0
  static let lambdaEphemeralGBSecond = 0.000_000_030_9

  static func lambdaCompute(_ architecture: Architecture) -> Tiers {
    switch architecture {
    case .x86:
      Tiers(steps: [(6e9, 0.000_016_666_7), (15e9, 0.000_015), (.infinity, 0.000_013_333_4)])
    case .arm64:
      Tiers(steps: [
        (7.5e9, 0.000_013_333_4), (18.75e9, 0.000_012_000_1), (.infinity, 0.000_010_666_7),
      ])
    }
  }

  /// Provisioned concurrency by the GB-second: configured, and run on.
  static func provisioned(_ architecture: Architecture) -> (configured: Double, run: Double) {
    switch architecture {
    case .x86: (0.000_004_166_7, 0.000_009_722_2)
    case .arm64: (0.000_003_333_4, 0.000_007_777_8)
    }
  }

  static let httpAPI = Tiers(steps: [(300e6, 1.00e-6), (.infinity, 0.90e-6)])
  static let restAPI = Tiers(steps: [
    (333e6, 3.50e-6), (1000e6, 2.80e-6), (20e9, 2.38e-6), (.infinity, 1.51e-6),
  ])
  static let sqsStandard = Tiers(steps: [(100e9, 0.40e-6), (200e9, 0.30e-6), (.infinity, 0.24e-6)])
  static let sqsFIFO = Tiers(steps: [(100e9, 0.50e-6), (200e9, 0.40e-6), (.infinity, 0.35e-6)])
  static let sqsFree = 1e6
  static let dynamoWrite = 0.625e-6
  static let dynamoRead = 0.125e-6
  static let dynamoStorageGB = 0.25
  static let dynamoFreeStorageGB = 25.0
  static let snsPublish = 0.50e-6
  static let stepTransition = 0.025 / 1000
  static let stepFreeTransitions = 4000.0
  static let expressRequest = 1e-6
  static let expressGBSecond = Tiers(steps: [
    (3.6e6, 0.000_016_67), (18e6, 0.000_008_33), (.infinity, 0.000_004_56),
  ])
  static let logsIngestedGB = 0.50
  static let logsStoredGB = 0.03
  static let logsFreeGB = 5.0
  static let xrayRecorded = 5e-6
  static let xrayRetrieved = 0.5e-6
  static let xrayFreeRecorded = 100_000.0
  static let xrayFreeRetrieved = 1e6

  /// What Lambda's time costs in a region, relative to US East; rounded as the power-tuning table has it.
  static func lambdaFactor(_ region: String) -> Double { (lambdaPer128[region] ?? 2.1) / 2.1 }

  /// What a transition of Step Functions costs in a region, relative to US East.
  static func stepFactor(_ region: String) -> Double {
    (transitionsPer1000[region] ?? 0.025) / 0.025
  }

  private static let lambdaPer128 = [
    "ap-east-1": 2.9, "af-south-1": 2.8, "ap-northeast-3": 2.7, "me-south-1": 2.6,
    "eu-south-1": 2.4,
  ]
  private static let transitionsPer1000 = [
    "us-west-1": 0.0279, "eu-west-3": 0.0297, "sa-east-1": 0.0375,
  ]
}
