import ServerlessModel

/// What is told of few runs: a cold start, an error, an end out of the ordinary.
struct RunDetails {
  var done: RuntimeDone?
  var doneTime: Int64 = 0
  var timeoutTime: Int64?
  var timeoutAfter: Elapsed?
  var exitTime: Int64?
  var exitReason: String?
  var exitType: String?
  var errors: [TimedError] = []
  var preparation: Preparation?
}

extension OpenRun {
  private var hasDetails: Bool { !details.isEmpty }

  mutating func change(_ body: (inout RunDetails) -> Void) {
    if details.isEmpty { details.append(RunDetails()) }
    body(&details[0])
  }

  var done: RuntimeDone? {
    get { hasDetails ? details[0].done : nil }
    set { if newValue != nil || hasDetails { change { $0.done = newValue } } }
  }

  var timeoutTime: Int64? {
    get { hasDetails ? details[0].timeoutTime : nil }
    set { if newValue != nil || hasDetails { change { $0.timeoutTime = newValue } } }
  }

  var timeoutAfter: Elapsed? {
    get { hasDetails ? details[0].timeoutAfter : nil }
    set { if newValue != nil || hasDetails { change { $0.timeoutAfter = newValue } } }
  }

  var exitTime: Int64? {
    get { hasDetails ? details[0].exitTime : nil }
    set { if newValue != nil || hasDetails { change { $0.exitTime = newValue } } }
  }

  var exitReason: String? {
    get { hasDetails ? details[0].exitReason : nil }
    set { if newValue != nil || hasDetails { change { $0.exitReason = newValue } } }
  }

  var exitType: String? {
    get { hasDetails ? details[0].exitType : nil }
    set { if newValue != nil || hasDetails { change { $0.exitType = newValue } } }
  }

  var preparation: Preparation? {
    get { hasDetails ? details[0].preparation : nil }
    set { if newValue != nil || hasDetails { change { $0.preparation = newValue } } }
  }

  var doneTime: Int64 {
    get { hasDetails ? details[0].doneTime : 0 }
    set { change { $0.doneTime = newValue } }
  }

  var errors: [TimedError] {
    get { hasDetails ? details[0].errors : [] }
    set { if !newValue.isEmpty || hasDetails { change { $0.errors = newValue } } }
  }
}
