import Foundation

/// The environment variables that settings and credentials of AWS are looked up in.
package struct AWSEnvironment: Sendable, SecretHolding {
  /// Every variable as it is, for programs that are started.
  let variables: [String: String]

  /// Takes the variables; tests give their own.
  package init(_ variables: [String: String]) { self.variables = variables }

  /// The variables of this process; nothing else in AWSClient reads them.
  package static var process: AWSEnvironment {
    AWSEnvironment(ProcessInfo.processInfo.environment)
  }

  package var description: String { "the environment" }

  /// The value of a variable; `nil` when unset or empty.
  package subscript(name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a switch is on: `true` in any case, as the AWS CLI reads it.
  func isOn(_ name: String) -> Bool { self[name]?.lowercased() == "true" }

  /// The user's folder; `nil` where `HOME` is not set.
  var home: String? { self["HOME"] }

  /// The path with a leading `~` replaced by the user's folder.
  func expanded(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// The path as a user writes it, with `~` for the user's folder.
  func shortened(_ path: String) -> String {
    guard let home, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}
