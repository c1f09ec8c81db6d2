import CellGrid
import Themes

/// The shipped themes and the user's own.
enum ThemeFiles {
  /// The names of all themes, for completion and the chooser; a file that is no theme is left out.
  static var names: [String] {
    let own = FileText.names(in: PerchFolders.themes).filter { $0.hasSuffix(".yaml") }
      .compactMap { FileText.read(PerchFolders.themes + "/" + $0) }
      .compactMap { try? ThemeParser.parse($0).name }
    return Set(ShippedThemes.files.keys).union(own).sorted()
  }

  /// Every theme at hand; a file of the user's replaces a shipped one of the same name.
  static func catalogue() throws -> ThemeCatalogue {
    do {
      var catalogue = ThemeCatalogue(files: ShippedThemes.files)
      for file in FileText.names(in: PerchFolders.themes) where file.hasSuffix(".yaml") {
        guard let bytes = FileText.read(PerchFolders.themes + "/" + file) else { continue }
        catalogue.add(try ThemeParser.parse(bytes))
      }
      return catalogue
    } catch {
      throw CommandFailure(.badData, "A theme cannot be read: \(error)")
    }
  }

  /// One theme by name, parsing no more of the shipped files than it needs.
  static func theme(_ name: String) throws -> Theme {
    do {
      return try catalogue().theme(name)
    } catch let error as ThemeError {
      throw CommandFailure(.usage, "\(error)")
    }
  }

  /// What is wrong with a theme file, in sentences.
  static func lint(_ bytes: [UInt8], file: String) throws -> [String] {
    do {
      var catalogue = ThemeCatalogue(files: ShippedThemes.files)
      let document = try ThemeParser.parse(bytes)
      catalogue.add(document)
      return try ThemeLint.findings(on: document.name, in: catalogue).map { "\($0)" }
    } catch {
      return ["\(file): \(error)"]
    }
  }
}
