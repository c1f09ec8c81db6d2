@testable import CellGrid

/// Theme files, up to the colours that are painted.
enum Themes: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    do throws(ThemeError) {
      let document = try ThemeParser.parse(Array(bytes))
      var catalogue = ThemeCatalogue()
      catalogue.add(document)
      let theme = try catalogue.theme(document.name)
      for role in Role.allCases { _ = theme.look(role) }
      for finding in try ThemeLint.findings(on: document.name, in: catalogue) {
        expect(finding.description.isHarmless, "\(finding.description.debugDescription) is told")
      }
    } catch {
      expect(error.description.isHarmless, "\(error.description.debugDescription) is told")
      let lines = String(decoding: bytes, as: UTF8.self).count { $0.isNewline } + 1
      expect(error.line <= lines, "an error names a line that is not there")
    }
  }
}
