import Foundation

/// What a simulated provider answers, and how much of it the caller gets.
struct SandboxAnswer: Hashable, Sendable {
    var status = 200
    var contentType = "application/json"
    var body: Data
    var delivery = Delivery.whole
    /// A message that is to arrive before this answer.
    var precededBy: NotificationDelivery.ID?

    enum Delivery: Hashable, Sendable {
        case whole
        /// All headers, half of the body, then the end of the connection.
        case truncated
        /// Not a byte: the connection is reset.
        case reset
        /// Not a byte: the connection stays open until the caller gives up.
        case held
    }

    init(status: Int = 200, _ json: JSON) {
        self.status = status
        self.body = json.data
    }

    init(status: Int, html: String) {
        self.status = status
        self.contentType = "text/html"
        self.body = Data(html.utf8)
    }

    init(csv: String) {
        self.contentType = "text/csv; charset=utf-8"
        self.body = Data(csv.utf8)
    }

    /// No answer at all.
    init(delivery: Delivery) {
        self.body = Data()
        self.delivery = delivery
    }
}
