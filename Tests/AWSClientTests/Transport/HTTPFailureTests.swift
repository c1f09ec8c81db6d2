import Testing

@testable import AWSClient

struct HTTPFailureTests {
  private static let all: [HTTPFailure.Kind] = [
    .nameNotFound, .refused, .unreachable, .timedOut, .cutShort, .certificate, .noCertificates,
    .proxy, .tooLarge, .cancelled,
  ]

  @Test(arguments: all)
  func `says which host and why`(_ kind: HTTPFailure.Kind) {
    let sentence = HTTPFailure(kind, host: "sts.amazonaws.com", detail: "so it is").sentence
    #expect(sentence.contains("sts.amazonaws.com"))
    #expect(sentence.hasSuffix("."))
    #expect(sentence.contains(" (so it is): "))
  }

  @Test func `says the better advice where there is one`() {
    var failure = HTTPFailure(.nameNotFound, host: "lambda.eu-west-99.amazonaws.com")
    failure.advice = RegionCheck("eu-west-99").sentence
    #expect(
      failure.sentence
        == "lambda.eu-west-99.amazonaws.com cannot be found. "
        + "eu-west-99 is not among the regions that perch knows: did you mean eu-west-1?")
  }

  @Test func `names the variable that may help`() {
    #expect(HTTPFailure(.certificate, host: "h").sentence.contains("AWS_CA_BUNDLE"))
    #expect(HTTPFailure(.noCertificates, host: "h").sentence.contains("AWS_CA_BUNDLE"))
    #expect(HTTPFailure(.proxy, host: "h").sentence.contains("HTTPS_PROXY"))
  }
}
