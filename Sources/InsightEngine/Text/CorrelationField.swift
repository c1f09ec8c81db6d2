/// A field of JSON log lines by which one piece of work is followed from function to function.
package struct CorrelationField: Hashable, Sendable {
  /// The names that lead to it, the outermost first.
  package let path: [String]

  /// Takes the names of a path.
  package init(path: [String]) { self.path = path }

  /// As a user writes it: `detail.orderId`.
  package var name: String { path.joined(separator: ".") }

  /// What a line says under it; `nil` where that is no text and no number, or the line holds no JSON.
  ///
  /// A runtime may write a time, an id and a level before the document.
  package func value(in message: String) -> String? {
    guard let start = message.firstIndex(of: "{"),
      let document = JSONTree(String(message[start...]))
    else { return nil }
    let found = path.reduce(Optional(document)) { tree, name in tree?[name] }
    switch found {
    case .text(let text) where !text.isEmpty: return text
    case .number(let number): return Int64(exactly: number).map(String.init) ?? String(number)
    default: return nil
    }
  }
}
