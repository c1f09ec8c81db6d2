import CellGrid
import InsightEngine
import ServerlessModel

/// The calls of two runs, the n-th of a name beside the n-th of that name, in the order of the first run.
struct CallPairs {
  /// A call of either run, or of both.
  struct Pair {
    var a: CallRow?
    var b: CallRow?
    var depth: Int
  }

  private(set) var pairs: [Pair] = []

  init(_ a: TraceAnswer?, _ b: TraceAnswer?) {
    let (first, second) = (Self.calls(a), Self.calls(b))
    var waiting = Dictionary(grouping: second.indices) { second[$0].call.name }
    var place = 0
    for (call, depth) in first {
      guard let other = waiting[call.name]?.first else {
        pairs.append(Pair(a: call, b: nil, depth: depth))
        continue
      }
      waiting[call.name]?.removeFirst()
      // What only the second run called before this stands before it.
      while place < other {
        if let index = waiting[second[place].call.name]?.firstIndex(of: place),
          !first.contains(where: { $0.call.name == second[place].call.name })
        {
          waiting[second[place].call.name]?.remove(at: index)
          pairs.append(Pair(a: nil, b: second[place].call, depth: second[place].depth))
        }
        place += 1
      }
      pairs.append(Pair(a: call, b: second[other].call, depth: depth))
    }
    for index in waiting.values.flatMap(\.self).sorted() {
      pairs.append(Pair(a: nil, b: second[index].call, depth: second[index].depth))
    }
  }

  /// The calls of the run itself, with their depth below it.
  private static func calls(_ trace: TraceAnswer?) -> [(call: CallRow, depth: Int)] {
    guard let trace else { return [] }
    let calls = trace.ownCalls.map { Array(trace.calls[$0]) } ?? trace.calls
    let top = calls.first?.depth ?? 0
    return calls.map { ($0, max(0, $0.depth - top)) }
  }
}

extension CallPairs.Pair {
  /// The pair as a row: both lengths, and what lies between them.
  var row: ListRow {
    let name = String(repeating: " ", count: depth) + (a?.name ?? b?.name ?? "")
    let change = a.flatMap { a in
      b.map { Change(a.endUs - a.startUs, $0.endUs - $0.startUs) }
    }
    return ListRow(
      id: name,
      fields: [
        Field(name), side(a), side(b),
        change?.field ?? Field(a == nil ? "only B" : "only A", .accent),
      ], severity: severity(change))
  }

  /// The pair where one of the runs has no trace, so that a missing call says nothing.
  var alone: ListRow {
    var row = row
    (row.fields[3], row.severity) = (.empty, nil)
    return row
  }

  private func side(_ call: CallRow?) -> Field {
    guard let call else { return .unknown }
    let words = [call.timeWords, call.statusWords].filter { !$0.isEmpty }
    return Field(
      words.joined(separator: " "), call.isBad ? .error : .text,
      number: Double(call.endUs - call.startUs) / 1000)
  }

  private func severity(_ change: Change?) -> Severity? {
    let (wasBad, isBad) = (a?.isBad ?? false, b?.isBad ?? false)
    if wasBad != isBad { return .critical }
    return change?.isMuchMore == true ? .warning : nil
  }
}
