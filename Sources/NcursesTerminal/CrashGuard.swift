import CTerminal

/// What is said and put right when the program ends by a fault.
package enum CrashGuard {
  /// From here on such an end restores the terminal and says its reason in a sentence; without memory it is exit code 75.
  package static func begin() { _ = crash_guard() }
}
