import CellGrid
import InsightEngine
import ServerlessModel

/// Another memory size and architecture that the cost tab is asked about.
struct WhatIf: Hashable, Sendable {
  var memoryMB: Int
  var architecture: Architecture

  /// As the function is.
  init(_ basis: CostBasis) {
    memoryMB = basis.memoryMB
    architecture = basis.architecture
  }

  /// The next size that is worth comparing, up or down.
  mutating func resize(_ delta: Int) {
    let sizes = Cost.memorySizesMB
    let next =
      delta > 0 ? sizes.first { $0 > memoryMB } : sizes.last { $0 < memoryMB }
    memoryMB = next ?? memoryMB
  }

  mutating func turnArchitecture() { architecture = architecture == .x86 ? .arm64 : .x86 }

  /// What it would cost, in lines under the drivers.
  func lines(_ basis: CostBasis, totalUSD: Double, windowSeconds: Int64) -> [[Span]] {
    let range = Cost.whatIf(
      memoryMB: memoryMB, architecture: architecture, of: basis.counters,
      sizedMB: basis.memoryMB, region: basis.region)
    let month = 30 * 86_400 / Double(max(1, windowSeconds))
    let ends = [range.lowerBound, range.upperBound]
    var lines: [[Span]] = [
      [
        Span("what if  ", .header), Span("\(memoryMB) MB \(architecture.rawValue)", .accent, .bold),
        Span("  "), Span(words(ends.map { Figures.usd($0, beside: ends[1]) }), .text, .bold),
        Span("  \(words(ends.map { Self.change($0, from: totalUSD) }))", .dim),
        Span("  30 days \(words(ends.map { Figures.usd($0 * month, beside: ends[1] * month) }))"),
      ]
    ]
    if range.lowerBound != range.upperBound {
      let ends = memoryMB > basis.memoryMB ? ("compute", "wait") : ("wait", "compute")
      lines.append([
        Span("the less if runs only \(ends.0), the more if they only \(ends.1)", .dim)
      ])
    }
    let used = basis.counters.maxMemoryMB
    if used > memoryMB {
      lines.append([Span("too small: a run used \(used) MB", .warning)])
    } else if used * 10 > memoryMB * 9 {
      lines.append([Span("tight: a run used \(used) MB", .warning)])
    }
    return lines
  }

  /// What the keys would do, before any was pressed.
  static let hint: [Span] = [
    Span("what if  ", .header), Span("← →", .key), Span(" another memory size   ", .dim),
    Span("A", .key), Span(" the other architecture", .dim),
  ]

  private func words(_ ends: [String]) -> String {
    ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")
  }

  private static func change(_ amount: Double, from total: Double) -> String {
    guard total > 0 else { return Figures.none }
    let share = (amount / total - 1) * 100
    return (share >= 0.5 ? "+" : "") + Figures.fixed(share, 0) + " %"
  }
}
