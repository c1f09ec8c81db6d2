/// AWS X-Ray.
package enum XRay {
  static let service = AWSService("xray", .restJSON)

  static let operations = [getTraceSummaries, batchGetTraces, getServiceGraph]
}
