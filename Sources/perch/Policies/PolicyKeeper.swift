import Glibc
import InsightEngine
import ServerlessModel

/// Saves policies that were written in the console, each in a file of its own, so that no other can be harmed.
enum PolicyKeeper {
  /// Saves a policy under its name, or the next free one; answers with the sentence to show.
  ///
  /// - Throws: `CommandFailure` when the folder cannot be written.
  static func save(_ policy: Policy) throws -> String {
    let same = file(of: policy.name)
    if FileText.read(same) == Array(PolicyYAML.yaml(policy).utf8) {
      return "it is in \(same) already"
    }
    let taken = Set(PolicyFolder.read().policies.map(\.name))
    let names = [policy.name] + (2...999).map { "\(policy.name)-\($0)" }
    let free = names.first { !taken.contains($0) && !FileText.exists(file(of: $0)) }
    var policy = policy
    policy.name = free ?? policy.name
    let path = file(of: policy.name)
    guard free != nil, FileText.write(PolicyYAML.yaml(policy), to: path) else {
      throw CommandFailure(
        .cannotCreate,
        "The policy was not saved: \(path) cannot be written (\(String(cString: strerror(errno)))). "
          + "e writes it into the working folder instead.")
    }
    return "saved to \(path); it is judged from now on"
  }

  private static func file(of name: String) -> String { "\(PolicyFolder.path)/\(name).yaml" }
}
