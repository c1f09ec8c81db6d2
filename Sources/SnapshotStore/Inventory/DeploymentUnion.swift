import ServerlessModel

/// Tells each deployment once: what was given and what was derived, and who made it.
enum DeploymentUnion {
  /// What CloudTrail says happened this near to a deployment is that deployment.
  private static let nearMs: Int64 = 60_000

  /// A derived one that a given one already tells, by resource and code or version, is left out.
  static func union(_ rows: [(isDerived: Bool, value: Deployment)]) -> [Deployment] {
    let given = Set(rows.filter { !$0.isDerived && $0.value.isOfCode }.map { Key($0.value) })
    let told = rows.filter { !$0.isDerived || !given.contains(Key($0.value)) }.map(\.value)
    return joined(told).sorted { ($0.time, $0.id) < ($1.time, $1.id) }
  }

  /// Puts the name of who changed a function's code on what its configuration tells of that change.
  private static func joined(_ all: [Deployment]) -> [Deployment] {
    let acts = Dictionary(grouping: all.filter { $0.actor != nil }, by: \.resource)
    guard !acts.isEmpty else { return all }
    var deployments = all.filter { $0.actor == nil }
    var told: Set<String> = []
    for index in deployments.indices {
      let near = (acts[deployments[index].resource] ?? []).filter {
        abs($0.time.since(deployments[index].time)) <= nearMs
      }
      deployments[index].actor = near.first?.actor
      told.formUnion(near.map(\.id))
    }
    return deployments + acts.values.joined().filter { !told.contains($0.id) }
  }

  private struct Key: Hashable {
    var resource: ResourceID
    var code: String?
    var version: String?

    init(_ deployment: Deployment) {
      resource = deployment.resource
      code = deployment.toCodeHash
      version = deployment.toVersion
    }
  }
}

extension Deployment {
  /// Whether a code or a version tells it from others.
  fileprivate var isOfCode: Bool { toCodeHash != nil || toVersion != nil }
}
