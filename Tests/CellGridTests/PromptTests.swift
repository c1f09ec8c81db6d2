import CellGrid
import Testing

struct `A prompt` {
  private func typed(_ keys: String, history: [String] = []) -> Prompt {
    var prompt = Prompt(label: ":", history: history)
    guard case .success(let keys) = Key.parse(tmuxKeys: keys) else { return prompt }
    for key in keys { _ = prompt.press(key) }
    return prompt
  }

  @Test(arguments: [
    ("s q s", "sqs"), ("a b Left x", "axb"), ("a b c Home DC", "bc"), ("a b BSpace", "a"),
    ("a b C-u c", "c"), ("a Space b C-w c", "a c"), ("a b Left C-k", "a"), ("BSpace DC Left", ""),
  ])
  func `is edited as a shell's line`(keys: String, text: String) {
    #expect(typed(keys).text == text)
  }

  @Test func `walks through what was typed before and back to the draft`() {
    let history = ["limits", "sqs orders"]
    #expect(typed("x Up", history: history).text == "sqs orders")
    #expect(typed("x Up Up Up", history: history).text == "limits")
    #expect(typed("x Up Up Down Down", history: history).text == "x")
  }

  @Test func `says what a key did`() {
    var prompt = typed("a")
    #expect(prompt.press(.enter) == .submitted("a"))
    #expect(prompt.press(.escape) == .cancelled)
    #expect(prompt.press(.control("c")) == .cancelled)
    #expect(prompt.press(.tab) == .completion)
    #expect(prompt.press(.paste("b\u{1B}[31m\nc")) == .edited)
    #expect(prompt.text == "ab c")
  }

  @Test func `keeps its cursor in sight and covers what was there`() {
    var grid = CellGrid(size: Size(width: 10, height: 1))
    grid.put("xxxxxxxxxx", x: 0, y: 0)
    Prompt(label: ":", text: "ab").draw(into: &grid, in: grid.bounds)
    #expect(grid.lines == [":ab"])
    #expect(grid.cursor == Point(x: 3, y: 0))
    Prompt(label: ":", text: "abcdefghijklmnop").draw(into: &grid, in: grid.bounds)
    #expect(grid.lines == [":ijklmnop"])
    #expect(grid.cursor == Point(x: 9, y: 0))
  }
}
