import ServerlessModel
import Testing

@testable import perch

struct `a notice` {
  private static let at = Instant(milliseconds: 1_795_183_200_000)
  private static let finding = Finding(
    id: "slow@x", rule: "slow", title: "Slow", pillar: .reliability, sal: .rel1,
    severity: .critical,
    resource: .function("charge-card", account: "111122223333", region: "eu-west-1"),
    microservices: ["checkout"], firstSeen: at, lastSeen: at, noticedAt: at,
    summary: "times out: <3> & more\u{1B}[31m", why: "", remediation: "raise it")

  private static func webhook(_ label: String) -> WebhookChannel {
    WebhookChannel(label: label, url: "", all: ["ops", "on-call"])
  }

  @Test func `says where, what, since when, and what to do`() {
    let text = Notice(.opened, Self.finding, notify: []).text
    #expect(text.hasPrefix("● CRITICAL checkout/charge-card: times out: <3> & more"))
    #expect(text.hasSuffix(", since 14:00:00Z. Fix: raise it"))
  }

  @Test func `spells out for Slack what it would take for marks, and sends no control character`() {
    let body = WebhookChannel.body(Notice(.opened, Self.finding, notify: []))
    #expect(body.hasPrefix(#"{"text":"● CRITICAL"#))
    #expect(body.contains("&lt;3&gt; &amp; more"))
    #expect(!body.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `goes to the channels that its policy names, else to all`() {
    let all = Notice(.opened, Self.finding, notify: [])
    let bell = Notice(.opened, Self.finding, notify: ["bell"])
    let ops = Notice(.opened, Self.finding, notify: ["ops", "bell"])
    #expect([all, bell, ops].map(Self.webhook("ops").wants) == [true, true, true])
    #expect([all, bell, ops].map(Self.webhook("on-call").wants) == [true, true, false])
  }
}
