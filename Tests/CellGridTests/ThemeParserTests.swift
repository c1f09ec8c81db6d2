import CellGrid
import Testing

struct `Theme files` {
  @Test func `are read with quotes, comments and lists`() throws {
    let document = try ThemeParser.parse(
      """
      # mine
      name: mine   # the name
      variant: light
      palette:
        red: "#ff0000 196 9"
        pale: 'default'

      roles:
        error: red bold
      gradients:
        load: [red, "#00ff00", pale]
      """)
    #expect(document.name == "mine")
    #expect(document.variant == "light")
    #expect(document.palette["red"] == .init("#ff0000 196 9", line: 5))
    #expect(document.roles["error"] == .init("red bold", line: 9))
    #expect(document.gradients["load"]?.map(\.value) == ["red", "#00ff00", "pale"])
  }

  @Test(arguments: [
    ("name: a\n\tb: c", "line 2, column 1: Indent with blanks, not tabs."),
    ("name: a\nroles", "line 2, column 1: Write \"key: value\"."),
    ("name:a", "line 1, column 6: A blank is missing after the colon."),
    ("name: a\nname: b", "line 2: \"name\" is there twice."),
    ("palette:\n  red: #ff0000", "line 2: \"red\" wants one value."),
    ("name: \"a", "line 1, column 8: The quote does not end."),
    ("name: a\ngradients:\n  load: [a, b", "line 3, column 14: The list does not end with ]."),
    ("name: &a b", "line 1, column 7: A theme file has only plain words, quoted words and lists."),
    ("variant: grey", "line 1: The variant is dark or light."),
    (
      "name: a\n  x: y",
      "line 2, column 1: Indented lines belong under palette, roles or gradients."
    ),
    ("variant: dark", "The theme has no name. Write a first line like \"name: mine\"."),
    ("name: \"a\" b", "line 1, column 11: Nothing may follow the value."),
  ])
  func `say where they are broken`(text: String, expected: String) {
    do {
      _ = try ThemeParser.parse(text)
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.description == expected)
    }
  }

  @Test func `may end their lines as Windows does`() throws {
    let document = try ThemeParser.parse("name: mine\r\nroles:\r\n  dim: blue\r\n")
    #expect(document.name == "mine")
    #expect(document.roles["dim"] == .init("blue", line: 3))
  }

  @Test func `that are no UTF-8 are refused`() {
    #expect(throws: ThemeError.self) { try ThemeParser.parse([0x6E, 0xFF]) }
  }

  @Test func `name the line of a colour that is none`() throws {
    var catalogue = ThemeCatalogue()
    catalogue.add(try ThemeParser.parse("name: mine\nroles:\n  text: purplish\n"))
    do {
      _ = try catalogue.theme("mine")
      Issue.record("purplish is no colour")
    } catch {
      #expect(error.line == 3)
      #expect(error.message.contains("purplish"))
    }
  }

  @Test func `with names that would draw on a terminal do not draw`() throws {
    for name in ["a\u{1B}[2J", "\u{0}\u{3}'x'", "\u{202E}a"] {
      var catalogue = ThemeCatalogue()
      catalogue.add(try ThemeParser.parse("name: \(name)\ninherits: b\u{7}"))
      for wanted in [name, "b\u{1B}[2J"] {
        let told = #expect(throws: ThemeError.self) { try catalogue.theme(wanted) }
        #expect(told.map { Text.clean($0.description) == $0.description } == true)
      }
    }
  }
}
