/// A message that is to be sent now.
struct NotificationJob: Sendable {
    let id: NotificationDelivery.ID
    let url: String
    let message: NotificationMessage
}
