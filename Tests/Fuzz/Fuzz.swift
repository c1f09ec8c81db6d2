import Glibc

/// Reads bytes from outside the way perch does, and stops the program where a promise is broken.
protocol FuzzTarget: SendableMetatype {
  static func read(_ bytes: UnsafeRawBufferPointer)
}

/// Every target; a new one is added here, with a folder of its name in `Corpus`.
private let targets: [any FuzzTarget.Type] = [
  AWSAnswers.self, AWSProfiles.self, ConfigFiles.self, DrawnText.self, EmbeddedMetricLines.self,
  ImportedFiles.self, KeyBytes.self, LogLines.self, Policies.self, Recordings.self,
  SignInTokens.self, StateFiles.self, StoredColumns.self, Themes.self, TypedText.self,
  XMLAnswers.self, XRaySegments.self,
]

/// The target that `PERCH_FUZZ_TARGET` names.
private let chosen: any FuzzTarget.Type = {
  let name = getenv("PERCH_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = targets.first(where: { "\($0)" == name }) else {
    let names = targets.map { "\($0)" }.joined(separator: ", ")
    fatalError("PERCH_FUZZ_TARGET is \"\(name)\"; it is one of \(names)")
  }
  return target
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  chosen.read(UnsafeRawBufferPointer(start: start, count: count))
  return 0
}

/// libFuzzer itself.
@_silgen_name("LLVMFuzzerRunDriver")
private func fuzz(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The program: libFuzzer's options and folders of inputs are its arguments.
@main
enum Program {
  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(fuzz(&count, &arguments, fuzzOneInput))
  }
}

/// Stops the program, and so the fuzzing, where what must hold does not.
func expect(_ holds: Bool, _ promise: @autoclosure () -> String) {
  if !holds { fatalError(promise()) }
}

/// What a target needs before it can read. A fault here is the host's and no broken promise: it is said, and the program ends.
func prepared<Value>(_ make: () throws -> Value) -> Value {
  do { return try make() } catch {
    let words = Array("ERROR: the target cannot be prepared: \(error)\n".utf8)
    _ = write(2, words, words.count)
    _exit(2)
  }
}
