import Glibc

/// Answers questions from standard input, one a line: `RUNS NAME NUMBERS…`.
struct StoreAsking {
  let folder: String

  /// Prints the median milliseconds of a question's runs, on the clock and of the processor, then the numbers of its answer.
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
    var (clock, processor): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      let (began, beganCPU) = (seconds(), seconds(CLOCK_PROCESS_CPUTIME_ID))
      answer = try questions.answer(name, numbers)
      clock.append((seconds() - began) * 1000)
      processor.append((seconds(CLOCK_PROCESS_CPUTIME_ID) - beganCPU) * 1000)
    }
    print(
      Self.median(clock), Self.median(processor), answer.map(String.init).joined(separator: " "))
    fflush(nil)
  }

  private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
}
