/// The fingerprint of one kind of error: FNV-1a over function, class, type, message and frames.
package struct ErrorGroupID: Hashable, Codable, Sendable, Comparable, CustomStringConvertible {
  package var value: UInt64

  /// Makes an id from its 64 bits.
  package init(value: UInt64) { self.value = value }

  /// Reads 16 hexadecimal digits; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    guard let segment = SegmentID(text) else { return nil }
    self.value = segment.value
  }

  package var description: String { Hex.text(value) }
  package static func < (left: ErrorGroupID, right: ErrorGroupID) -> Bool {
    left.value < right.value
  }
}

/// The classes of failure, in the order in which the first that fits is taken.
package enum ErrorClass: UInt8, Codable, Sendable, CaseIterable {
  case timeout, outOfMemory, `init`, configuration, permission, exit, exception, handled

  package var name: String {
    switch self {
    case .timeout: "timeout"
    case .outOfMemory: "outOfMemory"
    case .`init`: "init"
    case .configuration: "configuration"
    case .permission: "permission"
    case .exit: "exit"
    case .exception: "exception"
    case .handled: "handled"
    }
  }
}

/// One error as a log told it, before it is grouped.
package struct ErrorRecord: Hashable, Sendable {
  package var resource: ResourceID
  package var time: Instant
  package var requestID: RequestID? = nil
  package var version: String? = nil
  package var errorClass: ErrorClass
  package var type: String? = nil
  package var message: String
  /// In-app frames, outermost call last: `file.py handler`.
  package var frames: [String] = []
  package var group: ErrorGroupID

  /// Makes the value from its parts.
  package init(
    resource: ResourceID,
    time: Instant,
    requestID: RequestID? = nil,
    version: String? = nil,
    errorClass: ErrorClass,
    type: String? = nil,
    message: String,
    frames: [String] = [],
    group: ErrorGroupID
  ) {
    self.resource = resource
    self.time = time
    self.requestID = requestID
    self.version = version
    self.errorClass = errorClass
    self.type = type
    self.message = message
    self.frames = frames
    self.group = group
  }
}

/// All errors with one fingerprint.
package struct ErrorGroup: Hashable, Codable, Sendable {
  /// Where a group stands in its life.
  package enum State: String, Codable, Sendable { case new, open, regressed, resolved, muted }

  package var id: ErrorGroupID
  package var resource: ResourceID
  package var errorClass: ErrorClass
  package var type: String? = nil
  /// As the first occurrence said it.
  package var message: String
  package var frames: [String] = []
  package var count: Int
  package var firstSeen: Instant
  package var lastSeen: Instant
  /// True where the first sight lies at the edge of what was recorded.
  package var firstSeenIsEdge: Bool = false
  package var versions: [String] = []
  /// The newest few.
  package var sampleRequestIDs: [RequestID] = []
  package var state: State = .open
  /// Why it is in that state, where that is not plain: `resolved by you 12:00, seen again 14:02`.
  package var stateReason: String? = nil
  /// Occurrences in each twelfth of the window asked for, oldest first.
  package var trend: [Int] = []
  /// Occurrences in the equally long window before; `nil` where that was not recorded.
  package var countBefore: Int? = nil
  /// Occurrences in each twelfth of the 24 hours up to the moment asked about, oldest first.
  package var day: [Int] = []

  /// Makes the value from its parts.
  package init(
    id: ErrorGroupID,
    resource: ResourceID,
    errorClass: ErrorClass,
    type: String? = nil,
    message: String,
    frames: [String] = [],
    count: Int,
    firstSeen: Instant,
    lastSeen: Instant,
    firstSeenIsEdge: Bool = false,
    versions: [String] = [],
    sampleRequestIDs: [RequestID] = [],
    state: State = .open,
    trend: [Int] = []
  ) {
    self.id = id
    self.resource = resource
    self.errorClass = errorClass
    self.type = type
    self.message = message
    self.frames = frames
    self.count = count
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.firstSeenIsEdge = firstSeenIsEdge
    self.versions = versions
    self.sampleRequestIDs = sampleRequestIDs
    self.state = state
    self.trend = trend
  }
}
