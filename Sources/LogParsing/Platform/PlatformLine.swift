package import ServerlessModel

/// One line that the Lambda platform wrote, in its text or its JSON form.
package enum PlatformLine: Hashable, Sendable {
  case initStart(InitStart)
  case initRuntimeDone(InitReport)
  case initReport(InitReport)
  case restoreStart(InitStart)
  case restoreRuntimeDone(RestoreReport)
  case restoreReport(RestoreReport)
  case start(RunStart)
  case runtimeDone(RuntimeDone)
  case end(RequestID)
  case report(RunReport)
  case `extension`(ExtensionLine)
  case telemetry(TelemetryLine)
  case logsDropped(LogsDropped)
  /// `Task timed out after 3.00 seconds`.
  case timeout(RequestID, after: Elapsed?)
  /// `Runtime exited …`, with the error type that the next line names.
  case exit(RequestID, reason: String, errorType: String?)
  /// `Process exited before completing request`.
  case oldExit(RequestID)
  /// The second line of a REPORT, where a tool printed it as a line of its own.
  case trace(TraceMark)
  /// A `platform.*` record that this version does not know.
  case other(type: String)

  /// Reads one message, text or JSON; `nil` if it is no platform line, or one whose ids cannot be read.
  package static func parse(_ message: UnsafeRawBufferPointer) -> PlatformLine? {
    message.byte(0) == 123 ? JSONPlatformReader.read(message) : TextPlatformReader.read(message)
  }
}
