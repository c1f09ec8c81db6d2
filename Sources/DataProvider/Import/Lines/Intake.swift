import LogParsing
import Redaction
import ServerlessModel

/// Takes lines from every form: masks them, gathers them by stream, and hands them on in blocks.
struct Intake {
  /// What lines of the present file belong to where they do not say themselves.
  private(set) var account: String
  private(set) var region: String
  private let defaults: (account: String, region: String)
  let defaultGroup: String
  private(set) var groups: [OpenGroup] = []
  private(set) var counts = RedactionCounts()
  var result = ImportResult()
  /// Where in which file the reader is, for what is reported.
  var path = ""
  var line = 0

  private let redactor: Redactor
  private let hand: (GroupLines) -> Void
  private let held: Set<LogGroupID>
  private var groupNumbers: [LogGroupID: Int] = [:]
  private var streams = OpenStreams()
  private var source = 0
  private var scanner = RedactionScanner()
  private var scratch: [UInt8] = []

  /// The group of lines that say no function.
  static let unknownGroup = "/aws/lambda/unknown"
  /// Text of a group that is gathered before it is handed on.
  private static let handOnBytes = 512 * 1024

  init(
    options: ImportOptions, held: Set<LogGroupID>, hand: @escaping (GroupLines) -> Void
  ) {
    defaults = (options.account ?? "unknown", options.region ?? "unknown")
    account = defaults.account
    region = defaults.region
    defaultGroup =
      options.function.map { $0.hasPrefix("/") ? $0 : "/aws/lambda/" + $0 }
      ?? Self.unknownGroup
    redactor = Redactor(key: options.key)
    self.held = held
    self.hand = hand
  }

  // MARK: Names

  /// The number of a stream of a group, made where it is new.
  mutating func stream(
    _ name: String, of group: String, account: String? = nil, region: String? = nil,
    precision: TimePrecision = .millisecond
  ) -> Int {
    let id = LogGroupID(
      account: account ?? self.account, region: region ?? self.region, name: group)
    let number = self.group(id)
    let key = StreamKey(name: name, precision: precision)
    if let known = groups[number].streams[key] { return known }
    streams.add(name, group: number, id: id, precision: precision)
    groups[number].streams[key] = streams.count - 1
    return streams.count - 1
  }

  private mutating func group(_ id: LogGroupID) -> Int {
    if let known = groupNumbers[id] { return known }
    var group = OpenGroup(id)
    group.isHeld = held.contains(id)
    group.isUniting = group.isHeld
    groups.append(group)
    groupNumbers[id] = groups.count - 1
    return groups.count - 1
  }

  // MARK: Lines

  /// Takes the line that lies in a part of a text.
  mutating func take(_ mark: LineMark, _ text: UnsafeRawBufferPointer, from: Int, to: Int) {
    var end = to
    while end > from, Self.isBlank(text[end - 1]) { end -= 1 }
    guard end > from else { return }
    let message = UnsafeRawBufferPointer(rebasing: text[from..<end])
    let head = LineHead.read(message)
    let isKnown = head.knownCount == message.count
    if !isKnown { scanner.scan(message, from: head.knownCount) }
    if isKnown || scanner.finds.isEmpty && scanner.isASCII && !ColorCodes.areIn(message) {
      keep(mark, message, head)
    } else {
      keepChanged(mark, message)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 10 || byte == 13 || byte == 32 || byte == 9
  }

  /// Keeps a line without what is to be masked in it and without colours, as UTF-8.
  private mutating func keepChanged(_ mark: LineMark, _ message: UnsafeRawBufferPointer) {
    mask(message)
    let isPlain = scratch.withUnsafeBytes { scanner.isASCII && !ColorCodes.areIn($0) }
    if isPlain {
      scratch.withUnsafeBytes { keep(mark, $0, LineHead.read($0)) }
    } else {
      let plain = scratch.withUnsafeBytes { ColorCodes.removed(from: $0) }
      var text = String(decoding: plain, as: UTF8.self)
      text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        keep(mark, bytes, LineHead.read(bytes))
      }
    }
  }

  private mutating func mask(_ message: UnsafeRawBufferPointer) {
    scratch.removeAll(keepingCapacity: true)
    var at = 0
    for find in scanner.finds {
      scratch.append(contentsOf: message[at..<find.start])
      redactor.appendMask(of: find, in: message, to: &scratch, counts: &counts)
      at = find.end
    }
    scratch.append(contentsOf: message[at...])
  }

  private mutating func keep(
    _ mark: LineMark, _ message: UnsafeRawBufferPointer, _ head: LineHead
  ) {
    if case .malformedPlatform = head.kind {
      result.report(path, line: line, "a line of the platform that is cut or changed")
    }
    let number = streams.groups[mark.stream]
    guard admit(mark, to: number) else { return }
    if streams.append(mark, message, level: head.level, request: head.requestID) {
      groups[number].waiting.append(mark.stream)
    }
    groups[number].waitingBytes &+= message.count &+ 32
    if case .platform = head.kind { groups[number].hasPlatformLines = true }
    result.logLines &+= 1
  }

  /// Notes what a line says of its group; false for an event that was met before.
  private mutating func admit(_ mark: LineMark, to number: Int) -> Bool {
    if groups[number].source != source { touch(number) }
    if mark.event != 0, !groups[number].isUniting,
      !groups[number].events.insert(mark.event).inserted
    {
      return false
    }
    groups[number].lines &+= 1
    if mark.time > groups[number].last {
      if groups[number].waitingBytes > Self.handOnBytes { handOn(number) }
      groups[number].last = mark.time
    } else if groups[number].waitingBytes > 4 * Self.handOnBytes {
      handOn(number)
    }
    if mark.time < groups[number].first { groups[number].first = mark.time }
    if mark.time < groups[number].handedOn { groups[number].isUniting = true }
    return true
  }

  /// A group that a second file speaks of is united at the end.
  private mutating func touch(_ number: Int) {
    if groups[number].source != nil {
      groups[number].isUniting = true
      groups[number].events = []
    } else {
      groups[number].source = source
    }
  }

  // MARK: Handing on

  /// Says that what follows comes from another file.
  mutating func begin(source: Int, path: String) {
    handOnAll()
    self.source = source
    self.path = path
    let place = AnswerPath(path)
    account = place.account ?? defaults.account
    region = place.region ?? defaults.region
    line = 0
  }

  mutating func handOnAll() {
    for number in groups.indices where !groups[number].waiting.isEmpty { handOn(number) }
  }

  private mutating func handOn(_ number: Int) {
    var blocks: [LogBlock] = []
    for stream in groups[number].waiting {
      let block = streams.take(stream)
      if groups[number].isUniting {
        groups[number].spool.append(
          SpooledBlock(source: source, precision: streams.precisions[stream], block: block))
      } else {
        blocks.append(block)
      }
    }
    groups[number].waiting.removeAll(keepingCapacity: true)
    groups[number].waitingBytes = 0
    guard !blocks.isEmpty else { return }
    groups[number].handedOn = groups[number].last
    hand(
      GroupLines(
        number: number, id: groups[number].id, blocks: blocks,
        isFunction: groups[number].hasPlatformLines))
  }

  mutating func takeSpool(of number: Int) -> [SpooledBlock] {
    defer { groups[number].spool = [] }
    return groups[number].spool
  }
}

/// Lines of one group in their order, ready to be derived from and stored.
struct GroupLines: Sendable {
  var number: Int
  var id: LogGroupID
  var blocks: [LogBlock]
  /// Whether a line of the Lambda platform was among the group's lines.
  var isFunction: Bool
}
