import ServerlessModel

/// Reads from a trace which resource called which.
enum TraceRelations {
  /// Calls from functions and state machines to resources that their subsegments name.
  static func relations(in pieces: TraceBook.Pieces) -> Set<Relation> {
    var found: Set<Relation> = []
    var callers: [String: ResourceID?] = [:]
    for piece in pieces.byID.values where piece.segment.namespace == "aws" {
      let root = root(of: piece, pieces)
      let known = callers[root.id] ?? resource(of: root)
      callers[root.id] = known
      guard let caller = known,
        let target = target(of: piece.segment, near: caller), target != caller
      else { continue }
      found.insert(Relation(kind: .trace, from: caller, to: target))
    }
    return found
  }

  /// The segment that a subsegment belongs to.
  private static func root(of piece: TraceBook.Piece, _ pieces: TraceBook.Pieces) -> Segment {
    var current = piece
    var steps = 0
    while current.isSubsegment, let parent = current.segment.parentID.flatMap({ pieces.byID[$0] }),
      steps < pieces.byID.count
    {
      current = parent
      steps += 1
    }
    return current.segment
  }

  private static func resource(of segment: Segment) -> ResourceID? {
    guard
      let id = ARN.resource(segment.resourceARN) ?? ARN.resource(segment.aws["function_arn"]),
      ResourceKind.parse(arn: id.arn) != nil
    else { return nil }
    return id
  }

  private static func target(of segment: Segment, near caller: ResourceID) -> ResourceID? {
    let aws = segment.aws
    let region = aws["region"] ?? caller.region
    let account = aws["account_id"] ?? caller.account
    func named(_ kind: ResourceKind, _ key: String) -> ResourceID? {
      aws[key].map {
        ARN.resource($0) ?? ResourceID(kind, name: $0, account: account, region: region)
      }
    }
    return named(.table, "table_name") ?? aws["queue_url"].flatMap { ARN.queue(url: $0) }
      ?? ARN.resource(aws["topic_arn"]) ?? named(.lambdaFunction, "function_name")
      ?? named(.bucket, "bucket_name") ?? named(.dataStream, "stream_name")
      ?? ARN.resource(aws["state_machine_arn"])
  }
}
