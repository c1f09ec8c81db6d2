import ServerlessModel

/// Rules by the kind of resource that they judge, their cards made once.
struct RuleSet {
  /// A rule and its card.
  struct Entry {
    let rule: any Rule
    let card: RuleCard
  }

  private let entries: [ResourceKind: [Entry]]

  init(_ rules: [any Rule]) {
    var entries: [ResourceKind: [Entry]] = [:]
    for rule in rules {
      let entry = Entry(rule: rule, card: rule.card)
      for kind in Set(entry.card.kinds) { entries[kind, default: []].append(entry) }
    }
    self.entries = entries
  }

  /// Every rule with its defaults.
  static let standard = RuleSet(Registry.rules)

  /// The rules that judge a kind, in the order of the catalogue.
  func rules(of kind: ResourceKind) -> [Entry] { entries[kind] ?? [] }
}
