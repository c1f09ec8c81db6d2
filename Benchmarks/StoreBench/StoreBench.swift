import Glibc
import ServerlessModel

/// Measures the store of executions alone; `store.py` asks DuckDB the same and compares.
@main
struct StoreBench {
  /// `build FOLDER` makes the file of the columns in a folder, `ask FOLDER` answers standard input.
  static func main() {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 2, let verb = words.first, let folder = words.last else {
      return stop("usage: StoreBench build|ask FOLDER")
    }
    do {
      switch verb {
      case "build": try StoreBuilding(folder: folder).run()
      case "ask": try StoreAsking(folder: folder).run()
      default: stop("StoreBench knows build and ask, not \(verb)")
      }
    } catch {
      stop("\(verb): \(error)")
    }
  }

  private static func stop(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(1)
  }
}

/// What the benchmark cannot go on without.
enum BenchError: Error {
  case unreadable(path: String)
  case sql(String, message: String)
  case unknownQuestion(String)
}

/// The generated functions, by number.
enum Fleet {
  static let account = "111122223333"
  static let size = 200

  static let functions = (0..<size).map { name($0) }

  private static func name(_ number: Int) -> ResourceID {
    let digits = String(number)
    let padded = String(repeating: "0", count: 3 - digits.count) + digits
    return .function("fn-" + padded, account: account, region: "eu-west-1")
  }
}

/// Seconds on a clock that only goes forward, or of this process's processor time.
func seconds(_ clock: clockid_t = CLOCK_MONOTONIC) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
