package import ServerlessModel

/// One thing that a configuration says, by the key that a policy asks for it with.
package struct PolicySetting: Hashable, Sendable {
  package let key: String
  package let value: FactValue
  /// What others of the kind are set to, told once each.
  package let others: [FactValue]

  /// All that is set, in the order that AWS tells it; `beside` are the configurations of others of the kind.
  package static func all(
    _ configuration: Configuration, beside: [Configuration] = []
  ) -> [PolicySetting] {
    let told = Dictionary(grouping: beside.flatMap(values), by: \.key)
    return values(configuration).map { key, value in
      let others = Set(told[key, default: []].map(\.value)).subtracting([value])
      return PolicySetting(key: key, value: value, others: others.sorted { $0.text < $1.text })
    }
  }

  /// Whether it is a property or a part of one.
  func isPart(of property: String) -> Bool {
    let (own, wanted) = (key.lowercased(), property.lowercased())
    return own == wanted || own.hasPrefix(wanted + ".")
  }

  private static func values(_ configuration: Configuration) -> [(key: String, value: FactValue)] {
    guard let held = Mirror(reflecting: configuration).children.first else { return [] }
    return values(of: held.value, under: "")
  }

  private static func values(of whole: Any, under prefix: String) -> [(
    key: String, value: FactValue
  )] {
    Mirror(reflecting: whole).children.flatMap { child -> [(key: String, value: FactValue)] in
      // Whether a service was asked is perch's own note, not a setting.
      guard let name = child.label, !name.hasSuffix("Known"),
        let inner = FactValue.unwrapped(child.value)
      else { return [] }
      let value = FactValue(inner)
      if case .composite = value, Mirror(reflecting: inner).displayStyle == .struct {
        return values(of: inner, under: prefix + name + ".")
      }
      return value == .list([]) ? [] : [(prefix + name, value)]
    }
  }
}
