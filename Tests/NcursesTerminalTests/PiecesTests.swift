import Glibc
import NcursesTerminal
import Testing

struct `The loop's pieces` {
  @Test func `a mailbox hands over what was posted, once and in order`() async {
    let mailbox = Mailbox<Int>()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<100 { group.addTask { mailbox.post(number) } }
    }
    #expect(mailbox.drain().sorted() == Array(0..<100))
    #expect(mailbox.drain().isEmpty)
    mailbox.post(1)
    mailbox.post(2)
    #expect(mailbox.drain() == [1, 2])
  }

  @Test func `a post wakes the wait`() {
    let mailbox = Mailbox<Int>()
    let events = EventSource(mailbox: mailbox.descriptor, keys: -1, signals: [])
    #expect(events.wait(timeout: .zero) == [])
    mailbox.post(1)
    #expect(events.wait(timeout: .seconds(10)) == [.mailbox])
    _ = mailbox.drain()
    #expect(events.wait(timeout: .zero) == [])
  }

  @Test func `keys are ready when there are some, and a hang-up is told`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let events = EventSource(mailbox: -1, keys: ends[0], signals: [])
    #expect(events.wait(timeout: .zero) == [])
    #expect(write(ends[1], "j", 1) == 1)
    #expect(events.wait(timeout: .seconds(10)) == [.keys])
    close(ends[1])
    #expect(events.wait(timeout: .seconds(10)).contains(.hangup))
    close(ends[0])
  }
}

struct `The clipboard's sequence` {
  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("", ""), ("h", "aA=="), ("he", "aGU="), ("hel", "aGVs"), ("hello", "aGVsbG8="),
  ])
  func `holds the text in base 64`(plain: String, coded: String) {
    let sequence = text(Clipboard.sequence(for: plain, wrapping: .none))
    #expect(sequence == "\u{1B}]52;c;\(coded)\u{07}")
  }

  @Test func `is wrapped for tmux and screen`() {
    #expect(
      text(Clipboard.sequence(for: "h", wrapping: .tmux))
        == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aA==\u{07}\u{1B}\\")
    #expect(
      text(Clipboard.sequence(for: "h", wrapping: .screen))
        == "\u{1B}P\u{1B}]52;c;aA==\u{07}\u{1B}\\")
  }

  @Test func `is not made for a text that terminals would drop`() {
    let long = String(repeating: "x", count: Clipboard.mostBytes)
    #expect(Clipboard.sequence(for: long, wrapping: .none) != nil)
    #expect(Clipboard.sequence(for: long + "x", wrapping: .none) == nil)
  }
}
