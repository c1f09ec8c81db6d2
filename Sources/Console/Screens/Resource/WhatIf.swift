import CellGrid
import InsightEngine
import ServerlessModel

/// Another memory size and architecture that the cost tab is asked about; `perch tune` prints the same curve.
struct WhatIf: Hashable, Sendable {
  var memoryMB: Int
  var architecture: Architecture

  /// As the function is.
  init(_ curve: TuningCurve) {
    memoryMB = curve.now.memoryMB
    architecture = curve.facts.architecture
  }

  /// The next size of the curve, up or down.
  mutating func resize(_ delta: Int, _ curve: TuningCurve) {
    let next =
      delta > 0
      ? curve.sizes.first { $0 > memoryMB } : curve.sizes.last { $0 < memoryMB }
    memoryMB = next ?? memoryMB
  }

  mutating func turnArchitecture() { architecture = architecture == .x86 ? .arm64 : .x86 }

  /// What it would cost and take, and what is advised, in lines under the drivers.
  func lines(_ curve: TuningCurve, monthlyRuns: Double, width: Int) -> [[Span]] {
    let advice = TuningAdvice(curve)
    var lines = asked(curve, monthlyRuns) + [Self.keys]
    lines += said("memory", advice.memory, width)
    lines += advice.architecture.map { said("arch", $0, width) } ?? []
    return lines + said("how sure", advice.sureness, width)
  }

  private func asked(_ curve: TuningCurve, _ monthlyRuns: Double) -> [[Span]] {
    guard let point = curve.point(memoryMB, architecture), let current = curve.current else {
      return []
    }
    let change = point.costPerMillionUSD / current.costPerMillionUSD - 1
    let month = point.costPerMillionUSD * monthlyRuns / 1_000_000
    let isNow = point.isCurrent
    return [
      [
        Span(Text.pad(isNow ? "as it is" : "what if", to: 10), .header),
        Span("\(memoryMB) MB \(architecture.rawValue)", .accent, .bold),
        Span("  \(Format.usd(point.costPerMillionUSD)) a million runs", .text, .bold),
        Span(isNow ? "" : "  \(CostRows.change(change))", change > 0 ? .warning : .ok),
        Span("  \(Format.usd(month)) in 30 days"),
      ],
      [
        Span(Text.pad("", to: 10)),
        Span(
          "p50 \(Format.milliseconds(point.p50Ms))  p95 \(Format.milliseconds(point.p95Ms))  "),
        Span(point.confidence.words, .dim),
      ],
    ]
  }

  private func said(_ name: String, _ text: String, _ width: Int) -> [[Span]] {
    Text.wrap(text, to: max(20, width - 12)).enumerated().map { place, part in
      [Span(Text.pad(place == 0 ? name : "", to: 10), .dim), Span(part)]
    }
  }

  private static let keys: [Span] = [
    Span(Text.pad("", to: 10)), Span("← →", .key), Span(" another memory size   ", .dim),
    Span("A", .key), Span(" the other architecture", .dim),
  ]
}
