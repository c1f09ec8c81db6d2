import CellGrid
import Testing
import Themes

struct `Shipped themes` {
  private static let names = ShippedThemes.files.keys.sorted()

  @Test(arguments: names)
  func `have nothing to complain about`(name: String) throws {
    let catalogue = ThemeCatalogue(files: ShippedThemes.files)
    let findings = try ThemeLint.findings(on: name, in: catalogue)
    #expect(findings.isEmpty, "\(findings.map(\.description))")
  }

  @Test(arguments: names)
  func `are named like their file`(name: String) throws {
    let bytes = try #require(ShippedThemes.files[name])
    let document = try ThemeParser.parse(bytes)
    #expect(document.name == name)
    #expect(!document.summary.isEmpty)
  }

  @Test func `keep the user's own colours where they say so`() throws {
    let catalogue = ThemeCatalogue(files: ShippedThemes.files)
    let sixteen = try catalogue.theme("sixteen")
    #expect(sixteen.look(.text).background == .standard)
    #expect(sixteen.look(.error).foreground == .indexed(1))
    let mono = try catalogue.theme("mono")
    #expect(Role.allCases.allSatisfy { mono.look($0).foreground == .standard })
  }

  @Test func `have fall-backs that stay readable in 256 colours`() throws {
    let catalogue = ThemeCatalogue(files: ShippedThemes.files)
    for name in catalogue.names {
      let theme = try catalogue.theme(name)
      for role in Role.allCases where role != .border {
        let look = theme.look(role)
        guard let front = look.foreground.in256, let back = look.background.in256 else { continue }
        guard let one = Color.indexed(front).exact, let other = Color.indexed(back).exact else {
          continue
        }
        #expect(one.contrast(with: other) >= 4.5, "\(name): \(role.name)")
      }
    }
  }
}
