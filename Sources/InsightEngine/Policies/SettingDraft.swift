import ServerlessModel

/// A condition on one setting that is being written; it begins as "is no longer what it is now".
package struct SettingDraft: Hashable, Sendable {
  package let setting: PolicySetting
  package private(set) var comparison: ConfigurationFilter.Operator
  package private(set) var value: FactValue

  init(_ setting: PolicySetting) {
    self.setting = setting
    comparison = Self.comparisons(setting.value)[0]
    value = Self.values(setting).first ?? .absent
  }

  /// What of it can be compared, the most telling first.
  private static func comparisons(_ value: FactValue) -> [ConfigurationFilter.Operator] {
    switch value {
    case .number:
      [.compare(.notEqual), .compare(.less), .compare(.greater), .compare(.equal), .absent]
    case .text, .flag: [.compare(.notEqual), .compare(.equal), .absent, .present]
    case .list(let items) where items.allSatisfy(\.isPlain):
      [.notContains, .contains, .absent, .present]
    case .list, .composite, .absent: [.absent, .present]
    }
  }

  /// What it can be compared with, what is set now first.
  private static func values(_ setting: PolicySetting) -> [FactValue] {
    switch setting.value {
    case .list(let items): items.filter(\.isPlain)
    case .flag(let flag): [.flag(flag), .flag(!flag)]
    case .composite, .absent: []
    default: [setting.value] + setting.others
    }
  }

  mutating func turnComparison(_ delta: Int) {
    comparison = Cycle.next(comparison, in: Self.comparisons(setting.value), delta)
  }

  /// Numbers go up and down, by way of what others are set to; anything else goes round.
  mutating func turnValue(_ delta: Int) {
    guard case .number(let number) = value else {
      return value = Cycle.next(value, in: Self.values(setting), delta)
    }
    let told = Self.values(setting).compactMap(\.number)
    let nice = NiceNumber.next(number, delta)
    let between = told.filter { delta > 0 ? $0 > number && $0 < nice : $0 < number && $0 > nice }
    value = .number((delta > 0 ? between.min() : between.max()) ?? nice)
  }

  /// The condition as policies hold it.
  package var filter: ConfigurationFilter {
    ConfigurationFilter(
      key: setting.key, op: comparison, values: comparison.needsValue ? [value] : [])
  }

  /// The comparison as people say it: `is not`, `is below`.
  package var words: String {
    switch comparison {
    case .compare(.notEqual): "is not"
    case .compare(.less): "is below"
    case .compare(.greater): "is above"
    case .absent: "is not set"
    case .present: "is set"
    case .contains: "holds"
    case .notContains: "does not hold"
    default: "is"
    }
  }

  /// All of it as people say it: `is below 512`.
  var sentence: String { comparison.needsValue ? "\(words) \(value.text)" : words }

  /// The pillar that a policy on it is of.
  var pillar: Pillar {
    let key = setting.key.lowercased()
    return Self.pillars.first { key.contains($0.part) }?.pillar ?? .operations
  }

  private static let pillars: [(part: String, pillar: Pillar)] = [
    ("encrypt", .security), ("kms", .security), ("public", .security), ("tls", .security),
    ("auth", .security), ("policy", .security), ("role", .security), ("acl", .security),
    ("cors", .security), ("webacl", .security), ("timeout", .reliability),
    ("deadletter", .reliability), ("retr", .reliability), ("concurrency", .reliability),
    ("recovery", .reliability), ("deletion", .reliability), ("versioning", .reliability),
    ("failure", .reliability), ("memory", .performance), ("architecture", .performance),
    ("snapstart", .performance), ("capacity", .performance), ("retention", .cost),
    ("billing", .cost), ("lifecycle", .cost),
  ]
}

extension FactValue {
  /// Whether it can be written as one word.
  fileprivate var isPlain: Bool {
    switch self {
    case .number, .text, .flag: true
    case .list, .composite, .absent: false
    }
  }
}

/// Choices that go round.
enum Cycle {
  /// The choice so many places on.
  static func next<Item: Equatable>(_ item: Item, in all: [Item], _ delta: Int) -> Item {
    guard !all.isEmpty else { return item }
    let place = (all.firstIndex(of: item) ?? 0) + delta
    return all[(place % all.count + all.count) % all.count]
  }
}
