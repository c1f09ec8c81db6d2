import DataProvider
import ServerlessModel
import Testing

@testable import perch

/// When it is told that AWS cannot be asked.
struct LaneAccessTests {
  private static func signedOut(_ lane: String) -> CollectorEvent {
    .signedOut(
      lane: lane, sentence: "Run aws sso login --profile shop.",
      nextTry: Instant(milliseconds: 1_795_183_260_000))
  }

  private static func answered(_ lane: String) -> CollectorEvent {
    .answered(lane: lane, operation: "sns list-topics", count: 0)
  }

  @Test func `is once, and once when it can be again`() {
    var access = LaneAccess(lanes: 1)
    #expect(access.take(Self.answered("a")) == nil)
    #expect(access.take(Self.signedOut("a")) == true)
    #expect(access.take(Self.signedOut("a")) == nil)
    #expect(access.take(.stopped(lane: "a")) == nil)
    #expect(access.take(Self.answered("a")) == false)
  }

  @Test func `is when no account is left that can be asked`() {
    var access = LaneAccess(lanes: 2)
    #expect(access.take(Self.signedOut("a")) == nil)
    #expect(access.take(Self.signedOut("b")) == true)
    #expect(access.take(.denied(lane: "a", operation: "o", action: "sns:ListTopics")) == false)
  }

  @Test func `the same lack is one topic, whatever was asked and wherever`() {
    let words = [Self.signedOut("a"), Self.signedOut("b")].map(CollectorWords.init)
    #expect(words[0].topic == words[1].topic)
    #expect(words[0].trouble == "Run aws sso login --profile shop.")
  }
}
