import Console
import DataProvider
import Dispatch
import NcursesTerminal
import SnapshotStore

/// What a live console has beside its recording: who to tell what it shows, and who tells it of trouble.
struct LiveFeed {
  /// `recording` where the user keeps what is read, else `live`.
  let mode: ConsoleMode
  /// The profiles that AWS is read with.
  let profiles: [String]
  let mailbox = Mailbox<Event>()
  /// Begins to read AWS, once the first screen is there: until then it would take the processor from what was kept.
  var begin: @Sendable () -> Void = {}
  private let collector: Collector
  private let lanes: Int
  private let reading: SnapshotReader
  private let finder: FocusFinder
  private let queue = DispatchQueue(label: "perch.focus", qos: .userInitiated)

  init(
    _ collector: Collector, of lanes: Int, reading: SnapshotReader, isKept: Bool,
    profiles: [String]
  ) {
    mode = isKept ? .recording : .live
    self.profiles = profiles
    self.collector = collector
    self.lanes = lanes
    self.reading = reading
    finder = FocusFinder(reading: reading)
  }

  /// The profiles that could be read instead; none where the user keeps what is read, which is of its profiles.
  var otherProfiles: [String] {
    mode == .recording ? [] : AWSProfiles.all.map(\.name).filter { !profiles.contains($0) }
  }

  /// What `perch live` takes to read the same again.
  var sourceName: String? {
    mode == .recording ? nil : profiles.map { "--profile \($0)" }.joined(separator: " ")
  }

  /// Tells the collector what is on the screen.
  var look: @Sendable (Question) -> Void {
    let (collector, finder, queue) = (collector, finder, queue)
    return { question in
      queue.async {
        // What cannot be found just now is fetched in its turn.
        if let focus = try? finder.focus(of: question) { collector.focus(on: focus) }
      }
    }
  }

  /// Tells the console of what it looks at as soon as it is read, and of each trouble, until the collector ends.
  func follow(_ events: AsyncStream<CollectorEvent>) {
    let (mailbox, reading, lanes) = (mailbox, reading, lanes)
    Task.detached {
      var told: Set<String> = []
      var access = LaneAccess(lanes: lanes)
      for await event in events {
        if let isLost = access.take(event) {
          mailbox.post(.accessChanged(isLost: isLost))
          if !isLost { told = [] }
        }
        if case .focused = event, (try? reading.refresh()) == true {
          mailbox.post(.grew(reading.info))
        }
        let words = CollectorWords(event)
        guard let trouble = words.trouble, told.insert(words.topic).inserted else { continue }
        mailbox.post(.said(trouble))
      }
    }
  }
}
