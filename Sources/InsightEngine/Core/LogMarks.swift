/// The masks that stand in log lines where secrets and personal data stood: `‹email:7f3a›`.
enum LogMarks {
  /// What every mask begins with.
  static let opening = "‹"

  /// Kinds of mask that stand for what lets somebody in; the others tell who somebody is.
  static let credentials: Set = ["key", "token", "password", "secret", "privateKey"]
  private static let personal: Set = ["email", "card"]

  /// The kinds of the masks in a line.
  static func kinds(in line: String) -> Set<String> {
    Set(
      line.split(separator: opening, omittingEmptySubsequences: false).dropFirst().compactMap {
        let kind = String($0.prefix { $0 != ":" })
        return credentials.contains(kind) || personal.contains(kind) ? kind : nil
      })
  }
}
