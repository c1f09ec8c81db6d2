/// One execution in 64 bytes, its texts interned: how runs travel in bulk.
///
/// What does not fit, and what few runs have, is in an `ExecutionExtra` beside it.
package struct ExecutionRow: Sendable {
  /// Milliseconds since 1970.
  package var start: Int64
  package var requestHigh: UInt64 = 0
  package var requestLow: UInt64 = 0
  /// Microseconds; `absent` where no line said.
  package var duration: Int64 = Self.absent
  /// Whole milliseconds; `none` where no line said or the extra holds it.
  package var billedMs: UInt32 = Self.none
  package var resource: UInt32
  /// Megabytes; `noMemory` where no line said or the extra holds it.
  package var memory: UInt16 = Self.noMemory
  package var maxMemory: UInt16 = Self.noMemory
  /// Microseconds; `none` where there was none or the extra holds it.
  package var initUs: UInt32 = Self.none
  /// The interned log group and stream; 0 where not known.
  package var origin: UInt32 = 0
  /// The interned version; 0 where not known.
  package var version: UInt32 = 0
  /// Status and flags, see `ExecutionBits`; the top byte says where the end lies.
  package var bits: UInt32 = 0
  /// One more than the index of the extra; 0 without.
  var extra: UInt32 = 0

  package static let absent = Int64.min
  package static let none = UInt32.max
  package static let noMemory = UInt16.max

  /// A row of an interned resource with nothing but its start known.
  package init(resource: UInt32, start: Int64) {
    self.resource = resource
    self.start = start
  }
}

/// What few executions have.
package struct ExecutionExtra: Hashable, Sendable {
  /// Milliseconds since 1970.
  package var end: Int64 = ExecutionRow.absent
  /// Microseconds, where it is not whole milliseconds.
  package var billed: Int64 = ExecutionRow.absent
  package var memory: Int64 = ExecutionRow.absent
  package var maxMemory: Int64 = ExecutionRow.absent
  package var initDuration: Int64 = ExecutionRow.absent
  package var restore: Int64 = ExecutionRow.absent
  package var billedRestore: Int64 = ExecutionRow.absent
  package var attempt: Int64 = 1
  /// Interned texts; 0 for none.
  package var retryEvidence: UInt32 = 0
  package var errorType: UInt32 = 0
  package var errorMessage: UInt32 = 0
  package var phase: UInt32 = 0
  package var errorGroup: UInt64 = 0
  package var traceSeconds: UInt32 = 0
  package var traceHigh: UInt32 = 0
  package var traceLow: UInt64 = 0
  package var segment: UInt64 = 0

  /// An extra that says nothing.
  package init() {}
}

/// The layout of `ExecutionRow.bits`.
package enum ExecutionBits {
  package static let statusMask: UInt32 = 7
  package static let notCold: UInt32 = 1 << 3
  package static let cold: UInt32 = 1 << 4
  package static let notSampled: UInt32 = 1 << 5
  package static let sampled: UInt32 = 1 << 6
  package static let attemptIsLowerBound: UInt32 = 1 << 8
  /// One more than the raw value of `InitType`; 0 for none.
  package static let initTypeShift: UInt32 = 9
  /// One more than the raw value of `RetryKind`; 0 for none.
  package static let retryKindShift: UInt32 = 11
  package static let hasRequest: UInt32 = 1 << 13
  package static let hasErrorGroup: UInt32 = 1 << 14
  package static let hasTrace: UInt32 = 1 << 15
  package static let hasSegment: UInt32 = 1 << 16
  /// All that is stored as flags; the byte above them is the end.
  static let stored: UInt32 = (1 << 17) - 1

  /// The top byte: 0 for no end, 255 where the extra holds it, else one more than the milliseconds
  /// by which the end follows the start plus the whole milliseconds of the duration.
  package static let endShift: UInt32 = 24
  package static let endInExtra: UInt32 = 255 << 24
  /// The end is the start plus the whole milliseconds of the duration.
  package static let endIsDuration: UInt32 = 1 << 24
}
