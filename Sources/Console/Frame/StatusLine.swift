import CellGrid
import InsightEngine
import ServerlessModel

/// The first line: mode, moment, window, scope, open findings.
struct StatusLine {
  let state: ConsoleState

  func draw(into grid: inout CellGrid, in rect: Rect) {
    let answer = state.data[.frame]?.answer?.frame
    let counts = counts(answer)
    let room = rect.width - counts.reduce(0) { $0 + $1.width } - 2
    var spans = [Span(production + " " + modeWords, modeRole, .bold)]
    var used = Text.width(production + modeWords) + 1
    for (text, role) in parts(answer) where used + 2 + Text.width(text) <= room {
      spans.append(Span("  " + text, role))
      used += 2 + Text.width(text)
    }
    grid.put(spans, x: rect.x, y: rect.y, width: rect.width)
    let width = counts.reduce(0) { $0 + $1.width }
    grid.put(counts, x: rect.endX - width - 1, y: rect.y)
    if state.isProduction {
      grid.restyle(rect) { Style(.critical, $0.attributes.union(.reverse)) }
    }
  }

  private var production: String { state.isProduction ? " PROD " : "" }

  /// Most needed first; what does not fit is left out.
  private func parts(_ answer: FrameAnswer?) -> [(String, Role)] {
    let clock = state.clock
    var parts: [(String, Role)] = state.isLineSlow ? [("SLOW LINK", .warning)] : []
    parts += [
      (state.size.width < 60 ? clock.shortNow : clock.now, .text),
      (Figures.window(state.window.seconds), .text),
      (scopeWords(answer), .dim),
    ]
    if state.mode.isLive, let answer, answer.apiCostUSD > 0 {
      parts.append(("API \(Format.usd(answer.apiCostUSD))", .dim))
    }
    return parts
  }

  private var modeWords: String {
    if state.isSignedOut { return "SIGNED OUT" }
    if let silence = state.silence { return "STALE \(silence)" }
    let name = state.mode.rawValue.uppercased()
    if state.mode.isLive { return state.isFrozen ? "\(name) frozen" : name }
    return state.isPlaying ? "\(name) x\(Figures.fixed(state.speed, 0))" : "\(name) paused"
  }

  private var modeRole: Role {
    state.isSignedOut || state.silence != nil ? .stale : isLive ? .live : .replay
  }

  private var isLive: Bool { state.mode.isLive && !state.isFrozen }

  private func scopeWords(_ answer: FrameAnswer?) -> String {
    let scope = state.scope
    let chosen = [scope.account, scope.region, scope.microservice, scope.resource].compactMap(
      \.self)
    if !chosen.isEmpty { return chosen.joined(separator: " ") }
    guard let answer, !answer.accounts.isEmpty else { return "" }
    let accounts = answer.accounts.count
    if accounts == 1, let account = answer.accounts.first {
      return "\(account.name)\(answer.regions == 1 ? " " + (account.regions.first ?? "") : "")"
    }
    return Format.counted(accounts, "account") + ", " + Format.counted(answer.regions, "region")
  }

  private func counts(_ answer: FrameAnswer?) -> [Span] {
    guard let answer else { return [Span("findings ?", .dim)] }
    return Severity.allCases.map { severity in
      let count = answer.findings.count(severity)
      let role: Role = count > 0 ? severity.role : .dim
      return Span(
        (severity == .critical ? "" : " ") + "\(severity.glyph)\(severity.letter)\(count)", role,
        count > 0 && severity == .critical ? .bold : [])
    }
  }
}
