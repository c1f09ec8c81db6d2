package import InsightEngine
package import ServerlessModel

/// What a window is compared with.
package enum DiffReference: Hashable, Sendable {
  /// The window that ended so many seconds earlier; `nil` for the one right before.
  case earlier(Int64?)
  /// The other side of a deployment, by its id.
  case deployment(String)
}

/// Two stretches of time side by side.
package struct DiffAnswer: Sendable {
  package var diff: Diff
  /// What lies between the two, where that was asked for.
  package var deployment: Deployment?
  package var names: [ResourceID: String]
}
