import Synchronization
import Testing

@testable import AWSClient

/// When credentials are renewed, how often, and what is given meanwhile.
struct RefreshingCredentialsTests {
  /// Gives numbered keys of an hour, or the failure that is set; counts how often it was asked.
  private final class Source: Sendable {
    let clock = ManualClock(now: 1_800_000_000)
    private let state = Mutex<(asked: Int, isBroken: Bool, life: Double?)>((0, false, 3600))
    private let gate = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let isGated: Bool

    init(isGated: Bool = false) { self.isGated = isGated }

    var asked: Int { state.withLock { $0.asked } }
    func set(broken: Bool) { state.withLock { $0.isBroken = broken } }
    func set(life: Double?) { state.withLock { $0.life = life } }

    func load() async throws(CredentialsFailure) -> Credentials {
      let (number, isBroken, life) = state.withLock { state in
        state.asked += 1
        return state
      }
      if isGated {
        await withCheckedContinuation { waiting in gate.withLock { $0.append(waiting) } }
      }
      guard !isBroken else {
        throw CredentialsFailure(
          attempts: [.init(place: "there", why: "broken")], advice: "Mend it.")
      }
      return Credentials(
        accessKeyID: life == nil ? "K" : "K\(number)", secretAccessKey: Secrets.secret,
        expiration: life.map { clock.now + $0 }, source: "there")
    }

    /// Lets a load that waits go on; false where none waits yet.
    func open() -> Bool {
      let waiting = gate.withLock { $0.popLast() }
      waiting?.resume()
      return waiting != nil
    }

    var credentials: RefreshingCredentials {
      RefreshingCredentials(time: clock) { () async throws(CredentialsFailure) -> Credentials in
        try await self.load()
      }
    }

    /// Waits until it was asked this often, without a clock.
    func wait(asked count: Int) async {
      while asked < count { await Task.yield() }
    }
  }

  private func key(_ credentials: RefreshingCredentials, refused: Credentials? = nil) async throws
    -> String
  {
    try await credentials.credentials(refused: refused).accessKeyID
  }

  @Test func `loads once and gives the same until fifteen minutes before the end`() async throws {
    let source = Source()
    let credentials = source.credentials
    #expect(try await key(credentials) == "K1")
    await source.clock.advance(by: 3600 - 15 * 60 - 1)
    #expect(try await key(credentials) == "K1")
    #expect(source.asked == 1)
  }

  @Test func `renews in the background from fifteen minutes before the end`() async throws {
    let source = Source()
    let credentials = source.credentials
    _ = try await key(credentials)
    await source.clock.advance(by: 3600 - 15 * 60)
    #expect(try await key(credentials) == "K1")
    await source.wait(asked: 2)
    while try await key(credentials) == "K1" { await Task.yield() }
    #expect(try await key(credentials) == "K2")
    #expect(source.asked == 2)
  }

  @Test func `lets callers wait for new ones from ten minutes before the end`() async throws {
    let source = Source()
    let credentials = source.credentials
    _ = try await key(credentials)
    await source.clock.advance(by: 3600 - 10 * 60)
    #expect(try await key(credentials) == "K2")
  }

  @Test func `keeps the old ones when renewing fails, tries again later, and fails at the end`()
    async throws
  {
    let source = Source()
    let credentials = source.credentials
    _ = try await key(credentials)
    source.set(broken: true)
    await source.clock.advance(by: 3600 - 9 * 60)
    #expect(try await key(credentials) == "K1")
    #expect(try await key(credentials) == "K1")
    #expect(source.asked == 2)
    await source.clock.advance(by: 10)
    #expect(try await key(credentials) == "K1")
    #expect(source.asked == 3)
    await source.clock.advance(by: 9 * 60)
    let failure = await #expect(throws: CredentialsFailure.self) { try await key(credentials) }
    #expect(failure?.reasons == "there: broken")
    source.set(broken: false)
    await source.clock.advance(by: 10)
    #expect(try await key(credentials) == "K5")
  }

  @Test func `does not hammer a place that fails`() async throws {
    let source = Source()
    source.set(broken: true)
    let credentials = source.credentials
    for _ in 1...5 {
      await #expect(throws: CredentialsFailure.self) { try await key(credentials) }
    }
    #expect(source.asked == 1)
  }

  @Test func `loads once for many callers`() async throws {
    let source = Source(isGated: true)
    let credentials = source.credentials
    let keys = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 1...20 { group.addTask { try await key(credentials) } }
      while !source.open() { await Task.yield() }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(keys == ["K1"])
    #expect(source.asked == 1)
  }

  @Test func `replaces refused ones, for each who was refused only once`() async throws {
    let source = Source()
    let credentials = source.credentials
    let old = try await credentials.credentials(refused: nil)
    #expect(try await key(credentials, refused: old) == "K2")
    #expect(try await key(credentials, refused: old) == "K2")
    #expect(source.asked == 2)
  }

  @Test func `fails where there are no others than the refused ones`() async throws {
    let source = Source()
    source.set(life: nil)
    let credentials = source.credentials
    let old = try await credentials.credentials(refused: nil)
    for _ in 1...3 {
      let failure = await #expect(throws: CredentialsFailure.self) {
        try await key(credentials, refused: old)
      }
      #expect(failure?.reasons == "there: AWS refuses its keys or says that they have expired")
    }
    #expect(source.asked == 2)
  }

  @Test func `says how to renew what AWS refuses, where the source knows`() {
    let known = Credentials(
      accessKeyID: "K", secretAccessKey: Secrets.secret, source: "there", renewal: "Go there.")
    #expect(CredentialsFailure.refused(known).sentence.hasSuffix("have expired. Go there."))
    let unknown = Credentials(
      accessKeyID: "K", secretAccessKey: Secrets.secret, source: "there")
    #expect(CredentialsFailure.refused(unknown).advice == "Sign in again, or get new keys.")
  }

  @Test func `gives credentials that live shortly without asking at every call`() async throws {
    let source = Source()
    source.set(life: 300)
    let credentials = source.credentials
    #expect(try await key(credentials) == "K1")
    #expect(try await key(credentials) == "K1")
    await source.clock.advance(by: 10)
    #expect(try await key(credentials) == "K2")
    #expect(source.asked == 2)
  }

  @Test func `shows no secret however it is printed`() async throws {
    let credentials = Source().credentials
    let held = try await credentials.credentials(refused: nil)
    Secrets.expectNone(in: credentials)
    Secrets.expectNone(in: held)
    Secrets.expectNone(in: [held])
    Secrets.expectNone(in: Optional(held) as Any)
  }
}
