import ServerlessModel

/// A value of a configuration by the name of its property.
package enum FactValue: Hashable, Sendable {
  case number(Double)
  case text(String)
  case flag(Bool)
  case list([FactValue])
  /// What has parts of its own, in Swift's words; only whether it is there can be asked.
  case composite(String)
  case absent

  var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text)
    case .list(let list): Double(list.count)
    case .flag, .composite, .absent: nil
    }
  }

  /// The value as words.
  package var text: String {
    switch self {
    case .number(let number):
      number == number.rounded() && number.magnitude < 1e15 ? String(Int64(number)) : "\(number)"
    case .text(let text), .composite(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .list(let list): list.map(\.text).joined(separator: ", ")
    case .absent: "unset"
    }
  }

  /// Whether both say the same; texts are compared without regard to case, as AWS's own spellings differ.
  func equals(_ other: FactValue) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): left == right
    case (.flag(let left), .flag(let right)): left == right
    case (.absent, .absent): true
    case (.absent, _), (_, .absent): false
    default: text.lowercased() == other.text.lowercased()
    }
  }

  func contains(_ part: FactValue) -> Bool {
    switch self {
    case .list(let list): list.contains { $0.equals(part) }
    case .text(let text), .composite(let text):
      text.lowercased().contains(part.text.lowercased())
    case .number, .flag, .absent: false
    }
  }
}

extension FactValue {
  /// What a resource or its configuration says under a key; `nil` for a key that neither has.
  static func of(_ key: String, _ resource: Resource, _ configuration: Configuration?) -> FactValue?
  {
    switch key {
    case "name": return .text(resource.name)
    case "account": return .text(resource.account)
    case "region": return .text(resource.region)
    case "kind": return .text(resource.kind.rawValue)
    case "stack": return resource.stack.map(FactValue.text) ?? .absent
    case _ where key.hasPrefix("tag:"):
      return resource.tags[String(key.dropFirst(4))].map(FactValue.text) ?? .absent
    default: break
    }
    guard let configuration, let held = Mirror(reflecting: configuration).children.first else {
      return nil
    }
    return property(key.split(separator: ".").map(String.init)[...], of: held.value)
  }

  private static func property(_ path: ArraySlice<String>, of value: Any) -> FactValue? {
    guard let name = path.first else { return FactValue(value) }
    guard let inner = unwrapped(value) else { return .absent }
    guard let child = Mirror(reflecting: inner).children.first(where: { $0.label == name }) else {
      return nil
    }
    return property(path.dropFirst(), of: child.value)
  }

  /// What an optional holds; the value itself where it is none.
  static func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first?.value
  }

  /// The value of a property.
  init(_ value: Any) {
    guard let value = Self.unwrapped(value) else {
      self = .absent
      return
    }
    switch value {
    case let number as Int: self = .number(Double(number))
    case let number as Int64: self = .number(Double(number))
    case let number as Double: self = .number(number)
    case let flag as Bool: self = .flag(flag)
    case let text as String: self = .text(text)
    case let moment as Instant: self = .text(moment.rfc3339)
    case let named as any RawRepresentable: self = .text("\(named.rawValue)")
    case let list as [Any]: self = .list(list.map(FactValue.init))
    default: self = .composite("\(value)")
    }
  }
}
