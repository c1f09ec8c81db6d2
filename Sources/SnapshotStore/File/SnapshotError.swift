/// Why a recording could not be read or written.
package enum SnapshotError: Error, Hashable, Sendable {
  case notFound(path: String)
  case isFolder(path: String)
  case empty(path: String)
  /// Another program's file.
  case notASnapshot(path: String)
  case truncated(path: String)
  /// Written by a newer perch: the file's schema version and the newest that this one knows.
  case newer(path: String, version: Int, known: Int)
  case unreadable(path: String, why: String)
  case networkFileSystem(path: String, kind: String)
  case cannotCreate(path: String, why: String)
  case notPermitted(path: String, why: String)
  case diskFull(path: String)
  /// The system takes no more of it, for another reason than a full disk: a quota, a limit, a broken disk.
  case notWritten(path: String, why: String)
  /// Something inside is not what a writer wrote.
  case damaged(path: String, what: String)
  /// Another recorder writes to it; who that is, where it said so.
  case busy(path: String, by: String?)
  /// While it was open another file took its name, or somebody wrote over it.
  case replaced(path: String)
  /// A hard link to a file whose journal lies beside its other name.
  case secondName(path: String)
  case failed(path: String, why: String)

  /// What a command makes of an error; each kind has an exit code of its own.
  package enum Kind: Int32, Sendable {
    case badData = 65
    case noInput = 66
    case cannotCreate = 73
    case tryLater = 75
    case notPermitted = 77

    /// The exit code that the commands use.
    package var exitCode: Int32 { rawValue }
  }

  /// What a command should make of it.
  package var kind: Kind {
    switch self {
    case .notFound, .isFolder, .secondName: .noInput
    case .empty, .notASnapshot, .truncated, .newer, .networkFileSystem, .damaged, .failed: .badData
    case .cannotCreate, .diskFull, .notWritten: .cannotCreate
    case .unreadable, .notPermitted: .notPermitted
    case .busy, .replaced: .tryLater
    }
  }

  /// What was asked, why it failed, what to do.
  package var sentence: String {
    switch self {
    case .notFound(let path):
      "Cannot open \(path): no such file. Check the path, or make a recording with perch record or perch import."
    case .isFolder(let path):
      "Cannot open \(path): it is a folder. Name a .perch file in it, or import the folder with perch import."
    case .empty(let path):
      "Cannot open \(path): the file is empty. Its recorder wrote nothing; record or import again."
    case .notASnapshot(let path):
      "Cannot open \(path): it is not a perch recording. To read logs, traces or answers of AWS use perch import."
    case .truncated(let path):
      "Cannot open \(path): the file is cut short. Copy it again from where it came from."
    case .newer(let path, let version, let known):
      "Cannot open \(path): it has version \(version) and this perch knows up to \(known). Use a newer perch."
    case .unreadable(let path, let why):
      "Cannot read \(path): \(why). Ask its owner for access; record --group lets a group read."
    case .networkFileSystem(let path, let kind):
      "Cannot use \(path): it lies on a network file system (\(kind)), where locks do not hold. Copy it to a local disk."
    case .cannotCreate(let path, let why):
      "Cannot create \(path): \(why). Choose another place with --out."
    case .notPermitted(let path, let why):
      "Cannot write \(path): \(why). Choose another place, or change who may write there."
    case .diskFull(let path):
      "Cannot write \(path): the disk is full. Free some space; what was there before is untouched."
    case .notWritten(let path, let why):
      "Cannot write \(path): \(why). Check the disk, its quota and ulimit -f; what was there before is untouched."
    case .damaged(let path, let what):
      "Cannot read all of \(path): \(what). Copy it again from where it came from, or import its sources again."
    case .busy(let path, let owner):
      "Cannot write \(path): another recorder writes to it\(owner.map { " (\($0))" } ?? ""). "
        + "Stop that one, choose another file, or look on with perch replay --follow."
    case .replaced(let path):
      "Cannot read on in \(path): it was replaced or written over while it was open. Open it again."
    case .secondName(let path):
      "Cannot open \(path): it is a second name (a hard link) of a recording in progress, whose newest part lies beside the first. Use the first."
    case .failed(let path, let why):
      "Cannot use \(path): \(why). Run perch doctor to see what is wrong with the place it lies in."
    }
  }
}
