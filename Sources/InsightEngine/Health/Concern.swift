package import ServerlessModel

/// The order in which findings deserve to be looked at.
package enum Concern {
  /// Open findings, the most concerning first: by severity, then the share of the service's runs they hit, then the newest.
  package static func ordered(_ findings: [Finding], shareHit: (Finding) -> Double) -> [Finding] {
    findings.filter { $0.state == .open || $0.state == .acknowledged }
      .map { (finding: $0, share: shareHit($0)) }
      .sorted { left, right in
        if left.finding.severity != right.finding.severity {
          return left.finding.severity < right.finding.severity
        }
        if left.share != right.share { return left.share > right.share }
        if left.finding.firstSeen != right.finding.firstSeen {
          return left.finding.firstSeen > right.finding.firstSeen
        }
        return left.finding.id < right.finding.id
      }.map(\.finding)
  }
}
