/// What is free of a quantity in a month, and what is left to pay.
struct Allowance {
  let billed: Double
  private let free: Double

  /// Takes `free` off a quantity where the free tier is asked for.
  init(_ quantity: Double, free: Double, applies: Bool) {
    self.free = applies ? min(quantity, free) : 0
    billed = quantity - self.free
  }

  /// The line that tells what was free; none where nothing was.
  func line(_ item: String, _ unit: String) -> [PriceLine] {
    free > 0 ? [PriceLine("\(item), free tier", free, unit, at: 0)] : []
  }
}
