import ServerlessModel

/// Rules by the kind of resource that they judge, their cards made once.
struct RuleSet: Sendable {
  /// A rule with what is asked of it at every judgement; a class, since all of it is handed around as one.
  final class Entry: Sendable {
    let rule: any Rule
    let card: RuleCard
    /// The sources whose settled marks it waits for.
    let sources: [Coverage.Source]
    let windowSeconds: Int64
    let restSeconds: Int64

    init(_ rule: any Rule) {
      self.rule = rule
      card = rule.card
      sources = card.needs.filter { $0 != .configuration }.map(\.source)
      windowSeconds = rule.windowSeconds
      restSeconds = rule.restSeconds
    }

    /// The same rule in an object of its own.
    init(copying entry: Entry) {
      rule = entry.rule
      card = entry.card
      sources = entry.sources
      windowSeconds = entry.windowSeconds
      restSeconds = entry.restSeconds
    }

    /// How long a verdict stands though nothing wakes the rule; `nil` for as long as there is no change.
    ///
    /// A rule without a window may still tell a figure of the last day, which an hour does not change much.
    func standsSeconds(_ reads: Reads) -> Int64? {
      if restSeconds > 0 || windowSeconds > 0 { return max(restSeconds, Self.stepSeconds) }
      return reads.own.isDisjoint(with: .flows) ? nil : 3600
    }

    /// What does not wake the rule though it read it: one that rests waits for what comes with every minute.
    var ignored: Inputs { restSeconds > 0 || windowSeconds == 0 ? .flows : [] }

    /// A rule that does not rest is looked at so often where nothing is touched.
    private static let stepSeconds: Int64 = 300
  }

  private var entries: [ResourceKind: [Entry]]
  /// Whether a rule judges accounts by what they publish, whether or not a source told of the account.
  let judgesPublishers: Bool

  init(_ rules: [any Rule]) {
    var entries: [ResourceKind: [Entry]] = [:]
    for entry in rules.map(Entry.init) {
      for kind in Set(entry.card.kinds) { entries[kind, default: []].append(entry) }
    }
    self.entries = entries
    judgesPublishers = rules.contains { ($0 as? PolicyRule)?.policy.namespace != nil }
  }

  /// Every rule with its defaults.
  static let standard = RuleSet(Registry.rules)

  /// The same rules in objects that nobody else holds.
  func copy() -> RuleSet {
    var copy = self
    copy.entries = entries.mapValues { $0.map(Entry.init(copying:)) }
    return copy
  }

  /// The rules that judge a kind, in the order of the catalogue.
  func rules(of kind: ResourceKind) -> [Entry] { entries[kind] ?? [] }
}
