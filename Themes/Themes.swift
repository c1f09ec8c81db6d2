/// The themes that are compiled in.
package enum ShippedThemes {
  /// The bytes of each theme file by its name without the ending.
  package static let files: [String: [UInt8]] = [
    "dark": PackageResources.dark_yaml,
    "deuteranopia": PackageResources.deuteranopia_yaml,
    "dracula-like": PackageResources.dracula_like_yaml,
    "gruvbox-like": PackageResources.gruvbox_like_yaml,
    "high-contrast": PackageResources.high_contrast_yaml,
    "light": PackageResources.light_yaml,
    "mono": PackageResources.mono_yaml,
    "nord-like": PackageResources.nord_like_yaml,
    "sixteen": PackageResources.sixteen_yaml,
    "solarized-like": PackageResources.solarized_like_yaml,
    "tritanopia": PackageResources.tritanopia_yaml,
  ]
}
