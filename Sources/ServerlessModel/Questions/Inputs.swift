/// The kinds of fact that a judgement rests on; what came of them decides what is judged again.
package struct Inputs: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  /// Takes the bits as they are.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether it stands, its tags, its relations and how it is set, deployments included.
  package static let configuration = Inputs(rawValue: 1)
  package static let metrics = Inputs(rawValue: 2)
  /// Runs one by one, their counts, error groups and environments.
  package static let executions = Inputs(rawValue: 4)
  package static let logs = Inputs(rawValue: 8)
  package static let traces = Inputs(rawValue: 16)
  package static let alarms = Inputs(rawValue: 32)
  package static let quotas = Inputs(rawValue: 64)

  /// What comes with every minute; the rest stands until somebody changes it.
  package static let flows: Inputs = [.metrics, .executions, .logs, .traces]
}
