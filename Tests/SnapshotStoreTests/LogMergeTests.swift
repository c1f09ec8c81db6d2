import ServerlessModel
import SnapshotStore
import Testing

/// Which lines are one when several sources hold them.
struct `Lines of several sources` {
  private func texts(_ blocks: [LogBlock]) -> [String] {
    blocks.flatMap { block in
      (0..<block.count).map { line in
        block.stream + " " + String(decoding: block.text[block.range(of: line)], as: UTF8.self)
      }
    }
  }

  private func union(_ sources: [LogBlock]...) -> [String] { texts(LogMerge.union(of: sources)) }

  @Test func `reading twice adds nothing`() {
    let file = [Make.block([(1, "a"), (2, "b"), (2, "b")])]
    #expect(union(file, file) == ["s a", "s b", "s b"])
  }

  @Test func `halves make the whole in either order`() {
    let first = [Make.block([(1, "a"), (2, "b")])]
    let second = [Make.block([(2, "b"), (3, "c")])]
    #expect(union(first, second) == ["s a", "s b", "s c"])
    #expect(union(second, first) == ["s a", "s b", "s c"])
  }

  @Test func `real repeats survive, and the larger count stands`() {
    let once = [Make.block([(1, "x")])]
    let thrice = [Make.block([(1, "x"), (1, "x"), (1, "x")])]
    #expect(union(once, thrice).count == 3)
    #expect(union(thrice, once).count == 3)
  }

  @Test func `a form without streams adds only what the other lacks`() {
    let streamed = [Make.block([(1, "x")], stream: "a"), Make.block([(1, "x")], stream: "b")]
    let bare = [Make.block([(1, "x"), (1, "x"), (1, "x"), (2, "y")], stream: "")]
    #expect(union(streamed, bare).sorted() == [" x", " y", "a x", "b x"])
    #expect(union(bare, streamed).sorted() == [" x", " y", "a x", "b x"])
  }

  @Test func `the same event id is the same line, and other ids are other lines`() {
    let one = [Make.block([(1, "x"), (1, "x")], events: [11, 12])]
    let other = [Make.block([(1, "x"), (1, "x")], events: [12, 13])]
    let plain = [Make.block([(1, "x"), (1, "x")])]
    #expect(union(one, other).count == 3)
    #expect(union(one, plain).count == 2)
    #expect(union(plain, one, other).count == 3)
  }

  @Test func `what is missing is told by the same rule`() {
    let held = [Make.block([(1, "x"), (2, "y")])]
    let new = [Make.block([(1, "x"), (1, "x"), (3, "z")])]
    #expect(texts(LogMerge.missing(from: new, in: held)) == ["s x", "s z"])
    #expect(LogMerge.missing(from: held, in: held).isEmpty)
  }

  @Test func `random sources end the same in any order`() {
    var random = SeededRandom(5)
    for _ in 0..<50 {
      let sources = (0..<3).map { _ in
        ["", "a", "b"].map { stream in
          Make.block(
            (0..<12).map { _ in
              (
                Int64.random(in: 0..<4, using: &random),
                ["x", "y"].randomElement(using: &random) ?? ""
              )
            }.sorted { $0.0 < $1.0 }, stream: stream)
        }
      }
      let one = texts(LogMerge.union(of: sources)).sorted()
      let other = texts(LogMerge.union(of: sources.reversed())).sorted()
      #expect(one == other)
      #expect(texts(LogMerge.union(of: [LogMerge.union(of: sources)] + sources)).sorted() == one)
    }
  }
}
