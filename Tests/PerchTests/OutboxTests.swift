import Glibc
import ServerlessModel
import Synchronization
import Testing

@testable import perch

/// A channel that keeps what it gets, and may hang or refuse.
private final class Ear: Channel {
  let name: String
  private let heard = Mutex<[String]>([])
  private let refusals: Mutex<Int>
  private let hangs: Bool

  init(_ name: String = "ear", refusing: Int = 0, hangs: Bool = false) {
    self.name = name
    refusals = Mutex(refusing)
    self.hangs = hangs
  }

  var all: [String] { heard.withLock { $0 } }

  func deliver(_ notice: Notice) throws {
    if hangs { sleep(5) }
    let refuses = refusals.withLock { left in
      defer { left = max(0, left - 1) }
      return left > 0
    }
    if refuses { throw DeliveryFailure(why: "it is busy") }
    heard.withLock { $0.append("\(notice.event.rawValue) \(notice.id)") }
  }
}

struct `an outbox` {
  private static let at = Instant(milliseconds: 1_795_183_200_000)

  private static func finding(_ name: String, resolved: Bool = false) -> Finding {
    Finding(
      id: name, rule: name, title: "\(name) is wrong", pillar: .reliability, sal: .rel1,
      severity: .critical, state: resolved ? .resolved : .open,
      resource: .function("charge-card", account: "111122223333", region: "eu-west-1"),
      firstSeen: at, lastSeen: at, noticedAt: at, resolvedAt: resolved ? at : nil,
      summary: "2 of 3 runs", why: "", remediation: "mend it")
  }

  private static func standing(
    _ open: [String], over: [String] = [], known: Set<String> = [], passed: [String] = []
  ) -> Standing {
    var standing = Standing(at: at)
    standing.open = open.map { Notice(.opened, finding($0), notify: []) }
    standing.passed = passed.map { Notice(.opened, finding($0), notify: []) }
    standing.known = known
    for name in over + passed {
      standing.over[name] = Notice(.closed, finding(name, resolved: true), notify: [])
    }
    return standing
  }

  private static func file(_ folder: String = folder()) -> ToldFile {
    ToldFile(recording: "market.perch", channel: "ear", folder: folder)
  }

  private static func folder() -> String {
    "/tmp/perch-told-\(getpid())-\(UInt64.random(in: .min ... .max))"
  }

  private static func wait(for outbox: Outbox) {
    for _ in 0..<500 where !outbox.isIdle { usleep(10_000) }
  }

  private static func told(_ ear: Ear, _ looks: [Standing], _ file: ToldFile = file()) -> [String] {
    let outbox = Outbox(ear, file: file, firstPause: .milliseconds(5))
    for look in looks {
      outbox.offer(look)
      wait(for: outbox)
    }
    outbox.stop()
    return ear.all
  }

  @Test func `tells each finding once, and its end`() {
    let looks = [
      Self.standing(["a"]), Self.standing(["a", "b"]), Self.standing(["b"], over: ["a"]),
      Self.standing(["b"], over: ["a"]),
    ]
    #expect(Self.told(Ear(), looks) == ["opened a", "opened b", "closed a"])
  }

  @Test func `tells what comes back again`() {
    let looks = [Self.standing(["a"]), Self.standing([], over: ["a"]), Self.standing(["a"])]
    #expect(Self.told(Ear(), looks) == ["opened a", "closed a", "opened a"])
  }

  @Test func `tells what opened and closed between two looks`() {
    #expect(Self.told(Ear(), [Self.standing([], passed: ["a"])]) == ["opened a", "closed a"])
  }

  @Test func `keeps silent of what is acknowledged or muted`() {
    let looks = [
      Self.standing([], known: ["a"]), Self.standing(["b"]), Self.standing([], known: ["b"]),
    ]
    #expect(Self.told(Ear(), looks) == ["opened b"])
  }

  @Test func `remembers over a restart what it told`() {
    let folder = Self.folder()
    #expect(Self.told(Ear(), [Self.standing(["a", "b"])], Self.file(folder)).count == 2)
    let after = [Self.standing(["b", "c"], over: ["a"])]
    #expect(Self.told(Ear(), after, Self.file(folder)) == ["opened c", "closed a"])
  }

  @Test func `tells after a restart what had not arrived`() {
    let folder = Self.folder()
    let deaf = Outbox(
      Ear(refusing: .max), file: Self.file(folder), firstPause: .milliseconds(1))
    deaf.offer(Self.standing(["a"]))
    usleep(50_000)
    deaf.stop()
    #expect(deaf.waiting == 1)
    #expect(Self.told(Ear(), [Self.standing(["a"])], Self.file(folder)) == ["opened a"])
  }

  @Test func `tries again until it is taken, in order`() {
    let looks = [Self.standing(["a", "b"])]
    #expect(Self.told(Ear(refusing: 4), looks) == ["opened a", "opened b"])
  }

  @Test func `that hangs holds up neither the watch nor another`() {
    let clock = ContinuousClock()
    let (slow, quick) = (Ear("slow", hangs: true), Ear("quick"))
    let outboxes = [
      Outbox(slow, file: Self.file()), Outbox(quick, file: Self.file()),
    ]
    let taken = clock.measure { for outbox in outboxes { outbox.offer(Self.standing(["a"])) } }
    #expect(taken < .seconds(1))
    Self.wait(for: outboxes[1])
    #expect(quick.all == ["opened a"])
    #expect(slow.all.isEmpty)
    outboxes[0].stop()
  }

  @Test func `that nobody reads any more ends quietly`() {
    struct Closed: Channel {
      let name = "closed"
      func deliver(_ notice: Notice) throws {
        throw DeliveryFailure(why: "gone", isFinal: true)
      }
    }
    let outbox = Outbox(Closed(), file: Self.file())
    outbox.offer(Self.standing(["a"]))
    for _ in 0..<200 where !outbox.isGone { usleep(10_000) }
    #expect(outbox.isGone)
  }

  @Test func `starts afresh where its file is damaged`() {
    let file = Self.file()
    #expect(FileText.write("{\"version\":1,\"to", to: file.path))
    #expect(file.read().isEmpty)
    #expect(Self.told(Ear(), [Self.standing(["a"])], file) == ["opened a"])
  }
}
