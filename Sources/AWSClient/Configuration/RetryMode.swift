/// How calls are tried again, as `retry_mode` says it.
package enum RetryMode: String, Sendable {
  case legacy, standard, adaptive
}
