import ArgumentParser
import SnapshotStore

/// `perch upgrade FILE`: rewrites an old recording in today's form.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade", abstract: "Rewrites a recording in the newest form, and compacts it.")

  @Argument(help: "The recording.")
  var file: String

  func run() throws {
    do {
      let version = try SnapshotUpgrade.upgrade(path: file)
      var out = StandardOutput()
      try out.write("\(file): was of version \(version), and is of the newest now\n")
      try out.flush()
    } catch let error as SnapshotError {
      throw CommandFailure(error)
    }
  }
}
