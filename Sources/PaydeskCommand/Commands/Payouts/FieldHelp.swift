import Payouts
import Providers

/// The fields of every provider as help text, from the forms themselves.
enum FieldHelp {
    static let text = ProviderID.allCases.map(section).joined(separator: "\n\n")

    private static func section(_ id: ProviderID) -> String {
        let fields = ProviderCatalogue.form(id).fields
        let width = fields.map(\.key.count).max() ?? 0
        let lines = fields.map { field in
            let padding = String(repeating: " ", count: width - field.key.count)
            let need = field.isRequired ? " " : "?"
            let rules = field.rules.map(\.statement).joined(separator: "; ")
            let values = field.values(of: id)
            let facts = [rules, values].filter { !$0.isEmpty }.joined(separator: "; ")
            return "  \(field.key)\(padding) \(need) \(field.label)"
                + (facts.isEmpty ? "" : ": \(facts)") + " (\(field.example))"
        }
        return "Fields of \(id) (? means optional):\n" + lines.joined(separator: "\n")
    }
}

extension PayoutField {
    /// The values that a short list allows, or where to find them.
    fileprivate func values(of id: ProviderID) -> String {
        switch kind {
        case .text, .amount: ""
        case .bank: "an id from `paydesk banks --provider \(id)`"
        case .currency(let codes): codes.joined(separator: ", ")
        case .choice(let choices):
            choices.map { "\($0.value) \($0.label)" }.joined(separator: ", ")
        }
    }
}
