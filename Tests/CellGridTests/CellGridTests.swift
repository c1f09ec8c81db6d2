import CellGrid
import Testing

struct `A grid` {
  private func grid(_ width: Int, _ height: Int, _ glyphs: Glyphs = .braille) -> CellGrid {
    CellGrid(size: Size(width: width, height: height), glyphs: glyphs)
  }

  @Test func `cuts text at its edge and at a width`() {
    var grid = grid(10, 3)
    #expect(grid.put("charge-card-2", x: 0, y: 0) == 10)
    #expect(grid.put("charge-card", x: 0, y: 1, width: 5) == 5)
    #expect(grid.put("ab", x: 0, y: 2, width: 6, align: .right) == 2)
    #expect(grid.lines == ["charge-ca…", "char…", "    ab"])
  }

  @Test func `ignores what is outside`() {
    var grid = grid(4, 2)
    grid.put("below", x: 0, y: 5)
    grid.put("right", x: 9, y: 0)
    grid.fill(Rect(x: -3, y: -3, width: 50, height: 50), with: ".")
    grid.put("abc", x: -1, y: 0)
    #expect(grid.lines == ["bc..", "...."])
  }

  @Test func `never keeps half a wide character`() {
    var grid = grid(6, 2)
    grid.put("日本", x: 0, y: 0)
    grid.put("x", x: 1, y: 0)
    #expect(grid.lines[0] == " x本")
    grid.put("y", x: 2, y: 0)
    #expect(grid.lines[0] == " xy")
    grid.put("a日本語", x: 0, y: 1)
    #expect(grid.lines[1] == "a日本…")
  }

  @Test func `draws spans one after the other and cuts the last`() {
    var grid = grid(8, 2)
    grid.put([Span("ab ", .dim), Span("cdefghi", .error, .bold)], x: 0, y: 0)
    grid.put([Span("abcdefgh"), Span("i")], x: 0, y: 1)
    #expect(grid.lines == ["ab cdef…", "abcdefg…"])
    #expect(grid[0, 0].style == Style(.dim))
    #expect(grid[7, 0].style == Style(.error, .bold))
  }

  @Test func `stays whole under any drawing`() {
    let texts = ["日本", "a", "e\u{301}", "\u{1F600}x", "한", " ", "ｆ.", "□"]
    var seed: UInt64 = 41
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    var grid = grid(9, 3)
    for _ in 0..<3000 {
      grid.put(texts[next(texts.count)], x: next(12) - 2, y: next(4), width: 1 + next(6))
      for line in grid.lines { #expect(Text.width(line) <= 9) }
      for y in 0..<3 {
        for x in 0..<9 where grid[x, y].cluster == .continuation {
          #expect(x > 0 && grid[x - 1, y].cluster.width == 2)
        }
        for x in 0..<9 where grid[x, y].cluster.width == 2 {
          #expect(x < 8 && grid[x + 1, y].cluster == .continuation)
        }
      }
    }
  }

  @Test func `cleans what is drawn`() {
    var grid = grid(12, 1)
    grid.put("a\u{1B}[2Jb\u{202E}c\nd", x: 0, y: 0)
    #expect(grid.lines == ["abc d"])
  }

  @Test func `of ASCII holds nothing else, whatever is drawn`() {
    var grid = grid(60, 6, .ascii)
    grid.put("café · 95 – 99 … “x” 日本 \u{1F600} λ → Δ ≈ 3 µs", x: 0, y: 0)
    grid.box(Rect(x: 0, y: 1, width: 20, height: 4), title: "é▲")
    grid.put("●C7 ▲W23 ○I41 ▁▂▃▅▇█ ▾ ▸ ⣿ ‹email:7f3a›", x: 0, y: 5)
    #expect(grid.plainText.utf8.allSatisfy { $0 < 0x7F })
    #expect(grid.lines[0] == "cafe . 95 - 99 ~ \"x\" ???? ?? l > D ~ 3 us")
    #expect(grid.lines[5] == "*C7 !W23 oI41 _.,=*# - + # <email:7f3a>")
  }

  @Test func `tells each role by a letter of its own`() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    #expect(Role.critical.letter == "X")
    #expect(Role.cost.letter == "$")
  }
}

struct `The difference of two frames` {
  private let size = Size(width: 10, height: 3)

  @Test func `is nothing when nothing changed`() {
    var grid = CellGrid(size: size)
    grid.put("same", x: 0, y: 0)
    #expect(GridDiff.runs(from: grid, to: grid) == [])
  }

  @Test func `is the cells that changed, run by run`() {
    var old = CellGrid(size: size)
    old.put("abcdef", x: 0, y: 1)
    var new = old
    new.put("X", x: 1, y: 1)
    new.put("YZ", x: 4, y: 1, .error)
    new.put("b", x: 9, y: 2)
    #expect(
      GridDiff.runs(from: old, to: new) == [
        .init(y: 1, x: 1, length: 1), .init(y: 1, x: 4, length: 2), .init(y: 2, x: 9, length: 1),
      ])
  }

  @Test func `notices a change of style alone`() {
    var old = CellGrid(size: size)
    old.put("abc", x: 0, y: 0)
    var new = old
    new.put("abc", x: 0, y: 0, .text, .bold)
    #expect(GridDiff.runs(from: old, to: new) == [.init(y: 0, x: 0, length: 3)])
  }

  @Test func `takes both halves of a wide character`() {
    var old = CellGrid(size: size)
    old.put("日", x: 2, y: 0)
    var new = CellGrid(size: size)
    new.put("本", x: 2, y: 0)
    #expect(GridDiff.runs(from: old, to: new) == [.init(y: 0, x: 2, length: 2)])
  }

  @Test func `is everything when the size changed`() {
    let new = CellGrid(size: Size(width: 4, height: 2))
    #expect(GridDiff.runs(from: CellGrid(size: size), to: new).map(\.length) == [4, 4])
  }
}

struct `A split of a rectangle` {
  private let rect = Rect(x: 2, y: 1, width: 20, height: 10)

  @Test func `gives fixed parts theirs and shares the rest`() {
    let parts = rect.columns([.fixed(5), .rest, .flexible(weight: 2)], gap: 1)
    #expect(parts.map(\.x) == [2, 8, 13])
    #expect(parts.map(\.width) == [5, 4, 9])
  }

  @Test func `never reaches outside, however little room there is`() {
    let parts = Rect(x: 0, y: 0, width: 4, height: 3).rows([.fixed(2), .fixed(2), .rest], gap: 1)
    #expect(parts.allSatisfy { $0.endY <= 3 && $0.height >= 0 })
  }
}
