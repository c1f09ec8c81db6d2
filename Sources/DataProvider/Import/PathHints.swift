import AWSClient

import AWSClient

/// What the path of a file says of the lines in it.
enum PathHints {
  /// The stream of an S3 export: its folder is the stream's name with `-` for `/`.
  static func stream(_ path: String) -> String {
    for part in path.split(separator: "/").reversed() {
      let bytes = Array(part.utf8)
      guard bytes.count > 12, bytes[4] == 45, bytes[7] == 45, bytes[10] == 45,
        part.contains("["), part.contains("]")
      else { continue }
      let digits = [0, 1, 2, 3, 5, 6, 8, 9]
      guard digits.allSatisfy({ bytes[$0] >= 48 && bytes[$0] <= 57 }) else { continue }
      var name = bytes
      for index in [4, 7, 10] { name[index] = 47 }
      return String(decoding: name, as: UTF8.self)
    }
    return ""
  }

  /// The log group, where folders spell out `aws/lambda/NAME`, or the file is named like
  /// `logs.filter-log-events.%2Faws%2Flambda%2FNAME.json`.
  static func group(_ path: String) -> String? {
    let place = AnswerPath(path)
    if place.operation?.service == "logs", let subject = place.subject { return subject }
    let parts = path.split(separator: "/")
    for index in parts.indices.dropLast(3)
    where parts[index] == "aws" && parts[index + 1] == "lambda" {
      return "/aws/lambda/" + parts[index + 2]
    }
    return nil
  }
}
