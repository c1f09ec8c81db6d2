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
      let change = try SnapshotUpgrade.run(path: file)
      var out = StandardOutput()
      try out.write(change.sentence + "\n")
      try out.flush()
    } catch let error as SnapshotError {
      throw CommandFailure(error)
    }
  }
}
