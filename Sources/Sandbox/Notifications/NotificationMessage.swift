import Foundation

/// A message as it goes over the wire; its signature is over exactly these bytes.
struct NotificationMessage: Hashable, Sendable {
    /// Headers besides `Content-Type`, in order.
    var headers: [Header] = []
    let body: Data

    struct Header: Hashable, Sendable {
        let name: String
        let value: String
    }
}
