/// Money that lies across the drivers of a cost, and is a part of them rather than another.
package struct CostOverlay: Hashable, Sendable {
  package let what: String
  package let amountUSD: Double
  package let note: String

  /// The overlays of a group: unused memory, and waiting where traces tell of it.
  static func all(_ entries: [CostReport.Entry]) -> [CostOverlay] {
    let total = entries.reduce(0) { $0 + $1.cost.totalUSD }
    guard total > 0 else { return [] }
    let unused = entries.reduce(0) { $0 + $1.cost.unusedMemoryUSD }
    let waiting = entries.compactMap(\.cost.waitingUSD)
    let traced = Format.counted(waiting.count, "traced function")
    return [
      CostOverlay("memory never used", unused, of: total, note: "within the drivers"),
      CostOverlay("waiting on calls", waiting.reduce(0, +), of: total, note: "by \(traced)"),
    ].filter { $0.amountUSD > 0 }
  }

  private init(_ what: String, _ amountUSD: Double, of total: Double, note: String) {
    self.what = what
    self.amountUSD = amountUSD
    self.note = "\(Format.percent(amountUSD / total)) of the total, \(note)"
  }
}
