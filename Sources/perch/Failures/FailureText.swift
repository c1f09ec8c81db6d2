import SnapshotStore

/// Errors as sentences.
enum FailureText {
  /// What to tell a user of any error.
  static func sentence(_ error: any Error) -> String {
    switch error {
    case let failure as CommandFailure: failure.sentence
    case let failure as SnapshotError: failure.sentence
    default: "perch could not answer: \(error)"
    }
  }
}
