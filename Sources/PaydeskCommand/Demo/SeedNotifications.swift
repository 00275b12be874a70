import Foundation
import PayoutService
import Payouts
import Sandbox

/// What the providers have sent about seeded payouts: some of each fate.
///
/// Each message is signed, checked, kept and applied as one that arrives at the receiver is.
struct SeedNotifications {
    let service: PayoutService
    let messages: SandboxMessages
    let now: Date

    /// Sends them, and applies what is believed.
    ///
    /// - Parameter payouts: The seeded payouts, of which some are in progress.
    func send(about payouts: [Payout]) async {
        let open = payouts.filter { $0.status == .processing && $0.providerReference != nil }
            .reversed()
        for provider in [ProviderID.payproVN, .cashyproCO, .vexoraAR, .payproBD] {
            var orders = open.filter { $0.provider == provider }.prefix(3)
            guard let first = orders.popFirst() else { continue }
            await receive([.paid, .paid, .forged], about: first)
            if let second = orders.popFirst() { await receive([.lessOne], about: second) }
            if let third = orders.popFirst() { await receive([.failed], about: third) }
        }
        await receive([.paid], about: stranger)
        let nonsense = WebhookMessage(
            headers: [],
            body: Data("<html>".utf8),
            sourceAddress: "127.0.0.1"
        )
        _ = await service.receive(nonsense, at: .payproBD)
        await NotificationWorker(service: service).applyPending()
    }

    private func receive(_ kinds: [SandboxMessages.Kind], about payout: Payout) async {
        for kind in kinds {
            guard let message = messages.message(kind, about: payout, at: now) else { continue }
            _ = await service.receive(message, at: payout.provider)
        }
    }

    /// An order of somebody else's, which no ledger here knows.
    private var stranger: Payout {
        Payout(
            id: PayoutID(randomBits: 0),
            provider: .payproVN,
            orderNumber: OrderNumber(rawValue: "STRANGER-2"),
            idempotencyKey: IdempotencyKey(rawValue: "stranger"),
            amount: Money(minorUnits: 750_000, currency: .vnd),
            beneficiary: Beneficiary(
                fields: [:],
                name: "TRAN THI MAI",
                account: "190011223344",
                institution: "VCB"
            ),
            createdAt: now,
            createdBy: OperatorName(rawValue: "nobody")
        )
    }
}
