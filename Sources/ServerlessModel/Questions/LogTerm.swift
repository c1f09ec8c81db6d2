/// One condition on a log line.
package struct LogTerm: Hashable, Sendable {
  /// What a line is looked through for.
  package enum Test: Hashable, Sendable {
    /// A part of the message, ASCII case folded.
    case text(String)
    /// A regular expression that the message holds a match of, its case ignored.
    case pattern(String)
    /// One of these levels.
    case levels(Set<LogLevel>)
    /// The beginning of the request id, in lower case.
    case request(String)
    /// A part of the log group's name.
    case group(String)
    /// A part of the log stream's name.
    case stream(String)
    /// A part of the value of a member of that name, at any depth of a JSON message, or after `name=`.
    case field(String, String)
    /// A member of that name whose value is a number in a range.
    case number(String, ClosedRange<Double>)
  }

  /// Whether lines that pass the test are left out.
  package var isNegated: Bool
  package var test: Test

  /// Makes the value from its parts.
  package init(_ test: Test, isNegated: Bool = false) {
    self.test = test
    self.isNegated = isNegated
  }
}
