import AWSClient
import ServerlessModel

/// One thing to ask, with what is known of its answer beforehand.
struct LaneFetch {
  var call: AWSCall
  /// Whether its pages mean something only together.
  var joinsPages = false
  /// Since when the answer holds, where it was asked before.
  var since: Instant?
  var ask = LiveAsk()
  /// Seconds until it is asked again where there was no answer.
  var retrySeconds = LaneFetch.retrySeconds

  static let retrySeconds = 60.0

  /// What is said of an answer that came at `time`.
  func ask(at time: Instant, isPart: Bool, hadRows: Bool) -> LiveAsk {
    var ask = ask
    ask.isPart = ask.isPart || isPart
    ask.hadRows = hadRows
    if let since, ask.span == nil, since < time {
      ask.span = TimeSpan(start: since, end: time.adding(milliseconds: 1))
    }
    return ask
  }
}
