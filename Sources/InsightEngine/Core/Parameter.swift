package import ServerlessModel

/// A number that a rule compares with, by a name that ends in its unit.
package struct Parameter: Hashable, Sendable {
  package let name: String
  package var value: Double

  /// Makes a parameter with its default.
  package init(_ name: String, _ value: Double) {
    self.name = name
    self.value = value
  }

  /// The value as a whole number.
  package var count: Int { Int(value) }

  /// The value as finding and rule pages print it, with the unit that its name ends in.
  package var text: String {
    let number = value == value.rounded() ? Format.count(Int(value)) : Format.short2(value)
    return Self.units.first { name.hasSuffix($0.suffix) }.map { number + " " + $0.unit } ?? number
  }

  /// The value as it is kept with a finding.
  package var evidence: Evidence { .number(name, value) }

  /// The value, read as minutes, in seconds.
  var minutes: Int64 { Int64(value * 60) }
  /// The value, read as hours, in seconds.
  var hours: Int64 { Int64(value * 3600) }
  /// The value, read as days, in seconds.
  var days: Int64 { Int64(value * 86_400) }
  /// The value, read as a percentage, as a share from 0 to 1.
  var share: Double { value / 100 }

  private static let units: [(suffix: String, unit: String)] = [
    ("Pct", "%"), ("Ms", "ms"), ("Minutes", "min"), ("Hours", "h"), ("Days", "d"), ("MB", "MB"),
    ("GB", "GB"),
    ("USD", "USD"), ("Seconds", "s"),
  ]
}

extension Format {
  /// A number with the decimals it needs, at most two.
  static func short2(_ value: Double) -> String {
    let two = fixed(value, 2)
    return two.hasSuffix("0") ? String(two.dropLast()) : two
  }
}
