import ArgumentParser
import Console
import ServerlessModel

/// `perch find TEXT`: whatever an alert pasted.
struct FindCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "find",
    abstract:
      "Says what a pasted id, ARN, stream or console address is, and the view that opens it.")

  @Argument(help: "A request or trace id, an ARN, a log stream, a name, or an AWS console address.")
  var text: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let reading = try source.open()
    let window = try time.window(over: reading.info)
    let question = Question(.find(text), window: window)
    guard case .found(let found) = try answer(question, from: reading) else {
      throw CommandFailure(.noInput, "Nothing in this recording matches \(Quoted.text(text)).")
    }
    guard let view = found.view else {
      throw CommandFailure(
        .noInput, found.sentence.hasSuffix(".") ? found.sentence : found.sentence + ".")
    }
    var row = Row()
    row.add("found", found.sentence)
    row.add("view", view.description)
    try output.print(row) { "\(found.sentence)\nperch replay --view \(view.description)\n" }
  }
}
