import Glibc

/// What goes wrong on the day, and when; everything else is ordinary traffic.
enum Story {
  /// The payment partner slows down at 13:55, times out from 14:02, and is well again at 15:40.
  static let partnerSlows = Day.at(13, 55)
  static let partnerStalls = Day.at(14, 2)
  static let partnerRecovers = Day.at(15, 40)
  /// A deployment of the thumbnail maker leaks memory until it is rolled back.
  static let leakDeployed = Day.at(10, 15)
  static let leakRolledBack = Day.at(16, 0)
  /// A flash sale.
  static let saleStarts = Day.at(12, 0)
  static let saleEnds = Day.at(12, 14)
  /// One product's stock row is written so often that its partition throttles.
  static let hotStarts = Day.at(14, 24)
  static let hotEnds = Day.at(14, 56)
  /// The click stream's reader falls behind.
  static let readerSlows = Day.at(8, 30)
  /// The nightly report's schedule stops without a word.
  static let scheduleStops = Day.at(6, 30)
  /// Invoices are written into the bucket that starts the renderer.
  static let loopStarts = Day.at(5, 10)
  static let loopEnds = Day.at(5, 46)
  /// The moment the recording opens at.
  static let opensAt = Day.at(14, 32) + 10_000

  private static let hours = [
    0.30, 0.22, 0.20, 0.20, 0.25, 0.40, 0.70, 1.00, 1.25, 1.35, 1.40, 1.45, 1.50, 1.50, 1.45, 1.40,
    1.35, 1.40, 1.50, 1.55, 1.40, 1.10, 0.70, 0.45,
  ]

  /// Traffic at a moment against the day's mean: quiet nights, two peaks.
  static func traffic(at time: Int64) -> Double {
    let hour =
      Double((time - Day.midnight) % 86_400_000 + 86_400_000)
      .truncatingRemainder(dividingBy: 86_400_000) / 3_600_000
    let first = hours[Int(hour) % 24]
    let second = hours[(Int(hour) + 1) % 24]
    return first + (second - first) * (hour - floor(hour))
  }

  /// How many times its ordinary rate a function is called at a moment.
  static func surge(_ spec: FunctionSpec, at time: Int64) -> Double {
    switch spec.name {
    case Shop.spiky where time >= saleStarts && time < saleEnds: 9
    case "home-page" where time >= saleStarts && time < saleEnds: 4
    case Shop.recursive where time >= loopStarts && time < loopEnds: 160
    default: 1
    }
  }

  /// Whether a schedule still fires.
  static func fires(_ spec: FunctionSpec, at time: Int64) -> Bool {
    spec.name != Shop.stopped || time < scheduleStops
  }

  /// The version that runs at a moment.
  static func version(_ spec: FunctionSpec, at time: Int64) -> Int {
    switch spec.name {
    case Shop.leaking: time < leakDeployed ? 17 : time < leakRolledBack ? 18 : 19
    case Shop.chargeCard: 41
    case Shop.placeOrder: time < Day.at(9, 40) ? 65 : 66
    default: 7
    }
  }

  /// Megabytes that every run leaves behind.
  static func leak(_ spec: FunctionSpec, version: Int) -> Double {
    spec.name == Shop.leaking && version == 18 ? 3.4 : 0
  }

  /// How long the payment partner takes to answer, in milliseconds; `nil` when it never does.
  static func partnerMs(at time: Int64, _ random: inout SeededRandom) -> Double? {
    guard time >= partnerSlows, time < partnerRecovers else {
      return random.logNormal(median: 480, sigma: 0.3)
    }
    if time < partnerStalls { return random.logNormal(median: 1150, sigma: 0.4) }
    return random.chance(0.46) ? nil : random.logNormal(median: 1450, sigma: 0.35)
  }
}
