import Glibc

/// Random numbers that are the same in every run: SplitMix64.
///
/// - Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
struct SeededNoise: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func between(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low..<high, using: &self)
  }

  mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True in that share of all times.
  mutating func happens(_ share: Double) -> Bool { between(0, 1) < share }

  /// A standard normal value.
  mutating func normal() -> Double {
    (-2 * log(between(1e-12, 1))).squareRoot() * cos(2 * .pi * between(0, 1))
  }

  /// How many of rare events come where so many are expected.
  mutating func arrivals(_ expected: Double) -> Double {
    if expected > 50 { return max(0, (expected + normal() * expected.squareRoot()).rounded()) }
    let least = exp(-expected)
    var (count, product) = (0.0, between(0, 1))
    while product > least {
      count += 1
      product *= between(0, 1)
    }
    return count
  }
}
