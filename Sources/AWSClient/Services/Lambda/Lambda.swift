/// AWS Lambda.
package enum Lambda {
  static let service = AWSService("lambda", .restJSON, rate: CallRate(15, pool: "lambda"))

  static let operations = [
    listFunctions, getFunction, getFunctionConfiguration, getFunctionConcurrency, getPolicy,
    getFunctionEventInvokeConfig, listFunctionEventInvokeConfigs, listAliases,
    listVersionsByFunction, listProvisionedConcurrencyConfigs, listFunctionUrlConfigs,
    listEventSourceMappings, getEventSourceMapping, listTags, getRuntimeManagementConfig,
    getFunctionRecursionConfig, getAccountSettings,
  ]
}
