import ServerlessModel

/// Finds deployments in the configurations of one resource: a change of its code or of its version.
enum DeploymentDeriver {
  static func deployments(
    of resource: ResourceID, in history: [(from: Instant, seen: Instant, value: Configuration)]
  ) -> [Deployment] {
    zip(history, history.dropFirst()).compactMap { before, after in
      guard let old = before.value.function, let new = after.value.function,
        differ(old.codeSHA256, new.codeSHA256) || differ(old.version, new.version)
      else { return nil }
      let time = moment(of: new, after: before.seen, notAfter: after.from)
      var deployment = Deployment(id: id(resource, time, new), resource: resource, time: time)
      deployment.fromCodeHash = old.codeSHA256
      deployment.toCodeHash = new.codeSHA256
      deployment.fromVersion = old.version
      deployment.toVersion = new.version
      deployment.changes = changes(old, new)
      return deployment
    }
  }

  private static func differ(_ old: String?, _ new: String?) -> Bool {
    guard let old, let new else { return false }
    return old != new
  }

  /// When AWS says that it changed, if that lies between the two sights; else the first sight of the new one.
  private static func moment(
    of new: FunctionConfiguration, after: Instant, notAfter: Instant
  ) -> Instant {
    guard let said = new.lastModified, said > after, said <= notAfter else { return notAfter }
    return said
  }

  private static func id(
    _ resource: ResourceID, _ time: Instant, _ new: FunctionConfiguration
  ) -> String {
    let mark = resource.arn + "\n\(time.milliseconds)\n" + (new.codeSHA256 ?? new.version ?? "")
    return "d-" + Hex.text(FNV.hash(mark))
  }

  private static func changes(
    _ old: FunctionConfiguration, _ new: FunctionConfiguration
  ) -> [String] {
    [
      change("memory", old.memoryMB.map(String.init), new.memoryMB.map(String.init), "MB"),
      change(
        "timeout", old.timeoutSeconds.map(String.init), new.timeoutSeconds.map(String.init), "s"),
      change("runtime", old.runtime, new.runtime),
      change("architecture", old.architecture?.rawValue, new.architecture?.rawValue),
      change("handler", old.handler, new.handler),
      change("role", old.role, new.role),
      old.layers == new.layers ? nil : "layers changed",
      old.environment == new.environment || old.environment == nil || new.environment == nil
        ? nil : "environment variables changed",
    ].compactMap(\.self)
  }

  private static func change(
    _ what: String, _ old: String?, _ new: String?, _ unit: String = ""
  ) -> String? {
    guard let old, let new, old != new else { return nil }
    return "\(what) \(old) to \(new)" + (unit.isEmpty ? "" : " " + unit)
  }
}
