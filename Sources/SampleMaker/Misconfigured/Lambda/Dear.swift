extension Scene {
  /// Functions whose fault is their bill.
  static let dear: [BadFunction] = [resizesEverything, wakesSlowly, countsInVain]

  private static let weeksAgo = Routine.calm.from

  /// The largest memory for a little work, of which every sixth run fails; three times as busy on the last day.
  private static let resizesEverything: BadFunction = {
    var function = BadFunction("resizes-everything") {
      $0.architecture = "x86_64"
      $0.memoryMB = 10_240
      $0.usedMB = 900
      $0.timeoutSeconds = 900
      $0.medianMs = 40_000
    }
    let usual = Routine(from: weeksAgo, to: Day.midnight, everyMs: 600_000)
    let busy = Routine(from: Day.midnight, everyMs: 200_000)
    function.runs = (usual.runs(of: function) + busy.runs(of: function)).enumerated()
      .map { index, run in
        var run = run
        if index % 6 == 5 {
          run.outcome = .error(type: "ValueError", message: "no picture in this upload")
        }
        return run
      }
    return function
  }()

  /// Every run waits nine seconds for a new environment, and pays for it.
  private static let wakesSlowly: BadFunction = {
    var function = BadFunction("wakes-slowly", trigger: .api("front")) {
      $0.runtime = "java21"
      $0.architecture = "x86_64"
      $0.memoryMB = 3008
      $0.usedMB = 1900
      $0.initMs = 9200
      $0.medianMs = 2000
    }
    let rare = Routine(from: weeksAgo, everyMs: 600_000, perEnvironment: 1)
    function.runs = rare.runs(of: function)
    return function
  }()

  /// Computes on a third of a processor.
  private static let countsInVain: BadFunction = {
    var function = BadFunction("counts-in-vain") {
      $0.memoryMB = 512
      $0.medianMs = 1200
    }
    let day = Routine(from: Day.end - 26 * 3_600_000, everyMs: 600_000)
    function.runs = Routine.calm.runs(of: function) + day.runs(of: function)
    return function
  }()
}
