extension Scene {
  /// Functions that do not start, end too early or wake from a bad sleep, as the platform tells of them.
  static let broken: [BadFunction] = [
    BadFunction("cannot-import"), BadFunction("starts-for-ever"), BadFunction("leaves-early"),
    BadFunction("restores-slowly", ["SnapStart": ["ApplyOn": "PublishedVersions"]]) {
      $0.runtime = "java21"
    },
    BadFunction("tells-nothing"),
  ]

  mutating func brokenStarts() {
    let missing = "Unable to import module 'app': No module named 'requests'"
    platform("cannot-import", every: 600_000) { _, id in
      [
        "INIT_REPORT Init Duration: 210.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError",
        "START RequestId: \(id) Version: 1", "[ERROR] Runtime.ImportModuleError: \(missing)",
        "END RequestId: \(id)",
        Self.report(id, "\tStatus: error\tError Type: Runtime.ImportModuleError"),
      ]
    }
    platform("starts-for-ever", every: 600_000) { _, id in
      [
        "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout",
        "START RequestId: \(id) Version: 1", "END RequestId: \(id)", Self.report(id),
      ]
    }
    platform("leaves-early", every: 600_000) { _, id in
      [
        "START RequestId: \(id) Version: 1",
        "RequestId: \(id) Error: Runtime exited with error: exit status 3",
        "END RequestId: \(id)", Self.report(id, "\tStatus: error\tError Type: Runtime.ExitError"),
      ]
    }
    platform("restores-slowly", every: 3_600_000) { _, id in
      [
        "RESTORE_START Runtime Version: java:21.v43",
        "RESTORE_REPORT Restore Duration: 2150.00 ms", "START RequestId: \(id) Version: 1",
        "END RequestId: \(id)",
        Self.report(id, "\tRestore Duration: 2150.00 ms\tBilled Restore Duration: 2150 ms"),
      ]
    }
    platform("tells-nothing", every: 600_000) { index, id in
      [
        "START RequestId: \(id) Version: 1", "{\"level\":\"info\",\"msg\":\"step one\"}",
        "{\"level\":\"info\",\"msg\":\"sent to buyer\(index)@mail.example\"}",
        "{\"level\":\"info\",\"msg\":\"used AKIAIOSFODNN7EXAMPLE\"}", "END RequestId: \(id)",
        Self.report(id),
      ]
    }
  }

  /// Runs of 27 hours after calm weeks, each in an environment of its own.
  private mutating func platform(
    _ function: String, every: Int, _ text: (Int, String) -> [String]
  ) {
    var random = SeededRandom(seed: 9, part: function)
    let calm = Routine.calm
    let quiet = stride(from: calm.from, to: calm.to, by: Int(calm.everyMs))
    let times = stride(from: calm.to, to: Day.end, by: every)
    for (index, time) in (Array(quiet) + Array(times)).enumerated() {
      let id = random.uuid()
      let lines = time < calm.to ? Self.plain(id) : text(index, id)
      let stream = "2026/11/20/[1]" + random.hex(16) + random.hex(16)
      log(
        "/aws/lambda/" + function, stream: stream,
        lines.enumerated().map { (time + Int64($0.offset) * 40, $0.element) })
    }
  }

  private static func plain(_ id: String) -> [String] {
    ["START RequestId: \(id) Version: 1", "END RequestId: \(id)", report(id)]
  }

  private static func report(_ id: String, _ more: String = "") -> String {
    "REPORT RequestId: \(id)\tDuration: 120.00 ms\tBilled Duration: 120 ms\tMemory Size: 256 MB\t"
      + "Max Memory Used: 80 MB" + more
  }
}
