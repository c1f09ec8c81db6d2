import CellGrid
import Testing
import Themes

/// Every shipped theme can be read by people with poor eyes and poor terminals.
struct ThemeTests {
  @Test(arguments: ShippedThemes.files.keys.sorted())
  func `a shipped theme has nothing to complain of`(name: String) throws {
    let catalogue = ThemeCatalogue(files: ShippedThemes.files)
    let findings = try ThemeLint.findings(on: name, in: catalogue)
    #expect(findings.isEmpty, "\(findings.map(\.description).joined(separator: "\n"))")
  }

  @Test func `every theme file is compiled in`() {
    let files = SourceTree.files(below: "Themes", ending: ".yaml").map(\.name)
    #expect(Set(files) == Set(ShippedThemes.files.keys))
  }
}
