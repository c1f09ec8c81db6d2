import AWSClient
import Glibc

/// Asks for the code of an MFA device on the terminal, before any screen takes it.
enum CodePrompt {
  /// What was typed; `nil` where there is no terminal to ask on.
  @Sendable static func ask(_ question: MFAQuestion) async -> String? {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
    StandardError.write("Code of \(question.serial) for profile \(question.profile): ")
    guard let line = readLine(strippingNewline: true) else { return nil }
    let code = line.filter { !$0.isWhitespace }
    return code.isEmpty ? nil : code
  }
}
