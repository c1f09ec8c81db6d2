import ServerlessModel
import Testing

@testable import InsightEngine

/// One story with the verdict that a rule should give on it; its label reads on from the rule's name.
struct Case: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable { case speaks, silent, unknown, notApplicable }

  let testDescription: String
  let outcome: Outcome
  let story: Story

  init(_ label: String, _ outcome: Outcome, _ story: Story) {
    testDescription = label
    self.outcome = outcome
    self.story = story
  }

  func check(_ rule: some Rule, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let verdict = try story.verdict(rule)
    #expect(
      verdict.outcome == outcome, "\(testDescription): \(verdict)", sourceLocation: sourceLocation)
  }
}

extension Verdict {
  var outcome: Case.Outcome {
    switch self {
    case .pass: .silent
    case .fail: .speaks
    case .unknown: .unknown
    case .notApplicable: .notApplicable
    }
  }
}

extension Story {
  /// What a rule says of the story's resource, now if no other moment is given.
  func verdict(_ rule: some Rule, at moment: Instant = Story.now) throws -> Verdict {
    let judged = try Judge.verdicts(
      source: self, at: moment, rules: [rule], marks: marks, resources: [resource.id])
    return try #require(judged.first?.verdict, "the rule does not judge this kind of resource")
  }

  /// The one line with the numbers.
  func summary(_ rule: some Rule) throws -> String? { try verdict(rule).violations.first?.summary }

  /// A value that the verdict rests on.
  func evidence(_ name: String, _ rule: some Rule) throws -> Evidence.Value? {
    try verdict(rule).violations.first?.evidence.first { $0.name == name }?.value
  }
}

/// A call that a function makes while it is traced.
struct Call: Sendable {
  var name: String
  var operation: String?
  var ms: Double
  var after: Double = 0
  var fault = false
  var throttle = false
  var remote = false
  var asynchronous = false
  var target: String?

  func segment(after start: Int64) -> Segment {
    var segment = Segment(
      id: "2", name: name, namespace: remote ? "remote" : "aws",
      startUs: start + Int64(after * 1000), endUs: start + Int64((after + ms) * 1000))
    segment.fault = fault
    segment.throttle = throttle
    segment.aws["operation"] = operation
    segment.aws["function_name"] = name == "Lambda" ? target : nil
    segment.aws["table_name"] = name == "DynamoDB" ? target : nil
    segment.aws["invocation_type"] = asynchronous ? "Event" : nil
    return segment
  }
}

/// A value in the oldest of so many minutes and nothing after it.
func oldest(_ minutes: Int, _ value: Double) -> [Double] {
  [value] + Array(repeating: 0, count: minutes - 1)
}

/// The same value in the first of so many minutes, and nothing in the rest.
func first(_ minutes: Int, of all: Int, _ value: Double) -> [Double] {
  Array(repeating: value, count: minutes) + Array(repeating: 0, count: all - minutes)
}
