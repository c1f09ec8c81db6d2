import Glibc
import InsightEngine
import ServerlessModel

/// Measures the judging of a fleet: all of it at once, then minute after minute.
@main
struct EngineBench {
  /// `EngineBench RESOURCES MINUTES CORES [lean]` prints figures, one `name value` a line.
  ///
  /// `lean` judges as a recorder does, which keeps no detectors.
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 3 else {
      return stop("usage: EngineBench RESOURCES MINUTES CORES [lean]")
    }
    let isLean = CommandLine.arguments.last == "lean"
    do {
      var judging = FleetMinutes(MadeFleet(numbers[0]), cores: numbers[2], isLean: isLean)
      try judging.measure(minutes: numbers[1])
    } catch {
      stop("\(error)")
    }
  }

  private static func stop(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(1)
  }
}
