import CellGrid
import InsightEngine
import ServerlessModel

extension ConsoleState {
  mutating func openCommand(with text: String = "") -> [Effect] {
    var prompt = PromptState(
      purpose: .command, prompt: Prompt(label: ":", text: text, history: commandHistory))
    prompt.remark = "a name, or a command; Tab completes"
    overlay = .prompt(prompt)
    return []
  }

  mutating func openFilter() -> [Effect] {
    guard let list = top.list else {
      message = "no list to filter here"
      return []
    }
    var prompt = PromptState(
      purpose: .filter,
      prompt: Prompt(label: "/", text: list.filter?.text ?? "", history: filterHistory))
    prompt.before = list.filter
    prompt.remark = "text ~regex !not col:value errors>0"
    overlay = .prompt(prompt)
    return []
  }

  mutating func openNote() -> [Effect] {
    var prompt = PromptState(purpose: .note, prompt: Prompt(label: "note: "))
    prompt.remark = "at \(window.at.clock)Z"
    overlay = .prompt(prompt)
    return []
  }

  mutating func openMute(_ findingID: String) -> [Effect] {
    var prompt = PromptState(
      purpose: .mute(findingID: findingID), prompt: Prompt(label: "mute, why: "))
    prompt.remark = "\(findingID.prefix { $0 != "@" }), for 7 days; 30d before the reason for 30"
    overlay = .prompt(prompt)
    return []
  }

  mutating func openAnswer(_ question: ManualQuestion) {
    var prompt = PromptState(
      purpose: .answer(questionID: question.id), prompt: Prompt(label: "answer: "))
    prompt.remark = Self.answerHelp
    overlay = .prompt(prompt)
  }

  private static let answerHelp =
    ManualAnswer.Choice.allCases.map(\.rawValue).joined(separator: ", ")
    + "; what it rests on may follow"

  /// Whether what is typed so far may become an answer.
  private static func beginsAnswer(_ text: String) -> Bool {
    answer(text) != nil
      || ManualAnswer.Choice.allCases.contains { $0.rawValue.hasPrefix(text.lowercased()) }
  }

  /// The answer and the words after it; `nil` where it begins with none of the choices.
  private static func answer(_ text: String) -> (choice: ManualAnswer.Choice, note: String?)? {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let choice = words.first.flatMap({ ManualAnswer.Choice(rawValue: $0.lowercased()) })
    else {
      return nil
    }
    return (choice, words.count > 1 ? words[1] : nil)
  }

  mutating func openMute(_ group: ErrorGroup) -> [Effect] {
    var prompt = PromptState(purpose: .muteGroup(group.id), prompt: Prompt(label: "mute, why: "))
    prompt.remark =
      "\(group.type ?? group.errorClass.words), for 7 days; 30d before the reason for 30"
    overlay = .prompt(prompt)
    return []
  }

  mutating func press(_ key: Key, onPrompt state: PromptState) -> [Effect] {
    var state = state
    switch state.prompt.press(key) {
    case .edited:
      state.candidates = []
      state.candidate = -1
      edited(&state)
      overlay = .prompt(state)
    case .completion:
      complete(&state)
      overlay = .prompt(state)
    case .moved, .ignored: overlay = .prompt(state)
    case .cancelled:
      overlay = nil
      if state.purpose == .filter { setFilter(state.before) }
    case .submitted(let text): return submit(text, state)
    }
    return []
  }

  /// Shows at once what a filter finds, and what is wrong.
  private mutating func edited(_ state: inout PromptState) {
    let text = state.prompt.text
    state.isWrong = false
    switch state.purpose {
    case .filter:
      let filter = RowFilter(text)
      if let complaint = filter?.complaint {
        state.isWrong = true
        state.remark = complaint
      } else {
        state.remark = "text ~regex !not col:value errors>0"
        setFilter(filter)
      }
    case .command:
      state.prompt.hint = Commands.hint(for: text, in: self)
    case .answer: state.isWrong = !text.isEmpty && !Self.beginsAnswer(text)
    case .note, .mute, .muteGroup, .cut, .rewrite: break
    }
  }

  private mutating func complete(_ state: inout PromptState) {
    guard state.purpose == .command else { return }
    if state.candidates.isEmpty {
      state.candidates = Commands.candidates(for: state.prompt.text, in: self)
    }
    guard !state.candidates.isEmpty else {
      state.remark = "nothing begins with that"
      state.isWrong = true
      return
    }
    state.candidate = (state.candidate + 1) % state.candidates.count
    state.prompt.text = state.candidates[state.candidate]
    state.prompt.hint = ""
    state.isWrong = false
    state.remark = "\(state.candidate + 1) of \(state.candidates.count)"
  }

  private mutating func submit(_ text: String, _ state: PromptState) -> [Effect] {
    overlay = nil
    switch state.purpose {
    case .filter:
      if let filter = RowFilter(text), filter.complaint == nil {
        filterHistory = remembered(text, in: filterHistory)
        setFilter(filter)
      } else {
        setFilter(text.isEmpty ? nil : state.before)
      }
    case .command:
      guard !text.isEmpty else { return [] }
      commandHistory = remembered(text, in: commandHistory)
      journal.add(.typed, ":" + text, at: now())
      return runCommand(text)
    case .note:
      guard !text.isEmpty else { return [] }
      return [.save(.note(window.at, text))]
    case .rewrite(let id):
      guard !text.isEmpty else { return [] }
      return [.save(.rewrite(noteID: id, text))]
    case .cut: return cutFile(to: text)
    case .mute, .muteGroup:
      guard !text.isEmpty else {
        message = "not muted: a mute needs a reason"
        return []
      }
      if case .mute(let id) = state.purpose {
        return [.save(.mute(findingID: id, reason: text))]
      }
      if case .muteGroup(let id) = state.purpose {
        return [.save(.errorGroup(id, .mute(reason: text)))]
      }
    case .answer(let id):
      guard let answer = Self.answer(text) else {
        message = text.isEmpty ? "not answered" : "not answered: \(Self.answerHelp)"
        return []
      }
      return [.save(.answer(questionID: id, answer.choice, note: answer.note))]
    }
    return []
  }

  private mutating func setFilter(_ filter: RowFilter?) {
    let last = stack.count - 1
    guard var list = stack[last].list else { return }
    list.set(filter: filter)
    stack[last].list = list
  }

  private func remembered(_ text: String, in history: [String]) -> [String] {
    Array((history.filter { $0 != text } + [text]).suffix(50))
  }
}
