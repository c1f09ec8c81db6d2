import ServerlessModel

/// Puts an error into its class; the first that fits is taken.
enum ErrorClassifier {
  /// The class of an error whose run ended with `status`, `nil` where no run is known.
  static func errorClass(
    of error: ParsedException, status: ExecutionStatus?, isFatal: Bool, inInit: Bool
  ) -> ErrorClass {
    if isFatal, status == .timeout || error.message.hasPrefix("Task timed out") { return .timeout }
    if isFatal, status == .outOfMemory || isOutOfMemory(error) { return .outOfMemory }
    if isConfiguration(error) { return .configuration }
    if isFatal, inInit || status == .initError || isInit(error.type) { return .`init` }
    if isPermission(error) { return .permission }
    if isFatal, status == .exit || error.type == "Runtime.ExitError" { return .exit }
    return isFatal ? .exception : .handled
  }

  static func isOutOfMemory(_ error: ParsedException) -> Bool {
    let type = error.type ?? ""
    if type == "Runtime.OutOfMemory" || type == "MemoryError" || type.hasSuffix("OutOfMemoryError")
    {
      return true
    }
    return type.hasSuffix("OutOfMemoryException")
      || holds(error.message, ["heap out of memory", "OutOfMemoryError"])
  }

  /// Whether the type is one of those that only init has.
  static func isInit(_ type: String?) -> Bool {
    guard let type else { return false }
    return initTypes.contains(type) || type.hasPrefix("Init.") || type.hasPrefix("Init<")
      || isConfigurationType(type)
  }

  private static func isConfigurationType(_ type: String) -> Bool {
    configurationTypes.contains(type) || type.hasPrefix("EFS") || type.hasPrefix("KMS")
      || type.hasPrefix("ENI")
  }

  private static func isConfiguration(_ error: ParsedException) -> Bool {
    isConfigurationType(error.type ?? "") || error.message.hasPrefix("Class not found: ")
  }

  /// What AWS services and their SDKs say when IAM refuses.
  static func isPermission(_ error: ParsedException) -> Bool {
    let type = error.type ?? ""
    return holds(type, ["AccessDenied", "Forbidden", "NotAuthorized", "UnauthorizedOperation"])
      || type == "PermissionError"
      || holds(
        error.message, ["AccessDenied", "is not authorized to perform", "UnauthorizedOperation"])
  }

  private static func holds(_ text: String, _ signs: [String]) -> Bool {
    signs.contains { divide(Substring(text), at: $0) != nil }
  }

  private static let initTypes: Set<String> = [
    "Runtime.ImportModuleError", "Runtime.UserCodeSyntaxError", "Runtime.InitError",
    "Runtime.Unknown.Init", "Extension.Crash", "Extension.InitError", "Extension.LaunchError",
  ]

  private static let configurationTypes: Set<String> = [
    "Runtime.HandlerNotFound", "Runtime.MalformedHandlerName", "Runtime.InvalidEntrypoint",
    "Runtime.InvalidWorkingDir", "Runtime.InvalidHandler", "Runtime.NoSuchHandler",
    "InvalidZipFileException",
    "Runtime.InvalidRuntime", "Extension.Forbidden",
  ]
}
