/// What was taken out of a cut, and what was left in it on purpose.
package struct ScrubReport: Hashable, Codable, Sendable {
  /// Accounts that were given made-up ids, or kept theirs.
  package var accounts = 0
  package var keptAccounts = false
  /// Places in which an account id stood.
  package var accountPlaces = 0
  /// Ids of access keys and of users and roles, which tell the account too.
  package var keyIDs = 0
  /// Masks of the recording that now have digits of a key that nobody holds, by kind.
  package var rekeyed: [String: Int] = [:]
  /// What the recording held plain and the cut holds masked, by kind.
  package var masked: [String: Int] = [:]
  package var notesDropped = 0
  package var notesKept = 0
  /// What the file holds.
  package var held = Held()

  /// How much of each thing is in the file.
  package struct Held: Hashable, Codable, Sendable {
    package var resources = 0
    package var neighbours = 0
    package var executions = 0
    package var logLines = 0
    package var traces = 0
    package var points = 0
    package var findings = 0
  }

  /// What tells about a system and is not taken out, since nothing could be found without it.
  package static let kept = [
    "names of accounts, resources, tags and log groups",
    "words and numbers of log lines and traces that are no secret by their form",
    "request, trace and segment ids", "network addresses", "hashes of code",
    "segments of other resources in traces that are held",
  ]
}
