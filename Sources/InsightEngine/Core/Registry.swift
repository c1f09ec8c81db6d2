import ServerlessModel

/// Every rule, one line each; the order is that of the catalogue.
package enum Registry {
  /// The rules with their defaults.
  package static let rules: [any Rule] = [
    LambdaErrorRateHigh(),
    LambdaErrorGroupNew(),
    LambdaErrorGroupRegressed(),
    LambdaErrorRateAfterDeploy(),
    LambdaTimeoutOccurred(),
    LambdaTimeoutApproaching(),
    LambdaOutOfMemory(),
    LambdaMemoryApproachingLimit(),
    LambdaMemoryLeakTrend(),
    LambdaInitError(),
    LambdaInitTimeout(),
    LambdaRuntimeExit(),
    LambdaHandlerMisconfigured(),
    LambdaAccessDeniedAtRuntime(),
    LambdaDeadLetterErrors(),
    LambdaAsyncNoFailureDestination(),
    LambdaIteratorAgeHigh(),
    LambdaRetryDetected(),
    LambdaRetryStorm(),
    LambdaRecursiveLoop(),
    LambdaThrottled(),
    LambdaColdStartRatioHigh(),
    LambdaColdStartSlow(),
    LambdaSnapstartRestoreSlow(),
    LambdaSlowHighVolume(),
    LambdaCpuBoundSmallMemory(),
    LambdaWaitingInCode(),
    LambdaSyncLambdaChain(),
    LambdaPassthroughCandidate(),
    LambdaDownstreamSlow(),
    LambdaDownstreamErrors(),
    LambdaInvocationsStopped(),
    LambdaExtensionOverhead(),
    LambdaMemoryOverprovisioned(),
    LambdaInitBilledShareHigh(),
    LambdaFailedInvocationsCost(),
    LambdaTimeoutExcessive(),
    LambdaSharedRole(),
    LambdaSecretInEnv(),
    Apigw5xxRateHigh(),
    ApigwLatencyHigh(),
    SqsDlqNotEmpty(),
    SqsNoDlq(),
    SqsOldestMessageAgeHigh(),
    SqsBacklogGrowing(),
    KinesisIteratorAgeHigh(),
    DdbReadThrottled(),
    DdbWriteThrottled(),
    DdbHotPartition(),
    DdbSystemErrors(),
    DdbLatencyHigh(),
    DdbCapacityNearLimit(),
    DdbOverprovisioned(),
    DdbWrongCapacityMode(),
    DdbNoAutoscaling(),
    DdbNoRecovery(),
    DdbEncryptionKey(),
    DdbScanHeavy(),
    DdbUnused(),
    RdsSaturated(),
    RdsExposedOrFragile(),
    OpensearchClusterUnhealthy(),
    OpensearchExposed(),
    EcsServiceSaturated(),
    EcsTaskInsecure(),
    ElbTargetErrors(),
    ElbInsecureListener(),
    S3PublicBucket(),
    S3UnprotectedBucket(),
    S3NoLifecycle(),
    S3RequestErrors(),
    CloudfrontErrorsOrWeak(),
    CognitoThrottled(),
    CognitoWeakSettings(),
    SecretsNotRotated(),
    SecretsUnused(),
    LogsNoRetention(),
    LogsCostHigh(),
    LogsSensitiveData(),
    LogsUnencryptedOrOrphan(),
    AlarmsBroken(),
    MetricsNoBusinessMetrics(),
    LambdaAccountConcurrencyNearQuota(),
    LambdaUnreservedConcurrencyLow(),
    LambdaCodeStorageNearQuota(),
    LambdaCostConcentration(),
    ApigwAccountThrottleNearQuota(),
    DdbUserErrors(),
    AccountQuotaNearLimit(),
    AccountUntaggedResources(),
    AccountResourceNotInIac(),
    AccountMixedEnvironments(),
    AccountDataTransferCost(),
  ]

  /// The cards of all rules.
  package static var cards: [RuleCard] { rules.map(\.card) }

  /// The card of one rule; `nil` for an id that no rule has.
  package static func card(_ id: String) -> RuleCard? { cards.first { $0.id == id } }

  /// A hash of the rules and their parameters, kept with what they judged.
  package static var fingerprint: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for card in cards {
      let text = card.id + card.parameters.map { ";" + $0.name + "=" + String($0.value) }.joined()
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return Hex.text(hash)
  }
}
