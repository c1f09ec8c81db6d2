import CellGrid
import InsightEngine
import ServerlessModel

/// Before and after side by side: what got worse first, then what got better, and what the data cannot show.
struct DiffScreen: PlainList {
  let reference: DiffReference
  var pane = ListPane(noun: "row", order: "WORST")
  var seen = -1

  init(_ reference: DiffReference) { self.reference = reference }

  var path: ViewPath { .diff(reference) }
  var subject: Subject { .diff(reference) }
  var hints: [Action] { [.open, .filter, .problems, .why, .time, .export, .command] }

  func crumb(_ context: Context) -> String {
    if case .deployment = reference { "before and after" } else { "diff" }
  }

  func empty(_ answer: Answer) -> String {
    "no function, setting or deployment is in this scope"
  }

  func parents(_ context: Context) -> [any Screen] {
    if case .deployment = reference { [DeploymentsScreen()] } else { [] }
  }

  func head(_ context: Context) -> [[Span]] {
    guard let answer = context.answer(subject)?.diff else { return [] }
    let clock = context.clock
    func ends(_ span: TimeSpan) -> String {
      let length = Figures.age(span.seconds)
      return "\(clock.day(span.start)) to \(clock.minute(span.end)), \(length)"
    }
    var lines: [[Span]] = [
      [Span("before  ", .dim), Span(ends(answer.diff.before))],
      [Span("after   ", .dim), Span(ends(answer.diff.after))],
    ]
    if let deployment = answer.deployment {
      lines.append([Span("between ", .dim), Span("d ", .accent, .bold), Span(deployment.words)])
    }
    return lines + [[]]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.diff.map { DiffRows.sections($0, context) } ?? []
  }
}
