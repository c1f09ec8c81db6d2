import CellGrid
import ServerlessModel

extension ConsoleState {
  func userCommand(on key: Key) -> UserCommand? { userCommands.first { $0.key == key } }

  func userCommand(named name: String) -> UserCommand? {
    userCommands.first { $0.name == name }
  }

  /// Gives the selected row to a program, with the view and the moment it is of.
  mutating func run(_ command: UserCommand) -> [Effect] {
    guard let list = top.list, var row = list.exportedSelection else {
      message = "\(command.name) needs a row; none is selected"
      return []
    }
    row.add("view", top.path.description)
    row.add("at", window.at.rfc3339)
    journal.add(.ran, command.name, at: now())
    return [.run(command, row)]
  }
}
