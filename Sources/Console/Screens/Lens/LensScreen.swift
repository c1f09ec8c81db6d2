import CellGrid
import InsightEngine
import ServerlessModel

/// The nine questions of the Serverless Application Lens, by pillar, each pillar with its own score.
struct LensScreen: PlainList {
  var pane = ListPane(noun: "question", order: "PILLAR")
  var seen = -1

  var path: ViewPath { .lens }
  var subject: Subject { .lens }
  var hints: [Action] { [.open, .why, .filter, .problems, .export, .command] }

  func crumb(_ context: Context) -> String { "lens" }
  func empty(_ answer: Answer) -> String { "nothing was judged at this moment" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.lens.map { LensRows.pillars($0) } ?? []
  }
}

/// One of the nine: what fails, what could not be judged and for want of what, what people answered, what holds.
struct LensQuestionScreen: PlainList {
  let question: LensQuestion
  var pane = ListPane(noun: "row", order: "FAILING")
  var seen = -1

  init(question: LensQuestion) { self.question = question }

  var path: ViewPath { .lensQuestion(question) }
  var subject: Subject { .lens }
  var hints: [Action] { [.open, .previousItem, .why, .filter, .problems, .export, .command] }

  func crumb(_ context: Context) -> String { question.rawValue }
  func empty(_ answer: Answer) -> String { "nothing was judged at this moment" }
  func parents(_ context: Context) -> [any Screen] { [LensScreen()] }

  private func entry(_ answer: Answer?) -> LensReport.Entry? {
    answer?.lens?.entries.first { $0.question == question }
  }

  func head(_ context: Context) -> [[Span]] {
    guard let entry = entry(context.answer(subject)) else { return [] }
    return [
      [
        Span("\(question.rawValue)  ", question.pillar.role, .bold),
        Span(question.text, .title, .bold),
      ],
      LensRows.tally(entry.score), [],
    ]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    entry(answer).map { LensQuestionRows.sections($0, context) } ?? []
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open, let id = pane.selectedRow?.id,
      let asked = ManualQuestion.of(question).first(where: { LensQuestionRows.id($0) == id })
    else { return performOnRow(action, context) }
    return [.answer(asked)]
  }
}
