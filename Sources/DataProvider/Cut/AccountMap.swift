/// Gives AWS account ids made-up ones, in the order in which they are met, the same wherever one stands.
struct AccountMap {
  private var made: [String: String] = [:]
  /// Whether ids stay as they are.
  let keeps: Bool

  /// Begins with the ids that are known beforehand.
  init(known: some Sequence<String>, keeps: Bool) {
    self.keeps = keeps
    for id in known where Self.isAccount(id) { _ = mapped(id) }
  }

  /// How many accounts were met.
  var count: Int { made.count }

  func knows(_ id: String) -> Bool { made[id] != nil }

  /// The id that stands for an account; AWS gives out none that begins with so many zeros.
  mutating func mapped(_ id: String) -> String {
    if let known = made[id] { return known }
    let digits = String(made.count + 1)
    let fresh = keeps ? id : String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    made[id] = fresh
    return fresh
  }

  static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }
}
