import LogParsing
import ServerlessModel
import Testing

struct MessageLabelTests {
  @Test(arguments: [
    "messageId", "MessageId", "message_id", "message-id", "sqsMessageId", "messageIds",
  ])
  func `names of a message's id`(name: String) {
    #expect(MessageLabel.isLabel(name))
  }

  @Test(arguments: ["message", "messageIdentity", "parentMessageId", "requestId", "messageId2", ""])
  func `other names`(name: String) {
    #expect(!MessageLabel.isLabel(name))
  }

  @Test func `every id of a list is read, to the end of the text`() {
    let text = "{\"messageIds\": [\n  \"\(idA)\",\n  \"\(idB)\"\n], \"messageId\": \"\(idC)\"}"
    let ids = reading(text) { MessageLabel.ids(in: $0) }
    #expect(ids == [RequestID(idA), RequestID(idB), RequestID(idC)])
    for cut in 0..<text.utf8.count {
      let part = reading(String(text.prefix(cut))) { MessageLabel.ids(in: $0) }
      #expect(part.count <= 3)
    }
  }
}
