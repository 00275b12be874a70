import Foundation
import Payouts

/// Thrown while a message is checked.
extension NotificationRefusal: Error {}

extension ProviderAPI {
    /// Asks where a message comes from, then who signed it, and only then what it says.
    func verdict(on message: WebhookMessage) -> NotificationVerdict {
        do throws(NotificationRefusal) {
            try checkAddress(of: message)
            try checkSignature(of: message)
            return .authentic(try subject(of: try JSONValue(notification: message)))
        } catch {
            return .refused(error)
        }
    }

    func evidence(
        in message: WebhookMessage,
        about payout: Payout,
        receivedAt: Date
    ) -> Evidence {
        do throws(UnclearAnswer) {
            guard payout.provider == id else {
                throw UnclearAnswer("the payout is with \(payout.provider.rawValue)")
            }
            guard let notification = try? JSONValue(notification: message) else {
                throw UnclearAnswer("it is not a JSON object")
            }
            let state = try readNotification(notification, of: payout)
            return Evidence(state, source: .notification, at: receivedAt)
        } catch {
            return Evidence(error, source: .notification, at: receivedAt)
        }
    }

    /// The API secret signs, and during a rotation the previous one too.
    var notificationSecrets: [Secret] { [settings.secret] + settings.notificationSecrets }

    private func checkAddress(of message: WebhookMessage) throws(NotificationRefusal) {
        let allowed = settings.allowedAddresses
        guard allowed.isEmpty || allowed.contains(where: { $0.contains(message.sourceAddress) })
        else {
            let address = UnclearAnswer.bounded(message.sourceAddress)
            throw NotificationRefusal(.foreignAddress, detail: address)
        }
    }

    /// The secrets that are one: an empty text is known to everybody.
    var usableSecrets: [Secret] { notificationSecrets.filter { !$0.value.isEmpty } }

    /// Compares a signature with the one that each secret makes.
    ///
    /// Every secret is tried whatever the others gave, so the time tells nothing about them.
    func check(
        _ signature: String?,
        against sign: (_ secret: String) -> String
    ) throws(NotificationRefusal) {
        guard let signature, !signature.isEmpty else { throw NotificationRefusal(.unsigned) }
        let secrets = usableSecrets
        guard !secrets.isEmpty else {
            throw NotificationRefusal(.unsigned, detail: "no secret is set to check it with")
        }
        let matches = secrets.map { Signature.matches(signature, sign($0.value)) }
        guard matches.contains(true) else { throw NotificationRefusal(.badSignature) }
    }
}

extension JSONValue {
    /// Reads a notification's body, which must be an object.
    init(notification message: WebhookMessage) throws(NotificationRefusal) {
        do throws(JSONError) {
            try self.init(parsing: message.body)
        } catch {
            throw NotificationRefusal(.unreadable, detail: error.text)
        }
        guard case .object = self else {
            throw NotificationRefusal(.unreadable, detail: "not a JSON object")
        }
    }

    /// The payout that these two fields name, of which one must be there.
    func subject(
        orderNumber: String,
        reference: String
    ) throws(NotificationRefusal) -> NotificationSubject {
        let number = self[orderNumber]?.identifier
        let stated = self[reference]?.identifier
        guard number != nil || stated != nil else {
            throw NotificationRefusal(
                .unreadable,
                detail: "neither \(orderNumber) nor \(reference)"
            )
        }
        return NotificationSubject(
            orderNumber: number.map(OrderNumber.init(rawValue:)),
            providerReference: stated
        )
    }
}

extension JSONError {
    /// The error in plain words.
    fileprivate var text: String {
        switch self {
        case .tooLarge: "over \(JSONValue.maximumSize) bytes"
        case .invalidUTF8: "not UTF-8"
        case .tooDeep: "nested deeper than \(JSONValue.maximumDepth)"
        case .duplicateKey: "the same key twice"
        case .syntax(let position): "not JSON at byte \(position)"
        }
    }
}
