/// Amazon EventBridge Pipes.
package enum Pipes {
  static let service = AWSService("pipes", .restJSON)

  static let operations = [listPipes, describePipe]
}
