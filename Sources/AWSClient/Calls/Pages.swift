extension AWSCalling {
  /// Calls page after page; `each` reads one and says whether to go on. At most `limit` pages are asked for.
  ///
  /// Pages may be empty and still have a next one. Operations without pages are called once.
  @discardableResult
  package func pages(
    _ call: AWSCall, limit: Int? = nil, isolation: isolated (any Actor)? = #isolation,
    each: (AWSReply) async throws(AWSFailure) -> Bool
  ) async throws(AWSFailure) -> PagesEnd {
    var tokens: Set<String> = []
    var next = call.withFullPages
    var count = 0
    while true {
      let reply = try await self.call(next)
      guard try await each(reply) else { return .stopped }
      guard let token = reply.nextToken, next.operation.paging?.input != nil else {
        return .complete
      }
      guard tokens.insert(token).inserted, let further = next.next(after: reply) else {
        return .repeated
      }
      count += 1
      if count == limit { return .limited }
      next = further
    }
  }
}

/// Why no further page was asked for.
package enum PagesEnd: String, Sendable {
  case complete
  /// The reader had enough.
  case stopped
  /// There are more pages than were to be read.
  case limited
  /// A token came twice, as from a server that has no end.
  case repeated
}

extension AWSCall {
  /// The same call for as much on a page as there may be, unless it says how much it wants.
  package var withFullPages: AWSCall {
    guard let size = operation.paging?.size, let most = operation.paging?.most, input[size] == nil
    else { return self }
    var full = self
    full.input[size] = .whole(most)
    return full
  }

  /// The call of the page that follows a reply to this one; `nil` after the last, and for one that leads to itself.
  package func next(after reply: AWSReply) -> AWSCall? {
    guard let input = operation.paging?.input, let token = reply.nextToken,
      self.input[input] != .text(token)
    else { return nil }
    var next = self
    next.input[input] = .text(token)
    return next
  }
}
