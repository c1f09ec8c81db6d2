import Foundation
import ServerlessModel

/// One line of the file of marks, as JSON.
struct MarkLine: Codable {
  /// The version of the form; a line of a later one is kept and not applied.
  static let version = 1

  var version: Int?
  var kind: String
  var finding: String?
  var rule: String?
  var resource: String?
  var account: String?
  var tag: String?
  /// The id of a group of errors.
  var group: String?
  var opening: String?
  var until: String?
  var reason: String?
  var made: String?
  /// The moment and the words of a note.
  var at: String?
  var text: String?
  /// The view of a bookmark, or what reopens a saved view, whose name is the text.
  var view: String?
  /// Where a bookmarked log line was written, and the hash of its message in hexadecimal digits.
  var logGroup: String?
  var logStream: String?
  var line: String?

  init(kind: String, made: Instant) {
    version = Self.version
    self.kind = kind
    self.made = made.rfc3339
  }

  init(_ mark: FindingMark) {
    self.init(kind: mark.kind.rawValue, made: mark.made)
    finding = mark.target.finding
    rule = mark.target.rule
    resource = mark.target.resource
    account = mark.target.account
    tag = mark.target.tag
    group = mark.target.group?.description
    opening = mark.opening?.rfc3339
    until = mark.until?.rfc3339
    reason = mark.reason
  }

  /// The mark on findings that the line holds; `nil` for a note or bookmark.
  ///
  /// - Throws: `NotUnderstood` for what a later version wrote or a half-written line lost.
  func findingMark() throws(NotUnderstood) -> FindingMark? {
    guard version ?? 1 <= Self.version else { throw NotUnderstood() }
    if ["note", "bookmark", "unbookmark", "view", "unview"].contains(kind) { return nil }
    guard let kind = FindingMark.Kind(rawValue: kind) else { throw NotUnderstood() }
    let target = FindingMark.Target(
      finding: finding, rule: rule, resource: resource, account: account, tag: tag,
      group: group.flatMap { ErrorGroupID($0) })
    guard !target.isEmpty, (group == nil) == (target.group == nil) else { throw NotUnderstood() }
    return FindingMark(
      kind, of: target, opening: try moment(opening), until: try moment(until), reason: reason,
      made: try moment(made) ?? Instant(milliseconds: 0))
  }

  struct NotUnderstood: Error {}

  /// The note that the line holds; `nil` for any other kind.
  var note: UserNote? {
    guard kind == "note", let text, let at = at.flatMap({ Instant(iso8601: $0) }) else {
      return nil
    }
    return UserNote(at: at, text: text)
  }

  private func moment(_ text: String?) throws(NotUnderstood) -> Instant? {
    guard let text else { return nil }
    guard let moment = Instant(iso8601: text) else { throw NotUnderstood() }
    return moment
  }
}
