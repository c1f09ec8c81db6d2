@testable import perch

/// The user's `config.yaml` and `keys.yaml`, and series of points for the detector.
enum ConfigFiles: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    check(Config(text, path: "config.yaml").problems, in: text)
    check(KeysFile(text, path: "keys.yaml").problems, in: text)
    if let series = try? SeriesFile(Array(bytes), name: "points.csv") {
      expect(series.points.count <= bytes.count, "there are more points than bytes")
      _ = series.note
    }
  }

  /// What is wrong is told in one line, at a line that is there.
  private static func check(_ problems: [YAMLProblem], in text: String) {
    let lines = text.unicodeScalars.count {
      "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0)
    }
    for problem in problems {
      expect(problem.line >= 0 && problem.line <= lines + 2, "a problem is in line \(problem.line)")
      expect(!problem.what.isEmpty, "a problem says nothing")
    }
  }
}
