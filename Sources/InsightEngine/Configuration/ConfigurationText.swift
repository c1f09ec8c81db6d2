package import ServerlessModel

/// One setting as it stands.
package struct ConfigurationItem: Hashable, Sendable {
  /// The property's name.
  package var key: String
  package var label: String
  package var value: String
  /// When it last changed, within the recording.
  package var changed: Instant? = nil
  package var before: String? = nil
}

/// One change of one setting.
package struct ConfigurationChange: Hashable, Sendable {
  package var resource: ResourceID
  package var time: Instant
  /// The property's name.
  package var key: String
  package var label: String
  package var before: String
  package var after: String
}

/// Settings as label and value, whatever service they are of.
package enum ConfigurationText {
  /// What is set, in the order that AWS tells it.
  package static func items(_ configuration: Configuration) -> [ConfigurationItem] {
    guard let payload = Mirror(reflecting: configuration).children.first?.value else { return [] }
    return Mirror(reflecting: payload).children.compactMap { child in
      guard let name = child.label, !name.hasSuffix("Known"), let value = text(child.value),
        !value.isEmpty
      else { return nil }
      return ConfigurationItem(key: name, label: label(name), value: value)
    }
  }

  /// What changed between versions, oldest first.
  package static func changes(
    of resource: ResourceID, _ versions: [ConfigurationVersion]
  ) -> [ConfigurationChange] {
    zip(versions, versions.dropFirst()).flatMap { before, after -> [ConfigurationChange] in
      let old = Dictionary(
        items(before.configuration).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      let new = items(after.configuration)
      var changes = new.compactMap { item -> ConfigurationChange? in
        let was = old[item.key]?.value ?? "not set"
        guard was != item.value else { return nil }
        return ConfigurationChange(
          resource: resource, time: after.from, key: item.key, label: item.label, before: was,
          after: item.value)
      }
      let keys = Set(new.map(\.key))
      for (key, item) in old.sorted(by: { $0.key < $1.key }) where !keys.contains(key) {
        changes.append(
          ConfigurationChange(
            resource: resource, time: after.from, key: key, label: item.label, before: item.value,
            after: "not set"))
      }
      return changes
    }
  }

  /// A value in words; `nil` for what is not set.
  private static func text(_ value: Any) -> String? {
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional {
      guard let inner = mirror.children.first?.value else { return nil }
      return text(inner)
    }
    switch value {
    case let text as String: return text
    case let flag as Bool: return flag ? "yes" : "no"
    case let number as Int: return Format.count(number)
    case let number as Int64: return Format.count(Int(number))
    case let number as Double: return Format.short(number)
    case let moment as Instant: return moment.rfc3339
    case let architecture as Architecture: return architecture.rawValue
    case let list as [Any]:
      return list.isEmpty ? nil : list.compactMap(text).joined(separator: ", ")
    default: return composite(mirror)
    }
  }

  private static func composite(_ mirror: Mirror) -> String? {
    if mirror.displayStyle == .dictionary {
      let pairs = mirror.children.compactMap { child -> String? in
        let parts = Mirror(reflecting: child.value).children.compactMap { text($0.value) }
        return parts.isEmpty ? nil : parts.joined(separator: "=")
      }
      return pairs.isEmpty ? nil : pairs.sorted().joined(separator: " ")
    }
    let parts = mirror.children.compactMap { child -> String? in
      guard let value = text(child.value), !value.isEmpty else { return nil }
      guard let name = child.label, name != "name" else { return value }
      return "\(label(name)) \(value)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// `deadLetterTarget` as `dead letter target`; units and names in capitals stay.
  static func label(_ name: String) -> String {
    var words = ""
    var wasUpper = true
    for character in name {
      if character.isUppercase, !wasUpper { words.append(" ") }
      words.append(character)
      wasUpper = character.isUppercase
    }
    return words.split(separator: " ").map { word in
      word.count > 1 && word.allSatisfy({ $0.isUppercase || $0.isNumber })
        ? String(word) : word.lowercased()
    }.joined(separator: " ")
  }
}
