/// What PayPro and Vexora call an order's state.
///
/// Sources: the status tables of PayPro Vietnam and South Korea, and the samples.
struct PayProStatus: Hashable, Sendable {
    let code: String
    let text: String

    static let processing = PayProStatus(code: "0015", text: "Processing")
    static let success = PayProStatus(code: "0000", text: "Success")
    static let rejected = PayProStatus(code: "00029", text: "REJECTED_TRANSACTION")
    static let undocumented = PayProStatus(code: "0077", text: "ON_HOLD")

    /// Every failure that some page of the platform prints.
    static let documentedFailures = [
        rejected,
        PayProStatus(code: "00032", text: "UNKNOWN_ERROR"),
        PayProStatus(code: "0100019", text: "PAYEE_DAILY_CUMULATIVE_AMT_REACHED"),
        PayProStatus(code: "0100119", text: "fail"),
        PayProStatus(code: "8000", text: "system error"),
    ]

    init(code: String, text: String) {
        self.code = code
        self.text = text
    }

    init(_ state: SandboxState?) {
        self =
            switch state {
            case nil, .accepted, .waiting, .paying: .processing
            case .undocumented: .undocumented
            case .paid: .success
            case .failed(let reason):
                Self.documentedFailures.first { $0.code == reason } ?? .rejected
            // The platform knows neither cancellation nor return.
            case .canceled, .returned: .rejected
            }
    }
}
