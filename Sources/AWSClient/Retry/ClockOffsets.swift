import Synchronization

/// How far the clocks of servers are from this machine's; laptops sleep, and signatures must not be old.
final class ClockOffsets: Sendable {
  /// AWS takes signatures that are up to five minutes off.
  private static let tolerated = 240.0

  private let offsets = Mutex<[String: Double]>([:])

  /// Seconds to add to the clock here for a host.
  func offset(of host: String) -> Double {
    offsets.withLock { $0[host] ?? 0 }
  }

  /// Takes the server's date; `false` where it explains nothing, because the clock used was near enough.
  func learn(host: String, server: Double, now: Double) -> Bool {
    offsets.withLock { offsets in
      guard abs(server - now - (offsets[host] ?? 0)) > Self.tolerated else { return false }
      offsets[host] = server - now
      return true
    }
  }
}
