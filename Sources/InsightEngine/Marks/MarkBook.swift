package import ServerlessModel

/// The marks that hold at a moment of the user's clock, laid over findings.
///
/// Of several marks that match a finding the last one said wins.
package struct MarkBook: Sendable {
  private let marks: [FindingMark]

  /// Keeps the marks that have not run out by `now`.
  package init(_ marks: [FindingMark] = [], now: Instant) {
    self.marks = marks.filter { mark in mark.until.map { $0 > now } ?? true }
  }

  /// Says that nothing was marked.
  package static let empty = MarkBook(now: Instant(milliseconds: 0))

  /// The finding in the state that the marks give it; one that the rules resolved stays so.
  package func applied(to finding: Finding, tags: [String: String]) -> Finding {
    guard finding.state != .resolved, let mark = mark(on: finding, tags: tags) else {
      return finding
    }
    var shown = finding
    shown.state = mark.kind.state
    if mark.kind == .resolve { shown.resolvedAt = mark.opening ?? finding.noticedAt }
    return shown
  }

  /// The mark that decides the state of a finding; `nil` where none does.
  package func mark(on finding: Finding, tags: [String: String]) -> FindingMark? {
    marks.last { mark in
      (mark.opening.map { finding.noticedAt <= $0 } ?? true)
        && mark.target.matches(finding, tags: tags)
    }
  }

  /// The mark that decides the state of a group of errors; `nil` where none does.
  package func mark(on group: ErrorGroupID) -> FindingMark? {
    marks.last { $0.target.group == group }
  }

  /// Whether no mark holds, so that nothing needs to be looked up.
  package var isEmpty: Bool { marks.isEmpty }
}

extension FindingMark.Kind {
  /// The state that a finding is in by the mark.
  var state: Finding.State {
    switch self {
    case .acknowledge: .acknowledged
    case .mute: .muted
    case .resolve: .resolved
    case .reopen: .open
    }
  }
}
