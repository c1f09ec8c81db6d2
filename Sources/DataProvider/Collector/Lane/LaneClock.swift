import AWSClient
import ServerlessModel

/// The moment as AWS has it: the host's clock, put right by what replies say.
///
/// Laptops sleep and clocks are set; what is stored must not know.
struct LaneClock {
  /// A difference below this may as well be the way of the reply.
  private static let toleranceSeconds = 5.0

  let clock: any TimeKeeper
  private var skew = 0.0

  init(_ clock: any TimeKeeper) { self.clock = clock }

  var now: Instant { Instant(epoch: clock.now + skew) }

  /// Takes over what a reply says of the time.
  mutating func see(_ date: Double?) {
    guard let date, abs(date - clock.now - skew) > Self.toleranceSeconds else { return }
    skew = date - clock.now
  }
}
