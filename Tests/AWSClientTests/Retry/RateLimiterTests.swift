import Synchronization
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1)))
struct RateLimiterTests {
  /// Sends callers one after the other; each notes its number when its turn has come.
  private struct Queue {
    let clock = ManualClock()
    let limiter: RateLimiter
    let gone = Gone()

    init(documented: Double) {
      limiter = RateLimiter(documented: documented, clock: clock)
    }

    func join(_ number: Int, sleepers: Int) async -> Task<Void, Never> {
      let task = Task { [limiter, gone] in
        if (try? await limiter.turn()) != nil { gone.note(number) }
      }
      await clock.settle(sleepers: sleepers)
      return task
    }
  }

  private final class Gone: Sendable {
    private let numbers = Mutex<[Int]>([])

    var all: [Int] { numbers.withLock { $0 } }

    func note(_ number: Int) { numbers.withLock { $0.append(number) } }

    func reach(_ count: Int) async {
      for _ in 0..<100_000 where all.count < count { await Task.yield() }
    }
  }

  @Test func `callers go in the order they came`() async {
    let queue = Queue(documented: 2)
    _ = await queue.join(0, sleepers: 0)
    await queue.gone.reach(1)
    for number in 1...4 { _ = await queue.join(number, sleepers: number) }
    for count in 2...5 {
      await queue.clock.advance(by: 1.01)
      await queue.gone.reach(count)
      #expect(queue.gone.all == Array(0..<count))
    }
  }

  @Test func `one that is cancelled leaves, and the others move up`() async {
    let queue = Queue(documented: 2)
    _ = await queue.join(0, sleepers: 0)
    await queue.gone.reach(1)
    let second = await queue.join(1, sleepers: 1)
    _ = await queue.join(2, sleepers: 2)
    #expect(queue.limiter.nextTry == 3)
    second.cancel()
    await second.value
    #expect(queue.limiter.nextTry == 2)
    await queue.clock.advance(by: 2.01)
    await queue.gone.reach(2)
    #expect(queue.gone.all == [0, 2])
  }

  @Test func `all wait when AWS says to, and the next try is told`() async {
    let queue = Queue(documented: 20)
    queue.limiter.throttled(retryAfter: 8)
    #expect(queue.limiter.nextTry == 8)
    _ = await queue.join(0, sleepers: 1)
    await queue.clock.advance(by: 7.9)
    #expect(queue.gone.all.isEmpty)
    await queue.clock.advance(by: 0.2)
    await queue.gone.reach(1)
    #expect(queue.gone.all == [0])
  }

  @Test func `limits are counted by account, region and pool of operations`() {
    let limiters = RateLimiters(clock: ManualClock()) { operation in
      operation.name == "GetFunction"
        ? CallRate(100, pool: "lambda GetFunction") : CallRate(15, pool: operation.service)
    }
    let named = { (name: String) in AWSOperation.allowed(named: name).first }
    guard let policy = named("GetPolicy"), let aliases = named("ListAliases"),
      let function = named("GetFunction"), let queues = named("ListQueues")
    else {
      Issue.record("an operation is not on the list")
      return
    }
    let limiter = { (operation: AWSOperation, account: String, region: String) in
      limiters.limiter(for: operation, account: account, region: region)
    }
    let one = limiter(policy, "111122223333", "eu-west-1")
    #expect(one === limiter(aliases, "111122223333", "eu-west-1"))
    #expect(one !== limiter(function, "111122223333", "eu-west-1"))
    #expect(one !== limiter(queues, "111122223333", "eu-west-1"))
    #expect(one !== limiter(policy, "444455556666", "eu-west-1"))
    #expect(one !== limiter(policy, "111122223333", "us-east-1"))
    #expect(one.perSecond == 7.5)
    #expect(limiter(function, "111122223333", "eu-west-1").perSecond == 50)
  }
}
