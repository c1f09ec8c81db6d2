/// One frame of a stack: the file's base name and the function, without line numbers.
struct StackFrame {
  var path: String
  var function: String

  /// `file.py handler`; one part alone where the other is not known.
  var text: String {
    let name = path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    return name.isEmpty ? function : function.isEmpty ? name : name + " " + function
  }

  /// Whether the frame is the application's own, and neither the runtime's nor the language's.
  var isInApp: Bool {
    for sign in Self.runtimePaths where divide(Substring(path), at: sign) != nil { return false }
    if path.hasPrefix("runtime/") { return false }
    return !Self.runtimeFunctions.contains { function.hasPrefix($0) }
  }

  private static let runtimePaths = [
    "/var/runtime", "/var/lang/", "node:internal", "internal/", "site-packages/awslambdaric",
    "<frozen ",
    "aws_lambda_ric", "/usr/local/go/src/", "github.com/aws/aws-lambda-go", "/rustc/",
  ]

  private static let runtimeFunctions = [
    "com.amazonaws.services.lambda.runtime", "lambdainternal.", "java.", "javax.", "jdk.", "sun.",
    "runtime.", "github.com/aws/aws-lambda-go", "Amazon.Lambda.", "System.", "Microsoft.",
  ]

  /// The frames that count, as text, without any that repeats the one before it.
  static func inApp(_ frames: [StackFrame]) -> [String] {
    var texts: [String] = []
    for frame in frames where frame.isInApp {
      let text = frame.text
      if !text.isEmpty, texts.last != text, texts.count < 16 { texts.append(text) }
    }
    return texts
  }
}

/// Cuts a text at the first place where `separator` stands.
func divide(_ text: Substring, at separator: String) -> (before: Substring, after: Substring)? {
  guard let first = separator.utf8.first else { return nil }
  let bytes = text.utf8
  var from = bytes.startIndex
  while let hit = bytes[from...].firstIndex(of: first) {
    let rest = text[hit...]
    if rest.utf8.starts(with: separator.utf8) {
      let after = bytes.index(hit, offsetBy: separator.utf8.count)
      return (text[..<hit], text[after...])
    }
    from = bytes.index(after: hit)
  }
  return nil
}

/// Cuts a text at the last `byte`.
func divide(_ text: Substring, atLast byte: UInt8) -> (before: Substring, after: Substring)? {
  guard let hit = text.utf8.lastIndex(of: byte) else { return nil }
  return (text[..<hit], text[text.utf8.index(after: hit)...])
}
