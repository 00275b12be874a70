/// One company's API in one country.
package enum ProviderID: String, CaseIterable, Hashable, Sendable {
    case dvpay
    case payproVN = "paypro-vn"
    case vexoraAR = "vexora-ar"
    case payproBD = "paypro-bd"
    case cashyproCO = "cashypro-co"
}

extension ProviderID: CustomStringConvertible {
    /// The name used in configuration, on the command line and in lists.
    package var description: String { rawValue }
}
