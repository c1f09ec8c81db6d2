import InsightEngine
import ServerlessModel

/// The answer about one run in one sentence: how it ended, and what took the time.
struct ExecutionSentence {
  let run: Execution
  let trace: TraceAnswer?
  let timeout: Double?
  let at: Instant

  var text: String {
    let took = run.duration.map { Format.duration($0) } ?? "an unknown time"
    switch run.status {
    case .timeout: return "TIMEOUT at \(took)." + waiting(" %@ of it waiting on ")
    case .outOfMemory:
      let size = run.memoryMB.map { " of \(Format.megabytes($0))" } ?? ""
      return "OUT OF MEMORY after \(took)\(size)."
    case .error: return "ERROR after \(took).\(error)" + failingCall
    case .initError: return "INIT FAILED after \(took).\(error)"
    case .exit: return "EXIT after \(took): the runtime ended before it answered.\(error)"
    case .running:
      return
        "RUNNING since \(run.start.clock)Z, \(Figures.age(Double(at.since(run.start)) / 1000)) so far."
    case .unknown: return "NO REPORT: it began at \(run.start.clock)Z and its end was never logged."
    case .success: return success(took)
    }
  }

  private func success(_ took: String) -> String {
    var words = "OK in \(took)"
    if let timeout, let duration = run.duration {
      words += ", \(Format.percent(duration.seconds / max(timeout, 1e-9))) of its limit"
    }
    if run.coldStart == true {
      words += run.initDuration.map { ", after a cold start of \(Format.duration($0))" } ?? ", cold"
    }
    if run.anomalous == true { words += "; far above the 24 hours before" }
    return words + "." + waiting(" %@ of it waiting on ")
  }

  private var error: String {
    let words = [run.errorType, run.errorMessage].compactMap(\.self).filter { !$0.isEmpty }
    let told = words.joined(separator: ": ")
    return told.isEmpty ? "" : " " + told + (told.hasSuffix(".") ? "" : ".")
  }

  /// The longest call on the critical path that has no calls of its own, where it took a third or more.
  private func waiting(_ words: String) -> String {
    guard let call = longest, let duration = run.duration else { return "" }
    let took = Elapsed(microseconds: call.endUs - call.startUs)
    guard Double(took.microseconds) >= Double(duration.microseconds) / 3 else { return "" }
    let parts = words.split(separator: "%@", maxSplits: 1, omittingEmptySubsequences: false)
    return "\(parts.first ?? "")\(Format.duration(took))\(parts.last ?? "")\(call.target)"
  }

  private var failingCall: String {
    guard let call = ownCalls.last(where: { $0.isBad && $0.depth > 0 }) else { return "" }
    return " In \(call.target)."
  }

  private var longest: CallRow? {
    ownCalls.filter { $0.isCriticalInRun || $0.isOpen }.max {
      $0.endUs - $0.startUs < $1.endUs - $1.startUs
    }
  }

  /// Calls that the run made, without wrappers of other calls.
  private var ownCalls: [CallRow] {
    guard let trace, let own = trace.ownCalls else { return [] }
    let parents = Set(trace.calls.compactMap(\.segment.parentID))
    return trace.calls[own].filter { call in
      (call.segment.namespace == "remote" || call.segment.namespace == "aws")
        && (call.segment.subsegments.isEmpty && !parents.contains(call.segment.id) || call.isOpen
          || call.isBad)
    }
  }
}

extension CallRow {
  /// The other side of the call: host, method and path, or service and operation.
  var target: String {
    if let http = segment.http, let url = http.url, segment.namespace != "aws" {
      let rest = url.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
      let host = rest.first.map(String.init) ?? segment.name
      let path = "/" + rest.dropFirst().joined(separator: "/").prefix { $0 != "?" }
      return ([host, http.method, path == "/" ? nil : path].compactMap(\.self)).joined(
        separator: " ")
    }
    return name
  }
}
