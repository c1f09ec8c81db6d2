/// Where one of the files was looked for, and how that went.
struct ConfigurationPlace: Sendable {
  /// As a user writes it: `~/.aws/config`.
  var name: String
  /// Why it gave nothing; `nil` when it was read.
  var trouble: String?
  var file: ConfigurationFile

  /// Reads the file that a variable names, or the one in the user's `.aws` folder.
  init(_ variable: String, _ fallback: String, _ environment: AWSEnvironment) {
    file = ConfigurationFile("")
    guard let path = environment[variable] ?? environment.home.map({ $0 + "/.aws/" + fallback })
    else {
      name = "~/.aws/" + fallback
      trouble = "has no place, since HOME is not set"
      return
    }
    name = environment.shortened(path)
    do throws(SmallFile.Trouble) {
      file = ConfigurationFile(try SmallFile.text(environment.expanded(path)))
    } catch {
      trouble = error.words
    }
  }

  /// Stands for a file of this content.
  init(name: String, _ file: ConfigurationFile) {
    self.name = name
    self.file = file
  }

  /// What is wrong with the file, a sentence each; one that is not there is no fault.
  var warnings: [String] {
    let lines = file.complaints.map { "\(name), line \($0.line): \($0.why)" }
    guard let trouble, trouble.hasPrefix("cannot") else { return lines }
    return ["\(name) \(trouble)"] + lines
  }
}
