import Foundation

/// What came back for a message.
enum NotificationAnswer: Hashable, Sendable {
    /// An HTTP answer, with as much of its body as is looked at.
    case answered(status: Int, body: Data)
    /// None, and why.
    case missing(String)

    /// The most bytes of a body that are looked at.
    static let maximumBodyBytes = 256

    /// The answer in one line, for the control API.
    var text: String {
        switch self {
        case .answered(let status, let body):
            // What a receiver sends need not be UTF-8; it is shown, not read.
            "HTTP \(status) \(String(decoding: body, as: UTF8.self))"
        case .missing(let reason): reason
        }
    }
}
