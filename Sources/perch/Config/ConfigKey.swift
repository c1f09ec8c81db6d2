/// One key of `config.yaml`, declared once for the reader and for the JSON schema.
struct ConfigKey: Sendable {
  let name: String
  /// What it is for, as editors show it.
  let about: String
  let form: ConfigForm

  init(_ name: String, _ form: ConfigForm, _ about: String) {
    self.name = name
    self.form = form
    self.about = about
  }
}

/// What a value of `config.yaml` may be.
indirect enum ConfigForm: Sendable {
  case text(TextForm)
  /// A text, or a list of them.
  case texts(TextForm)
  /// `true` or `false`, `on` or `off`.
  case flag
  /// A number from 0.
  case amount
  case fields(ConfigFields)
  case list(of: ConfigFields)
  /// Values by names of the user's own, beside some fixed keys.
  case named(ConfigForm, beside: [ConfigKey] = [])
}
