/// Limits that people choose: 1, 2, 3, 5, 7, 10, 15, 20 and so on by powers of ten.
enum NiceNumber {
  private static let steps: [Double] = [1, 1.5, 2, 3, 5, 7]

  private static let all: [Double] = (-3...7).flatMap { exponent in
    // Most limits are counts, and one and a half of anything is none.
    steps.filter { exponent > 0 || $0 != 1.5 }.map { scaled($0, exponent) }
  }

  private static func scaled(_ step: Double, _ exponent: Int) -> Double {
    exponent < 0 ? step / power(-exponent) : step * power(exponent)
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }

  /// The next nice number above or below another one.
  static func next(_ value: Double, _ delta: Int) -> Double {
    let near = 1e-9 * max(1, value.magnitude)
    return delta > 0
      ? all.first { $0 > value + near } ?? value : all.last { $0 < value - near } ?? value
  }

  /// The nice number that is nearest below a number, or the least of them.
  static func atMost(_ value: Double) -> Double { all.last { $0 <= value } ?? all[0] }
}
