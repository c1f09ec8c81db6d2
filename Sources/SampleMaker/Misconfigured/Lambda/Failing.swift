extension Scene {
  /// Functions whose runs fail, each in its own way.
  static let failing: [BadFunction] = [timesOut, nearlyTimesOut, outOfMemory, notAllowed]

  private static let day = Routine(from: Day.end - 26 * 3_600_000, everyMs: 600_000)
  private static let lately = Routine(from: Day.end - 7_200_000, everyMs: 60_000)

  /// Every event is tried three times, under one request id, and killed each time.
  private static let timesOut: BadFunction = {
    var function = BadFunction("times-out") { $0.timeoutSeconds = 20 }
    var event = ""
    function.runs = Routine.calm.runs(of: function)
    function.runs += lately.runs(of: function) { index, run in
      run.attempt = index % 3 + 1
      if run.attempt == 1 { event = run.requestID }
      run.requestID = event
      run.durationUs = 20_000_000
      run.outcome = .timeout
    }
    return function
  }()

  private static let nearlyTimesOut: BadFunction = {
    var function = BadFunction("nearly-times-out")
    function.runs = Routine.calm.runs(of: function)
    function.runs += lately.runs(of: function) { index, run in
      run.durationUs = index % 5 == 0 ? 9_600_000 : 4_000_000
    }
    return function
  }()

  private static let outOfMemory: BadFunction = {
    var function = BadFunction("runs-out-of-memory") {
      $0.memoryMB = 128
      $0.usedMB = 122
      $0.medianMs = 900
    }
    function.runs = Routine.calm.runs(of: function)
    function.runs += day.runs(of: function) { index, run in
      guard index % 3 == 2 else { return }
      run.usedMB = 128
      run.outcome = .outOfMemory
    }
    return function
  }()

  /// A day without errors, then a permission is taken away.
  private static let notAllowed: BadFunction = {
    var function = BadFunction("not-allowed")
    let calm = Routine(from: day.from, to: Day.end - 3_000_000, everyMs: 600_000)
    let denied = Routine(from: Day.end - 3_000_000, everyMs: 120_000)
    let role = "arn:aws:sts::\(Misconfigured.account):assumed-role/not-allowed-role/not-allowed"
    let table = Misconfigured.arn("dynamodb", "table/hot")
    function.runs = Routine.calm.runs(of: function) + calm.runs(of: function)
    function.runs += denied.runs(of: function) { _, run in
      run.outcome = .error(
        type: "ClientError",
        message: "An error occurred (AccessDeniedException) when calling the GetItem operation: "
          + "User: \(role) is not authorized to perform: dynamodb:GetItem on resource: \(table)")
    }
    return function
  }()
}
