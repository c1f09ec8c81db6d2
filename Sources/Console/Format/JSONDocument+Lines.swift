import CellGrid
import InsightEngine

extension JSONDocument {
  /// In indented lines, with names and values in roles of their own.
  func lines(indent: Int = 0) -> [[Span]] { Self.lines(self, [], indent) }

  private static func lines(_ value: JSONDocument, _ head: [Span], _ indent: Int) -> [[Span]] {
    let margin = [Span(String(repeating: " ", count: indent), .dim)] + head
    switch value {
    case .plain(let text): return [margin + [Span(text, .accent)]]
    case .text(let text):
      let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let inner = String(repeating: " ", count: indent + 2)
      return parts.enumerated().map { index, part in
        (index == 0 ? margin : [Span(inner, .dim)]) + [Span(String(part), .text)]
      }
    case .list(let items) where items.isEmpty: return [margin + [Span("[]", .dim)]]
    case .object(let members) where members.isEmpty: return [margin + [Span("{}", .dim)]]
    case .list(let items):
      let rest = items.flatMap { lines($0, [Span("- ", .dim)], indent + (head.isEmpty ? 0 : 2)) }
      return head.isEmpty ? rest : [margin] + rest
    case .object(let members):
      let rest = members.flatMap {
        lines($0.value, [Span($0.name, .key), Span(": ", .dim)], indent + (head.isEmpty ? 0 : 2))
      }
      return head.isEmpty ? rest : [margin] + rest
    }
  }
}
