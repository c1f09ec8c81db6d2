import DataProvider

/// What wakes a recorder.
enum RecordNews: Sendable {
  case event(CollectorEvent)
  case ended
}
