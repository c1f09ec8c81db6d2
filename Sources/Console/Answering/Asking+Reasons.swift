import InsightEngine
import ServerlessModel

/// Why there is nothing to show: what came of asking AWS for it.
extension Asking {
  /// Why a list of one source has no rows, for a resource or for all that is looked at.
  func reason(_ source: Coverage.Source, of resource: Resource?, noun: String) -> String {
    if let thinned = info.thinned, span.start < thinned.end {
      return
        "no \(noun) is held of what lies before \(thinned.end.rfc3339): it was thinned to rollups"
    }
    let rows = (try? asked(source, of: resource)) ?? []
    let refusals = Refusals(rows, upTo: isNewest ? nil : at)
    if let refusal = refusals.ofAll { return words(refusal) }
    if let part = refusals.sentence { return "no \(noun) in what was read; \(part)" }
    guard resource != nil else { return "no \(noun) in this window" }
    if rows.isEmpty {
      return info.origin == "record"
        ? "no \(noun): its \(source.rawValue) were not read yet" : "no \(noun) in this window"
    }
    return rows.contains { $0.isHeld && $0.span.overlaps(span) }
      ? "no \(noun) in this window; \(source.rawValue) were read and held none"
      : "no \(noun): \(source.rawValue) of this window were not recorded; - widens it"
  }

  /// Why one source told nothing, or not all, of a resource or of all that is looked at; `nil` where nothing was refused.
  func refused(_ source: Coverage.Source, of resource: Resource?) -> String? {
    let refusals = Refusals(
      (try? asked(source, of: resource)) ?? [], upTo: isNewest ? nil : at)
    return refusals.ofAll.map(words) ?? refusals.sentence
  }

  /// A reason in words that say what to do about it.
  func words(_ missing: Missing) -> String {
    switch missing {
    case .denied:
      missing.sentence + ". Add it to the role; `perch iam-policy` prints what is needed."
    case .notRecorded(let what) where info.origin == "record" && isNewest:
      "\(what) not read yet"
    default: missing.sentence
    }
  }

  private func asked(_ source: Coverage.Source, of resource: Resource?) throws -> [Coverage] {
    let scope = question.scope
    return try reading.allCoverage().filter { row in
      guard row.source == source else { return false }
      if let resource { return row.account == resource.account && row.covers(resource) }
      return (scope.account ?? row.account) == row.account
        && (scope.region.map { [$0, "", "*"].contains(row.region) } ?? true)
    }
  }
}

/// Which of the places that were asked for refuse to answer, by the last that came of each.
private struct Refusals {
  private struct Place: Hashable {
    let account: String
    let region: String
    let scope: String
  }

  private let last: [Coverage]

  /// Of rows up to a moment, or of all.
  init(_ rows: [Coverage], upTo moment: Instant?) {
    let known = rows.filter { row in moment.map { row.span.start <= $0 } ?? true }
    let places = Dictionary(grouping: known) {
      Place(account: $0.account, region: $0.region, scope: $0.scope)
    }
    last = places.values.compactMap { $0.max { $0.span.end < $1.span.end } }
      .sorted { ($0.account, $0.region, $0.scope) < ($1.account, $1.region, $1.scope) }
  }

  private var refused: [Missing] { last.compactMap(\.outcome.refusal) }

  /// The first refusal, where nothing was answered.
  var ofAll: Missing? { refused.count == last.count ? refused.first : nil }

  /// `1 of 3 places: denied: logs:FilterLogEvents`; `nil` where nothing was refused.
  var sentence: String? {
    refused.first.map { "\(refused.count) of \(last.count) places: \($0.sentence)" }
  }
}
