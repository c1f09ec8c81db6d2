package import ServerlessModel

extension Console {
  /// Answers all open questions at once, and the ones those lead to; for `--print` and for tests.
  ///
  /// - Returns: The effects that were not questions.
  package mutating func settle(
    _ effects: [Effect], from reading: any SnapshotReading, settings: AnswerSettings = .init()
  ) -> [Effect] {
    var others: [Effect] = []
    var open = effects[...]
    while let effect = open.popFirst() {
      guard case .ask(let ticket, let question) = effect else {
        others.append(effect)
        continue
      }
      do {
        let answer = try answer(question, from: reading, settings: settings)
        open += update(.answered(ticket, answer))
      } catch {
        open += update(.failed(ticket, String(describing: error)))
      }
    }
    return others
  }

  /// The screen as labelled lines: the same words without a grid.
  package var linearText: [String] { state.linear }
}
