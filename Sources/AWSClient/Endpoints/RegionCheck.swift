/// The name of a region as someone wrote it, and whether AWS has such a region.
package struct RegionCheck: Hashable, Sendable {
  /// What is known of a name.
  package enum Standing: Hashable, Sendable {
    case known
    /// Of the right form, but opened after the list was read, or mistyped.
    case unlisted(near: String?)
    /// No region is called so.
    case malformed(near: String?)
  }

  /// As it was written.
  package let text: String

  /// Takes the name as it was written.
  package init(_ text: String) {
    self.text = text
  }

  /// Whether AWS has such a region.
  package var standing: Standing {
    guard let partition = Partition.owning(text) else { return .malformed(near: near) }
    return partition.regions.contains(text) ? .known : .unlisted(near: near)
  }

  /// What is wrong with the name and what was probably meant; `nil` for a known region.
  package var sentence: String? {
    switch standing {
    case .known: nil
    case .unlisted(let near):
      "\(text) is not among the regions that perch knows"
        + (near.map { ": did you mean \($0)?" } ?? ".")
    case .malformed(let near):
      "“\(text)” is no AWS region: " + (near.map { "did you mean \($0)?" } ?? Self.form)
    }
  }

  private static let form = "they are written like eu-west-1."
  /// More changes than this make another word of it.
  private static let mostChanges = 3

  private var near: String? {
    let small = text.lowercased().filter { !$0.isWhitespace }
    let best = Partition.all.flatMap(\.regions)
      .map { (name: $0, changes: EditDistance.between(small, $0)) }
      .min { ($0.changes, $0.name) < ($1.changes, $1.name) }
    guard let best, best.changes <= Self.mostChanges else { return nil }
    return best.name
  }
}
