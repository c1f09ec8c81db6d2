/// A value that may hold secrets: however it is printed, dumped or mirrored, only its description is seen.
package protocol SecretHolding: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{}

extension SecretHolding {
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
