import ServerlessModel

extension Context {
  /// The 99th percentile of the memory that runs used, in MB; `nil` where no run says what it used.
  ///
  /// The maximum stands in for it where that is not above `enough` already, since the percentile never is above it.
  func usedMemory(_ seconds: Int64, _ counted: Counters, enough: Double) throws -> Int? {
    guard counted.maxMemoryMB > 0 else { return nil }
    if Double(counted.maxMemoryMB) <= enough { return counted.maxMemoryMB }
    let used = try runs(seconds).map(\.maxMemoryMB).filter { $0 > 0 }
    return Sample.percentile(used, 0.99)
  }
}
