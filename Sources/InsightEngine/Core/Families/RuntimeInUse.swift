import ServerlessModel

extension Context {
  /// What the calendar says of the function's runtime; `nil` for an image, which brings its own.
  ///
  /// Throws where the runtime was not read, or is one that the calendar does not hold.
  func runtime() throws -> RuntimeFact? {
    let function = try described()
    if function.packageType == "Image" { return nil }
    let name = try fact(function.runtime, from: "lambda:ListFunctions")
    if let fact = Runtimes.fact(for: name) { return fact }
    throw Lacks(.notRecorded("\(name) in the calendar of \(Runtimes.asOf)"))
  }
}
