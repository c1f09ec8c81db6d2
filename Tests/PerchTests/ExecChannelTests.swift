import Glibc
import ServerlessModel
import Testing

@testable import perch

struct `a program that is told` {
  private static let folder = "/tmp/perch-exec-\(getpid())"

  /// As the program itself does.
  init() { signal(SIGPIPE, SIG_IGN) }

  private static func script(_ name: String, _ body: String) throws -> String {
    let path = "\(folder)/\(name)-\(UInt64.random(in: .min ... .max))"
    try #require(FileText.write("#!/bin/sh\n" + body + "\n", to: path))
    chmod(path, 0o700)
    return path
  }

  private static var notice: Notice {
    let at = Instant(milliseconds: 1_795_183_200_000)
    return Notice(closing: "a@arn", title: "times out; \"$(touch x)\" `id`", at: at)
  }

  @Test func `gets one line of JSON on its standard input`() throws {
    let kept = "\(Self.folder)/kept-\(UInt64.random(in: .min ... .max))"
    try ExecChannel(program: try Self.script("keep", "cat > \(kept)")).deliver(Self.notice)
    let text = String(decoding: try #require(FileText.read(kept)), as: UTF8.self)
    #expect(text == Self.notice.line + "\n")
    #expect(text.hasPrefix(#"{"event":"closed","time":"2026-11-20T"#))
  }

  @Test func `may leave its input unread`() throws {
    var big = Self.notice
    big.line = String(repeating: "x", count: 1 << 20)
    try ExecChannel(program: "/bin/true").deliver(big)
  }

  @Test func `is tried again when it fails`() throws {
    let failing = try Self.script("fail", "exit 3")
    #expect(throws: DeliveryFailure.self) {
      try ExecChannel(program: failing).deliver(Self.notice)
    }
    #expect(ChildProcess.run(failing, input: [], within: .seconds(5)) == .exited(3))
  }

  @Test func `is killed with its children when it hangs`() throws {
    let hanging = try Self.script("hang", "sleep 60 & sleep 60")
    let clock = ContinuousClock()
    let taken = clock.measure {
      #expect(ChildProcess.run(hanging, input: [], within: .milliseconds(300)) == .timedOut)
    }
    #expect(taken < .seconds(5))
  }

  @Test func `that is not there is told by its reason`() {
    let end = ChildProcess.run("/no/such/program", input: [], within: .seconds(1))
    #expect(end == .notStarted("No such file or directory"))
  }

  @Test func `sees the signals as programs expect them`() throws {
    let ends = try Self.script("term", "kill -TERM $$; sleep 5")
    #expect(ChildProcess.run(ends, input: [], within: .seconds(4)) == .killed(SIGTERM))
  }
}
