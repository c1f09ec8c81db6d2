import ServerlessModel

extension Missing {
  /// What is missing in a whole pane, and what to do about it.
  var advice: String {
    guard case .denied = self else { return sentence }
    return "\(sentence). Add it to the role; `perch iam-policy` prints what is needed."
  }
}

extension Asking {
  /// Why a list of one source has no rows, and what to do about it.
  ///
  /// - Parameter members: What the list is about; `nil` for all that the question's scope takes in.
  func reason(_ source: Coverage.Source, of members: [Resource]?, noun: String) -> String {
    if let thinned = info.thinned, span.start < thinned.end {
      return
        "no \(noun) is held of what lies before \(thinned.end.rfc3339): it was thinned to rollups"
    }
    let rows = asked(source, of: members)
    let held = rows.filter { $0.isHeld && $0.span.overlaps(span) }
    if held.isEmpty, let refusal = refusal(rows) { return refusal.advice }
    if rows.isEmpty {
      return info.origin == "record"
        ? "no \(noun): its \(source.rawValue) were not read yet"
        : "no \(noun) in this window; - widens it"
    }
    if held.isEmpty {
      return "no \(noun): \(source.rawValue) of this window were not recorded; - widens it"
    }
    return "no \(noun) in this window: \(source.rawValue) were read and held none; "
      + (refusedElsewhere(rows) ?? "- widens it")
  }

  /// The same of one resource; of all in scope where there is none.
  func reason(_ source: Coverage.Source, of resource: Resource?, noun: String) -> String {
    reason(source, of: resource.map { [$0] }, noun: noun)
  }

  /// Why nothing is known of some resources, where AWS refused all that was asked of some sources.
  func refusal(_ sources: [Coverage.Source], of members: [Resource]? = nil) -> Missing? {
    let rows = sources.flatMap { asked($0, of: members) }
    return rows.contains { $0.isHeld && $0.span.overlaps(past) } ? nil : refusal(rows)
  }

  /// What was asked of a source for some resources.
  private func asked(_ source: Coverage.Source, of members: [Resource]?) -> [Coverage] {
    let rows = ((try? reading.allCoverage()) ?? []).filter { $0.source == source }
    guard let members else {
      let scope = question.scope
      return rows.filter { row in
        scope.account ?? row.account == row.account
          && (scope.region.map { [$0, "", "*"].contains(row.region) } ?? true)
      }
    }
    guard let covered = try? members.map({ (account: $0.account, resource: try covered($0)) })
    else { return [] }
    return rows.filter { row in
      covered.contains { $0.account == row.account && $0.resource.isCovered(by: row) }
    }
  }

  /// What AWS answered instead of rows.
  func refusal(_ rows: [Coverage]) -> Missing? { rows.lazy.compactMap(\.outcome.refusal).first }

  /// A reason in words that say what to do about it; what a recorder has not come to yet is not missing.
  func words(_ missing: Missing) -> String {
    if case .notRecorded(let what) = missing, info.origin == "record", isNewest {
      return "\(what) not read yet"
    }
    return missing.advice
  }

  /// What was refused beside what was read: the action, and the accounts.
  private func refusedElsewhere(_ rows: [Coverage]) -> String? {
    let refused = rows.compactMap { row -> (action: String, account: String)? in
      guard case .denied(let action) = row.outcome else { return nil }
      return (action, row.account)
    }
    guard let action = refused.first?.action else { return nil }
    let ids = Set(refused.filter { $0.action == action }.map(\.account))
    let names = ((try? reading.accounts(at: at)) ?? []).filter { ids.contains($0.id) }.map(\.name)
    return
      "denied in \(names.isEmpty ? ids.sorted().joined(separator: ", ") : names.joined(separator: ", ")): \(action)"
  }
}
