import InsightEngine
import Testing

/// What a line says under a field by which work is followed.
struct CorrelationFieldTests {
  private let field = CorrelationField(path: ["detail", "orderId"])

  @Test(arguments: [
    (#"{"detail":{"orderId":"o-1841"}}"#, "o-1841"), (#"{"detail":{"orderId":1841}}"#, "1841"),
    (
      "2026-11-20T14:31:58.121Z\t8f6e\tINFO\t" + #"{"detail":{"orderId":"o-1841"}}"#, "o-1841"
    ),
  ])
  func `is found in a document, whatever stands before it`(message: String, value: String) {
    #expect(field.value(in: message) == value)
  }

  @Test(arguments: [
    "charging order 1841", #"{"orderId":"o-1"}"#, #"{"detail":"o-1"}"#,
    #"{"detail":{"orderId":""}}"#,
    #"{"detail":{"orderId":["o-1"]}}"#, #"{"detail":{"orderId":null}}"#, "{", "",
  ])
  func `is nothing where the line does not say it`(message: String) {
    #expect(field.value(in: message) == nil)
  }
}
