package import ServerlessModel

/// One sentence on why something is wrong, and how much of it the cause explains.
package struct WhyLine: Hashable, Sendable {
  /// `charge-card waits 2.7 of 3.0 s on payments.example; nothing deployed`.
  package var text: String
  /// The resource to look at, where the recording knows it.
  package var cause: ResourceID?
  /// The share of the change that the cause explains, from 0.5 to 1.
  package var share: Double

  /// Explains a finding by what began within 5 minutes of it, at most two hops away.
  ///
  /// `nil` where nothing explains at least half of the change: a guess is worse than no word.
  package static func explain(
    _ finding: Finding, source: any FactSource, relations: [Relation], findings: [Finding]
  ) throws -> WhyLine? {
    let search = WhySearch(
      finding: finding, source: source, hops: Hops(from: finding.resource, relations))
    let traces = try search.traces()
    let deployed = try search.deployments()
    let seen =
      try search.neighbour(findings, traces)
      ?? search.waiting(traces, search.earlierTraces())
    guard var why = try seen ?? search.deployment(deployed) ?? search.load(), why.share >= 0.5
    else { return nil }
    if deployed.isEmpty, try search.deploymentsCovered() { why.text += "; nothing deployed" }
    return why
  }
}

/// The resources within two hops of one, by mapping, configuration or trace.
struct Hops {
  let distance: [ResourceID: Int]

  init(from start: ResourceID, _ relations: [Relation]) {
    var distance = [start: 0]
    for hop in 1...2 {
      for relation in relations {
        for (near, far) in [(relation.from, relation.to), (relation.to, relation.from)]
        where distance[near].map({ $0 < hop }) ?? false && distance[far] == nil {
          distance[far] = hop
        }
      }
    }
    self.distance = distance
  }
}
