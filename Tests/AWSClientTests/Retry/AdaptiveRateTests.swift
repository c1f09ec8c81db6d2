import Testing

@testable import AWSClient

struct AdaptiveRateTests {
  @Test func `starts at half of what is documented, with a second's worth at once`() {
    var rate = AdaptiveRate(documented: 10, now: 100)
    #expect(rate.perSecond == 5)
    for _ in 0..<5 {
      #expect(rate.turn(behind: 0, isUrgent: true, now: 100) <= 100)
      rate.take()
    }
    #expect(rate.turn(behind: 0, isUrgent: true, now: 100) == 100.2)
    #expect(rate.turn(behind: 2, isUrgent: true, now: 100) == 100.6)
  }

  @Test func `what nobody waits for leaves two calls to those who do`() {
    var rate = AdaptiveRate(documented: 10, now: 100)
    for _ in 0..<3 {
      #expect(rate.turn(behind: 0, now: 100) <= 100)
      rate.take()
    }
    #expect(rate.turn(behind: 0, now: 100) == 100.2)
    #expect(rate.turn(behind: 1, isUrgent: true, now: 100) <= 100)
    #expect(rate.turn(behind: 2, isUrgent: true, now: 100) == 100.2)
  }

  @Test(arguments: [0.5, 2, 3])
  func `where a second has one call, or one and a half, the first still goes at once`(
    documented: Double
  ) {
    var rate = AdaptiveRate(documented: documented, now: 100)
    #expect(rate.turn(behind: 0, now: 100) <= 100)
    rate.take()
    #expect(rate.turn(behind: 0, now: 100) > 100)
  }

  @Test func `never lets more than its share through in any minute`() {
    var rate = AdaptiveRate(documented: 10, now: 0)
    var gone = 0
    for step in 0..<6000 {
      let now = Double(step) / 100
      if rate.turn(behind: 0, now: now) <= now {
        rate.take()
        gone += 1
      }
    }
    #expect((290...305).contains(gone))
  }

  @Test func `halves when throttled, once for answers that come together`() {
    var rate = AdaptiveRate(documented: 16, now: 0)
    rate.throttled(now: 10, retryAfter: nil)
    rate.throttled(now: 10.5, retryAfter: nil)
    #expect(abs(rate.perSecond - 4) < 0.1)
    rate.throttled(now: 11.1, retryAfter: nil)
    #expect(abs(rate.perSecond - 2) < 0.1)
    for step in 0..<20 { rate.throttled(now: 20 + Double(step) * 1.01, retryAfter: nil) }
    #expect(abs(rate.perSecond - 0.5) < 0.1)
  }

  @Test func `takes a minute to come back from half`() {
    var rate = AdaptiveRate(documented: 16, now: 0)
    rate.throttled(now: 0, retryAfter: nil)
    _ = rate.turn(behind: 0, now: 30)
    #expect(abs(rate.perSecond - 6) < 0.01)
    _ = rate.turn(behind: 0, now: 61)
    #expect(rate.perSecond == 8)
  }

  @Test func `nobody goes before the time that AWS named`() {
    var rate = AdaptiveRate(documented: 20, now: 0)
    rate.throttled(now: 5, retryAfter: 30)
    #expect(rate.turn(behind: 0, now: 6) == 35)
    #expect(rate.turn(behind: 3, now: 6) > 35)
    #expect(rate.turn(behind: 0, now: 36) <= 36)
  }

  @Test func `a clock that is set back neither blocks nor bursts`() {
    var rate = AdaptiveRate(documented: 10, now: 1000)
    for _ in 0..<3 { rate.take() }
    #expect(rate.turn(behind: 0, now: 900) == 900.2)
    rate.throttled(now: 900, retryAfter: 30)
    #expect(rate.turn(behind: 0, now: 100) == 130)
  }
}
