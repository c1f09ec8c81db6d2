import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// A webhook that takes Slack's form of a message.
struct WebhookChannel: Channel {
  /// More of an answer than this is not read.
  private static let answerBytes = 65_536

  /// The name that the configuration gives it, and policies use.
  let label: String
  /// A secret: it is never printed.
  let url: String
  /// The names of all webhooks; a policy that names none of them tells every one.
  var all: Set<String> = []
  var timeout = TimeAmount.seconds(10)

  var name: String { "webhook-\(label)" }

  func wants(_ notice: Notice) -> Bool {
    notice.notify.contains(label) || all.isDisjoint(with: notice.notify)
  }

  func deliver(_ notice: Notice) throws {
    let status: HTTPResponseStatus
    do {
      status = try post(Self.body(notice)).status
    } catch {
      throw DeliveryFailure(why: Self.words(error))
    }
    guard (200..<300).contains(status.code) else {
      let advice =
        (400..<500).contains(status.code) && status != .tooManyRequests
        ? "; check its address in \(Config.path)" : ""
      throw DeliveryFailure(why: "it answered \(status.code) \(status.reasonPhrase)\(advice)")
    }
  }

  private func post(_ body: String) throws -> HTTPClient.Response {
    let request = try HTTPClient.Request(
      url: url, method: .POST, headers: ["Content-Type": "application/json"], body: .string(body))
    let answer = ResponseAccumulator(request: request, maxBodySize: Self.answerBytes)
    return try HTTPClient.shared.execute(
      request: request, delegate: answer, deadline: .now() + timeout
    ).wait()
  }

  /// Slack reads three characters as marks, so they are spelled out.
  static func body(_ notice: Notice) -> String {
    let text = notice.text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    var row = Row()
    row.add("text", text)
    return JSONText.line(.object(row))
  }

  private static func words(_ error: any Error) -> String {
    switch error as? HTTPClientError {
    case .deadlineExceeded?, .readTimeout?: "it did not answer in time"
    case .connectTimeout?: "no connection was made in time"
    default: "it cannot be reached (\(error))"
    }
  }
}
