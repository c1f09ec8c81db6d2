/// A value axis from 0 to a round top, with a tick every few rows.
struct ValueAxis {
  let top: Double
  let ticks: [Double]

  /// An axis up to the least round value that is no less than `top`; up to 1 where all is 0.
  init(top: Double, height: Int) {
    let wanted = max(1, min(5, (height - 1) / 2))
    let top = top > 0 ? max(top, 1e-9) : 1
    let step = ValueAxis.roundStep(top / Double(wanted))
    let count = max(1, Int((top / step).rounded(.up)))
    self.top = step * Double(count)
    ticks = (0...count).map { step * Double($0) }
  }

  /// The row of a value, counted from the top of a plot of this height.
  func row(of value: Double, in height: Int) -> Int {
    let share = max(0, min(1, value / top))
    return Int((Double(height - 1) * (1 - share)).rounded())
  }

  /// The least of 1, 2, 2.5 and 5 times a power of ten that is no less.
  private static func roundStep(_ least: Double) -> Double {
    var power = 1.0
    while power * 10 <= least { power *= 10 }
    while power > least { power /= 10 }
    for factor in [1, 2, 2.5, 5] where power * factor >= least * 0.999 { return power * factor }
    return power * 10
  }
}
