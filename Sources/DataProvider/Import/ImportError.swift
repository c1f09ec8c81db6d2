/// Why nothing was imported; the file that was there before is as it was.
package enum ImportError: Error, Hashable, Sendable {
  case missingInput(path: String, why: String)
  case notPermitted(path: String)
  case nothingUnderstood(paths: [String], why: String)
  /// The recording that was to be added to cannot be.
  case badExisting(path: String, why: String)
  case cannotCreate(path: String, why: String)

  /// The exit code of the command.
  package var exitCode: Int32 {
    switch self {
    case .missingInput: 66
    case .notPermitted: 77
    case .nothingUnderstood, .badExisting: 65
    case .cannotCreate: 73
    }
  }

  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch self {
    case .missingInput(let path, let why):
      "Cannot import \(path): \(why). Name files or folders that exist and can be read."
    case .notPermitted(let path):
      "Cannot read \(path): permission denied. Ask its owner for access, or copy it."
    case .nothingUnderstood(let paths, let why):
      "Nothing in \(paths.joined(separator: ", ")) was understood: \(why). perch reads log text, "
        + "JSON of the AWS CLI, S3 exports and X-Ray documents; see perch help import."
    case .badExisting(let path, let why):
      why.hasSuffix(".")
        ? why + " Nothing was added; name another file with --out."
        : "Cannot add to \(path): \(why). Name another file with --out."
    case .cannotCreate(let path, let why):
      why.hasSuffix("untouched.")
        ? why
        : why.hasSuffix(".")
          ? why + " What was there before is unchanged."
          : "Cannot write \(path): \(why). What was there before is unchanged."
    }
  }
}
