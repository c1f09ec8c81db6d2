/// Amazon Elastic Container Service.
package enum ECS {
  static let service = AWSService("ecs", .json11, target: "AmazonEC2ContainerServiceV20141113")

  static let operations = [listClusters, listServices, describeServices, describeTaskDefinition]
}
