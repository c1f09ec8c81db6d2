/// Why a command gave no answer: what was asked, why it failed, what to do, and the exit code.
struct CommandFailure: Error {
  enum Code: Int32 {
    case checkFailed = 1
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case cannotCreate = 73
    case tryLater = 75
    case notPermitted = 77
    case interrupted = 130
    case quiet = 0
  }

  var code: Code
  var sentence: String
  /// The same with a line for each thing that was tried; `nil` where the sentence says it all.
  var page: String?

  init(_ code: Code, _ sentence: String) {
    self.code = code
    self.sentence = sentence
  }

  static let closedPipe = CommandFailure(.quiet, "")

  static let memoryIsFull = CommandFailure(
    .tryLater,
    "There is not the memory to begin: perch needs about 60 MB, counted with the stacks of its threads. Raise the limit: see ulimit -a."
  )

  static func cannotWrite(_ what: String) -> CommandFailure {
    CommandFailure(
      .cannotCreate, "perch could not write \(what). Check the disk and the permissions.")
  }
}
