extension Scene {
  /// Functions that do not start, end too early or wake from a bad sleep, as the platform tells of them.
  static let broken: [BadFunction] = [
    BadFunction("cannot-import"), BadFunction("starts-for-ever"), BadFunction("leaves-early"),
    BadFunction("restores-slowly", ["SnapStart": ["ApplyOn": "PublishedVersions"]]) {
      $0.runtime = "java21"
    },
    BadFunction("tells-nothing"),
  ]

  /// Twenty-seven bad hours after calm weeks, each run in an environment of its own.
  mutating func brokenStarts() {
    let calm = Routine.calm
    for function in Self.broken.map(\.spec.name) {
      var random = SeededRandom(seed: 9, part: function)
      for time in stride(from: calm.from, to: calm.to, by: Int(calm.everyMs)) {
        log(of: function, at: time, Self.run, &random)
      }
      for time in stride(from: calm.to, to: Day.end, by: 600_000) {
        log(of: function, at: time, Self.text(of: function), &random)
      }
    }
  }

  private mutating func log(
    of function: String, at time: Int64, _ text: String, _ random: inout SeededRandom
  ) {
    let id = random.uuid()
    let stream = "2026/11/20/[1]" + random.hex(16) + random.hex(16)
    let lines = text.split(separator: "\n").map {
      String($0).replacing("ID", with: id).replacing("NOW", with: String(time))
    }
    let events = lines.enumerated().map { (time: time + Int64($0.offset) * 40, text: $0.element) }
    log("/aws/lambda/" + function, stream: stream, events)
  }

  /// What one run leaves in the log, with `ID` for its request and `NOW` for its moment.
  private static func text(of function: String) -> String {
    switch function {
    case "cannot-import":
      "INIT_REPORT Init Duration: 210.00 ms\tPhase: init\tStatus: error\tError Type: \(missing)\n"
        + "START RequestId: ID Version: 1\n"
        + "[ERROR] \(missing): Unable to import module 'app': No module named 'requests'\n"
        + report("\tStatus: error\tError Type: \(missing)")
    case "starts-for-ever":
      "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout\n" + run
    case "leaves-early":
      "START RequestId: ID Version: 1\n"
        + "RequestId: ID Error: Runtime exited with error: exit status 3\n"
        + report("\tStatus: error\tError Type: Runtime.ExitError")
    case "restores-slowly":
      "RESTORE_START Runtime Version: java:21.v43\nRESTORE_REPORT Restore Duration: 2150.00 ms\n"
        + "START RequestId: ID Version: 1\n"
        + report("\tRestore Duration: 2150.00 ms\tBilled Restore Duration: 2150 ms")
    default:
      "START RequestId: ID Version: 1\n{\"level\":\"info\",\"msg\":\"step one\"}\n"
        + "{\"level\":\"info\",\"msg\":\"sent to buyerNOW@mail.example\"}\n"
        + "{\"level\":\"info\",\"msg\":\"used AKIAIOSFODNN7EXAMPLE\"}\n" + report()
    }
  }

  private static let missing = "Runtime.ImportModuleError"
  private static let run = "START RequestId: ID Version: 1\n" + report()

  private static func report(_ more: String = "") -> String {
    "END RequestId: ID\nREPORT RequestId: ID\tDuration: 120.00 ms\tBilled Duration: 120 ms\t"
      + "Memory Size: 256 MB\tMax Memory Used: 80 MB" + more
  }
}
