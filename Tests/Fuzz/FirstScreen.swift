import CellGrid
import Console
import ServerlessModel

/// A view of a recording as it is drawn once all that it asked is answered.
struct FirstScreen {
  /// The cells, rows one after the other.
  let text: String

  init(_ reading: any SnapshotReading, view: ViewPath) {
    let size = Size(width: 80, height: 24)
    var options = ConsoleOptions(info: reading.info, mode: .replay, size: size)
    options.view = view
    var console = Console(options)
    var effects = console.start()[...]
    var asked = 0
    while let effect = effects.popFirst() {
      asked += 1
      expect(asked < 1000, "a screen asks without end")
      guard case .ask(let ticket, let question) = effect else { continue }
      do {
        effects += console.update(.answered(ticket, try answer(question, from: reading)))
      } catch {
        effects += console.update(.failed(ticket, "\(error)"))
      }
    }
    var grid = CellGrid(size: size)
    console.render(into: &grid)
    text = grid.lines.joined()
  }
}
