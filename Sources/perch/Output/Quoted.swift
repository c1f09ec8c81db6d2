import CellGrid

/// What a user typed, safe to print back.
enum Quoted {
  static func text(_ text: String) -> String {
    "\"" + Text.truncate(Text.clean(text), to: 80) + "\""
  }
}
