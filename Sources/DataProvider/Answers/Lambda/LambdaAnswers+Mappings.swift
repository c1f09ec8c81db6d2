import AWSClient
import ServerlessModel

extension LambdaAnswers {
  static func mappings(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListEventSourceMappings = try answer.decode()
    let byFunction = Dictionary(
      grouping: list.eventSourceMappings ?? [], by: { ARN.resource($0.functionArn) })
    for (id, mappings) in byFunction {
      guard let id else { continue }
      let kept = mappings.compactMap(\.model).sorted { $0.uuid < $1.uuid }
      gathering.see(id, at: answer.time)
      gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
        part.eventSourceMappings = kept
      }
      for mapping in kept { relate(mapping, id, &gathering) }
    }
    noteWholeList(answer, byFunction.keys.compactMap { $0 }, &gathering)
  }

  static func mapping(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let mapping: Lambda.Mapping = try answer.decode()
    guard let id = ARN.resource(mapping.functionArn), let kept = mapping.model else { return }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      let others = (part.eventSourceMappings ?? []).filter { $0.uuid != kept.uuid }
      part.eventSourceMappings = (others + [kept]).sorted { $0.uuid < $1.uuid }
    }
    relate(kept, id, &gathering)
  }

  /// A list of one function may have been asked for it alone; a longer one is of the whole account and region.
  private static func noteWholeList(
    _ answer: Answer, _ functions: [ResourceID], _ gathering: inout Gathering
  ) {
    guard answer.subject == nil, functions.count != 1 || answer.live != nil else { return }
    let place = functions.first
    gathering.mappingLists.append(
      (place?.account ?? answer.account, place?.region ?? answer.region, answer.time))
  }

  private static func relate(
    _ mapping: EventSourceMapping, _ id: ResourceID, _ gathering: inout Gathering
  ) {
    gathering.relate(.eventSource, ARN.resource(mapping.sourceARN), id)
    gathering.relate(.failureDestination, id, ARN.resource(mapping.onFailureDestination))
  }
}

extension Lambda.Mapping {
  /// The mapping in the words of the model; `nil` without its id or its function.
  var model: EventSourceMapping? {
    guard let uuid, let functionArn else { return nil }
    return EventSourceMapping(
      uuid: uuid, functionARN: functionArn, sourceARN: eventSourceArn, state: state,
      stateReason: stateTransitionReason, lastProcessingResult: lastProcessingResult,
      batchSize: batchSize, batchingWindowSeconds: maximumBatchingWindowInSeconds,
      maximumRetryAttempts: maximumRetryAttempts,
      maximumRecordAgeSeconds: maximumRecordAgeInSeconds,
      bisectBatchOnFunctionError: bisectBatchOnFunctionError,
      onFailureDestination: destinationConfig?.onFailure?.destination,
      functionResponseTypes: functionResponseTypes ?? [],
      maximumConcurrency: scalingConfig?.maximumConcurrency,
      parallelizationFactor: parallelizationFactor, startingPosition: startingPosition,
      lastModified: Instant(lastModified))
  }
}
