import CellGrid
import Testing
import Themes

struct `Theme lint` {
  private func findings(_ text: String) throws -> [String] {
    var catalogue = ThemeCatalogue(files: ShippedThemes.files)
    catalogue.add(try ThemeParser.parse(text))
    return try ThemeLint.findings(on: "mine", in: catalogue).map(\.description)
  }

  @Test func `has nothing to say about a short theme that inherits`() throws {
    #expect(try findings("name: mine\ninherits: dark\npalette:\n  blue: \"#99bbff\"\n") == [])
  }

  @Test func `names a role that does not exist, with its line`() throws {
    let found = try findings("name: mine\ninherits: dark\nroles:\n  shiny: blue\n")
    #expect(found == ["line 4: \"roles.shiny\" means nothing here."])
  }

  @Test func `names a key that does not exist`() throws {
    let found = try findings("name: mine\ninherits: dark\ncolour: blue\n")
    #expect(found == ["line 3: \"colour\" means nothing here."])
  }

  @Test func `names text that is hard to read`() throws {
    let found = try findings(
      "name: mine\ninherits: dark\nroles:\n  dim: \"#555555 on #444444\"\n")
    #expect(found == ["line 4: dim has a contrast of 1.3 to 1; 4.5 is least."])
  }

  @Test func `names states that look alike without colour`() throws {
    let found = try findings("name: mine\ninherits: dark\nroles:\n  error: red bold\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("line 4: warning and error look alike without colour") == true)
  }

  @Test func `names states whose colours are too near`() throws {
    let found = try findings(
      "name: mine\ninherits: dark\npalette:\n  near: \"#e6c15c\"\nroles:\n  error: near bold\n")
    #expect(found.contains("line 6: warning and error look alike."))
  }

  @Test func `names roles that nobody sets`() throws {
    let found = try findings("name: mine\nroles:\n  text: \"#ffffff on #000000\"\n")
    #expect(found.contains("The role chart6 is neither set nor inherited."))
  }

  @Test func `refuses a parent that does not exist and a theme that inherits itself`() throws {
    #expect(throws: ThemeError.self) { try findings("name: mine\ninherits: nowhere\n") }
    #expect(throws: ThemeError.self) { try findings("name: mine\ninherits: mine\n") }
  }
}

struct `Colours` {
  @Test func `have the contrast WCAG gives them`() {
    #expect(abs(RGB(0, 0, 0).contrast(with: RGB(255, 255, 255)) - 21) < 0.001)
    #expect(abs(RGB(119, 119, 119).contrast(with: RGB(255, 255, 255)) - 4.478) < 0.005)
  }

  @Test func `find the nearest of 256 and of 16`() {
    #expect(Color.rgb(RGB(255, 0, 0)).in256 == 196)
    #expect(Color.rgb(RGB(128, 128, 128)).in256 == 244)
    #expect(Color.rgb(RGB(250, 5, 5)).in16 == 9)
  }

  @Test func `prefer the fall-back that was written`() {
    #expect(Color.rgb(RGB(255, 0, 0), in256: 203, in16: 1).in256 == 203)
    #expect(Color.rgb(RGB(255, 0, 0), in256: 203, in16: 1).in16 == 1)
  }

  @Test func `are read from three or six digits only`() {
    #expect(RGB(hex: "#fa0") == RGB(255, 170, 0))
    #expect(RGB(hex: "#12345") == nil)
    #expect(RGB(hex: "123456") == nil)
    #expect(RGB(hex: "#12345g") == nil)
  }
}
