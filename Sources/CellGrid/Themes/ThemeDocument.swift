/// A theme file as it was written, not yet checked.
package struct ThemeDocument: Hashable, Sendable {
  /// A value with the line it stands in.
  package struct Entry: Hashable, Sendable {
    /// The words.
    package var value: String
    /// The line in the file, from 1.
    package var line: Int

    /// Makes an entry.
    package init(_ value: String, line: Int) {
      self.value = value
      self.line = line
    }
  }

  /// What it is chosen by.
  package var name: String = ""
  /// `dark` or `light`; empty takes the parent's.
  package var variant: String = ""
  /// The theme that fills what is left out; empty for none.
  package var inherits: String = ""
  /// One sentence for the list of themes.
  package var summary: String = ""
  /// Colours by name: `"#rrggbb"`, `"#rrggbb 75 4"` with fall-backs in 256 and 16, an index, `default`.
  package var palette: [String: Entry] = [:]
  /// Looks by role: `fg on bg bold underline`.
  package var roles: [String: Entry] = [:]
  /// Rows of colours by name.
  package var gradients: [String: [Entry]] = [:]
  /// Keys that mean nothing, with their lines.
  package var unknownKeys: [Entry] = []

  /// Makes an empty document.
  package init() {}
}

/// Why a theme cannot be used.
package struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line in the file, from 1; 0 when it is about the whole.
  package let line: Int
  /// The column, from 1; 0 when it is about the line.
  package let column: Int
  /// What is wrong and what to write instead.
  package let message: String

  init(_ message: String, line: Int = 0, column: Int = 0) {
    self.message = Text.clean(message)
    self.line = line
    self.column = column
  }

  /// Place and message.
  package var description: String {
    if line == 0 { return message }
    return column == 0 ? "line \(line): \(message)" : "line \(line), column \(column): \(message)"
  }
}
