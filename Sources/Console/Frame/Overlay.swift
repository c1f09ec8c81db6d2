import CellGrid
import ServerlessModel

/// What lies over the screen and takes the keys.
enum Overlay: Sendable {
  case text(TextDialog)
  case prompt(PromptState)
  case list(ListDialog)
  case window(WindowPicker)
}

/// A line that is being typed.
struct PromptState: Sendable {
  enum Purpose: Hashable, Sendable {
    case command, filter, note, cut
    case rewrite(noteID: String)
    case mute(findingID: String)
    case answer(questionID: String)
    case muteGroup(ErrorGroupID)
  }

  var purpose: Purpose
  var prompt: Prompt
  /// What stands beside the prompt: help, or what is wrong.
  var remark = ""
  var isWrong = false
  /// The filter to go back to.
  var before: RowFilter?
  /// What Tab goes round.
  var candidates: [String] = []
  var candidate = -1
}
