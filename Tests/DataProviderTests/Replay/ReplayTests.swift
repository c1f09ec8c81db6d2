import ServerlessModel
import Testing

@testable import DataProvider

struct ReplayTests {
  private let span = TimeSpan(
    start: Instant(milliseconds: 1000), end: Instant(milliseconds: 601_000))

  private func replay(at milliseconds: Int64 = 1000) -> Replay {
    Replay(span: span, position: Instant(milliseconds: milliseconds), speed: 60, isPaused: false)
  }

  @Test func `moves by its speed and stops at the end`() {
    var replay = replay()
    replay.advance(by: 1000)
    #expect(replay.position.milliseconds == 61_000)
    replay.advance(by: 1_000_000)
    #expect(replay.position == span.end)
    #expect(replay.isPaused)
    replay.isPaused = false
    replay.advance(by: .max)
    #expect(replay.position == span.end)
  }

  @Test func `stands still while paused`() {
    var replay = replay()
    replay.isPaused = true
    replay.advance(by: 5000)
    #expect(replay.position == span.start)
  }

  @Test func `steps and jumps stay inside the recording`() {
    var replay = replay(at: 5000)
    replay.step(by: -10_000)
    #expect(replay.position == span.start)
    replay.step(by: .max)
    #expect(replay.position == span.end)
    replay.jump(to: Instant(milliseconds: 7000))
    #expect(replay.position.milliseconds == 7000)
  }

  @Test func `finds the marks around it`() {
    let replay = replay(at: 5000)
    let marks = [9000, 5000, 2000, 7000].map { Instant(milliseconds: $0) }
    #expect(replay.next(after: marks)?.milliseconds == 7000)
    #expect(replay.previous(before: marks)?.milliseconds == 2000)
    #expect(replay.next(after: []) == nil)
  }

  @Test func `goes through its speeds`() {
    var replay = replay()
    replay.faster()
    #expect(replay.speed == 120)
    replay.slower()
    replay.slower()
    #expect(replay.speed == 30)
  }
}
