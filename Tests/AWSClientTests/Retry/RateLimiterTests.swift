import Synchronization
import Testing

@testable import AWSClient

// Its tasks take turns with those of all other tests, each as long as one of those runs.
@Suite(.timeLimit(.minutes(10)))
struct RateLimiterTests {
  /// Sends callers one after the other; each notes its number when its turn has come.
  private struct Queue {
    let clock = ManualClock()
    let limiter: RateLimiter
    let gone = Gone()

    init(documented: Double) {
      limiter = RateLimiter(documented: documented, clock: clock)
    }

    func join(_ number: Int, isUrgent: Bool = false, sleepers: Int) async -> Task<Void, Never> {
      let task = Task { [limiter, gone] in
        if (try? await limiter.turn(isUrgent: isUrgent)) != nil { gone.note(number) }
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

  @Test func `those that somebody waits for go first, the newest ahead, and the others in order`()
    async
  {
    let queue = Queue(documented: 2)
    _ = await queue.join(0, sleepers: 0)
    await queue.gone.reach(1)
    for number in 1...3 { _ = await queue.join(number, sleepers: number) }
    for number in 4...5 { _ = await queue.join(number, isUrgent: true, sleepers: number) }
    for count in 2...6 {
      await queue.clock.advance(by: 1.01)
      await queue.gone.reach(count)
      #expect(queue.gone.all == Array([0, 5, 4, 1, 2, 3].prefix(count)))
    }
  }

  @Test func `behind many that nobody waits for, an urgent one goes at once`() async {
    let queue = Queue(documented: 10)
    for number in 0..<3 { _ = await queue.join(number, sleepers: 0) }
    await queue.gone.reach(3)
    for number in 3..<20 { _ = await queue.join(number, sleepers: number - 2) }
    _ = await queue.join(20, isUrgent: true, sleepers: 17)
    await queue.gone.reach(4)
    #expect(queue.gone.all == [0, 1, 2, 20])
    #expect(queue.clock.now == 0)
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
