import Glibc

/// Answers questions from standard input, one a line: `RUNS NAME NUMBERS…`.
struct StoreAsking {
  let folder: String

  /// Prints the median milliseconds of a question's runs, then the numbers of its answer.
  func run() throws {
    let questions = try StoreQuestions(folder + "/runs.perch")
    while let line = readLine() {
      let words = line.split(separator: " ")
      let numbers = words.dropFirst(2).compactMap { Int64($0) }
      guard words.count >= 2, let runs = Int(words[0]) else {
        throw BenchError.unknownQuestion(line)
      }
      try ask(questions, String(words[1]), numbers, runs)
    }
  }

  private func ask(
    _ questions: StoreQuestions, _ name: String, _ numbers: [Int64], _ runs: Int
  ) throws {
    var answer: [Int64] = []
    var times: [Double] = []
    for _ in 0..<runs {
      let began = seconds()
      answer = try questions.answer(name, numbers)
      times.append((seconds() - began) * 1000)
    }
    times.sort()
    print(times[times.count / 2], answer.map(String.init).joined(separator: " "))
    fflush(nil)
  }
}
