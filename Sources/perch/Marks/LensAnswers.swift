import Foundation
import InsightEngine
import ServerlessModel

/// The answers that people gave to the lens by hand, kept in the state folder as JSON lines.
enum LensAnswers {
  static var path: String { PerchFolders.state + "/lens.jsonl" }

  /// Every answer, oldest first, with how many lines could not be read.
  static func read() -> (answers: [ManualAnswer], notUnderstood: Int) {
    var answers: [ManualAnswer] = []
    var lost = 0
    let decoder = JSONDecoder()
    for line in (FileText.read(path) ?? []).split(separator: UInt8(ascii: "\n")) {
      if let answer = (try? decoder.decode(Line.self, from: Data(line)))?.answer {
        answers.append(answer)
      } else {
        lost += 1
      }
    }
    return (answers, lost)
  }

  /// Adds an answer; earlier ones to the same question stay in the file.
  static func add(_ answer: ManualAnswer) throws {
    try JSONLines.add(Line(answer), to: path, what: "answer")
  }

  private struct Line: Codable {
    var version = 1
    var question: String
    var choice: String
    var note: String?
    var by: String?
    var on: String

    init(_ answer: ManualAnswer) {
      question = answer.question
      choice = answer.choice.rawValue
      note = answer.note
      by = answer.by
      on = answer.on.rfc3339
    }

    /// `nil` for what a later version wrote.
    var answer: ManualAnswer? {
      guard version <= 1, let choice = ManualAnswer.Choice(rawValue: choice),
        let on = Instant(iso8601: on)
      else { return nil }
      return ManualAnswer(question: question, choice: choice, note: note, by: by, on: on)
    }
  }
}
