/// Service Quotas.
package enum ServiceQuotas {
  static let service = AWSService(
    "service-quotas", actions: "servicequotas", .json11, target: "ServiceQuotasV20190624",
    rate: CallRate(10, pool: "service-quotas"))

  static let operations = [listServiceQuotas, getServiceQuota, listAWSDefaultServiceQuotas]
}
