import Testing

@testable import AWSClient

struct AttemptsTests {
  private static func tried(_ times: Int, of limit: Int = 3) -> Attempts {
    var attempts = Attempts(limit: limit)
    for _ in 0..<times { attempts.begin() }
    return attempts
  }

  @Test func `waits longer from try to try, and longer when throttled`() {
    let transient = (1...3).map { made in
      var attempts = Self.tried(made, of: 4)
      return attempts.step(after: .transient(timedOut: false), share: 1)
    }
    #expect(
      transient == [0.05, 0.1, 0.2].map { .retry(after: $0, timedOut: false) })
    let throttled = (1...7).map { made in
      var attempts = Self.tried(made, of: 10)
      return attempts.step(after: .throttled(retryAfter: nil), share: 1)
    }
    #expect(
      throttled == [1, 2, 4, 8, 16, 20, 20].map { .retry(after: $0, timedOut: false) })
  }

  @Test func `the wait is a random share`() {
    var attempts = Self.tried(1)
    #expect(
      attempts.step(after: .throttled(retryAfter: nil), share: 0.25)
        == .retry(after: 0.25, timedOut: false))
  }

  @Test func `gives up after the last try`() {
    var last = Self.tried(3)
    #expect(last.step(after: .transient(timedOut: true), share: 0) == .giveUp)
    var beforeLast = Self.tried(2)
    #expect(
      beforeLast.step(after: .transient(timedOut: true), share: 0)
        == .retry(after: 0, timedOut: true))
  }

  @Test(arguments: [
    (3.0, Attempts.Step.retry(after: 3, timedOut: false)),
    (20, .retry(after: 20, timedOut: false)), (20.5, .giveUp),
  ])
  func `keeps to the wait that AWS asks for, unless it is too long`(
    seconds: Double, step: Attempts.Step
  ) {
    var attempts = Self.tried(1)
    #expect(attempts.step(after: .throttled(retryAfter: seconds), share: 0.5) == step)
  }

  @Test func `sets the clock once and renews credentials once`() {
    var attempts = Self.tried(1)
    #expect(attempts.step(after: .clock, share: 0) == .setClock(orRefresh: false))
    #expect(attempts.step(after: .clock, share: 0) == .giveUp)
    #expect(attempts.step(after: .session, share: 0) == .refreshCredentials)
    #expect(attempts.step(after: .session, share: 0) == .giveUp)
  }

  @Test func `a request that expired means the clock first, then the session`() {
    var attempts = Self.tried(1)
    #expect(attempts.step(after: .clockOrSession, share: 0) == .setClock(orRefresh: true))
    #expect(attempts.step(after: .clockOrSession, share: 0) == .refreshCredentials)
    #expect(attempts.step(after: .clockOrSession, share: 0) == .giveUp)
  }

  @Test func `what is refused for good is not tried again`() {
    var attempts = Self.tried(1)
    #expect(attempts.step(after: .final, share: 0) == .giveUp)
  }
}

struct RetryPolicyTests {
  @Test(
    arguments: [
      (nil, "lambda", 3), (nil, "dynamodb", 4), (5, "dynamodb", 5), (1, "lambda", 1),
      (0, "lambda", 1), (500, "lambda", 10),
    ] as [(Int?, String, Int)])
  func `tries as often as set, within reason`(number: Int?, service: String, times: Int) {
    #expect(RetryPolicy(attempts: number).attempts(for: service) == times)
  }
}
