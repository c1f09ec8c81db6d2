package import ServerlessModel

/// Judgements that could not be made for want of the same thing.
package struct UnknownGroup: Hashable, Sendable {
  /// What kind of thing is wanted.
  package enum Kind: Int, Comparable, Hashable, Sendable, CaseIterable {
    case permission, span, recording

    package static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The heading over groups of it.
    package var title: String {
      switch self {
      case .permission: "A permission is missing"
      case .span: "The recording is too short"
      case .recording: "Not recorded"
      }
    }
  }

  package let kind: Kind
  /// What is wanted, as the verdicts put it; of spans without how much is held.
  package let missing: String
  /// What would answer.
  package let remedy: String
  /// The rules and resources that wait for it.
  package private(set) var rules: Set<String> = []
  package private(set) var resources: Set<ResourceID> = []
  /// How many judgements that are.
  package private(set) var count = 0

  private init(_ sentence: String) {
    let span = sentence.firstRange(of: ", ").map { sentence[..<$0.lowerBound] }
    if sentence.hasPrefix("denied: ") {
      let action = sentence.dropFirst("denied: ".count)
      kind = .permission
      missing = sentence
      remedy = "Allow \(action) and record again; perch iam-policy prints all that is needed."
    } else if sentence.hasPrefix("needs "), let span {
      kind = .span
      missing = String(span)
      remedy = "Record or import \(span.dropFirst("needs ".count)) without a gap."
    } else {
      kind = .recording
      // Each API has a log of its own.
      missing = sentence.hasPrefix("access log ") ? "access logs not recorded" : sentence
      remedy = Self.remedy(missing)
    }
  }

  private static func remedy(_ sentence: String) -> String {
    let what = sentence.replacing(" not recorded", with: "")
    if sentence.hasPrefix("throttled") { return "AWS throttled the question; record again." }
    return what.contains(":") && !what.contains(" ")
      ? "Record or import the answer of \(what)." : "Record or import \(what)."
  }

  /// Puts verdicts together, those that a permission would answer first, then by how many there are.
  package static func of(_ verdicts: [UnknownVerdict]) -> [UnknownGroup] {
    var groups: [String: UnknownGroup] = [:]
    for verdict in verdicts {
      let new = UnknownGroup(verdict.missing)
      var group = groups[new.missing] ?? new
      group.rules.insert(verdict.rule)
      group.resources.insert(verdict.resource)
      group.count += 1
      groups[new.missing] = group
    }
    return groups.values.sorted(by: isBefore)
  }

  /// Puts the groups of several questions together.
  package static func merged(_ all: [UnknownGroup]) -> [UnknownGroup] {
    var groups: [String: UnknownGroup] = [:]
    for group in all {
      guard var known = groups[group.missing] else {
        groups[group.missing] = group
        continue
      }
      known.rules.formUnion(group.rules)
      known.resources.formUnion(group.resources)
      known.count += group.count
      groups[group.missing] = known
    }
    return groups.values.sorted(by: isBefore)
  }

  private static func isBefore(_ left: UnknownGroup, _ right: UnknownGroup) -> Bool {
    (left.kind, right.count, left.missing) < (right.kind, left.count, right.missing)
  }
}
