import Foundation
import PayoutService
import Payouts
import Synchronization
import TerminalUI
import Testing

@testable import Console

extension Harness {
    /// A console on the notifications screen.
    init(inbox: [NotificationRecord], width: Int = 80, height: Int = 24) throws {
        var ledger = Ledger.mixed
        ledger.inbox = inbox
        try self.init(ledger, width: width, height: height)
        press("8")
        effects = []
    }

    mutating func answer(_ effect: NotificationEffect) {
        if let failure = ledger.failure {
            switch effect {
            case .load(let request): send(.notification(.loadFailed(request, failure)))
            case .readRecord(let id): send(.notification(.recordFailed(id, failure)))
            case .replay, .reveal: send(.failed(failure))
            }
            return
        }
        switch effect {
        case .load(let request):
            send(.notification(.loaded(request, ledger.notifications(request))))
        case .readRecord(let id):
            send(.notification(.recordRead(id, ledger.notification(id))))
        case .replay(let id):
            send(.notification(.replayed(NotificationReplay(id: id, outcome: .unmatched))))
            send(.ledgerChanged)
        case .reveal(let id): send(.notification(.revealed(id)))
        }
    }

    /// The numbers of the notifications on the screen, top to bottom.
    var shownNotifications: [Int64] {
        state.notifications.rows.visible(height: state.listHeight).map(\.id)
    }
}

extension Ledger {
    func notification(_ id: Int64) -> NotificationRecord? { inbox.first { $0.summary.id == id } }

    func notifications(_ request: NotificationRequest) -> NotificationListing {
        let found = inbox.map(\.summary).filter { Self.matches($0, request.filter) }
        let range: Range<Int>
        switch request.position {
        case .newest: range = 0..<min(request.limit, found.count)
        case .oldest: range = max(0, found.count - request.limit)..<found.count
        case .olderThan(let id):
            let start = found.firstIndex { $0.id < id } ?? found.count
            range = start..<min(start + request.limit, found.count)
        case .newerThan(let id):
            let end = found.firstIndex { $0.id <= id } ?? found.count
            range = max(0, end - request.limit)..<end
        }
        return NotificationListing(
            page: NotificationPage(
                notifications: Array(found[range]),
                hasNewer: range.lowerBound > 0,
                hasOlder: range.upperBound < found.count
            ),
            tallies: tallies
        )
    }

    private static func matches(
        _ summary: NotificationSummary,
        _ filter: NotificationFilter
    ) -> Bool {
        let texts = ["\(summary.id)", summary.payout?.rawValue ?? "", summary.subject ?? ""]
        return (filter.providers.isEmpty || filter.providers.contains(summary.provider))
            && (filter.dispositions.isEmpty || filter.dispositions.contains(summary.disposition))
            && (filter.refusals.isEmpty
                || summary.refusal.map { filter.refusals.contains($0.kind) } == true)
            && (!filter.differs || !summary.mismatches.isEmpty)
            && (filter.text.isEmpty || texts.contains(filter.text))
            && !filter.absentTexts.contains(where: texts.contains)
    }

    private var tallies: [NotificationTally] {
        let groups = Dictionary(grouping: inbox.map(\.summary)) { summary in
            [
                summary.provider.rawValue, summary.disposition.rawValue,
                summary.refusal?.kind.rawValue ?? "",
            ]
        }
        return groups.values.compactMap { some in
            guard let newest = some.first, let oldest = some.last else { return nil }
            return NotificationTally(
                provider: newest.provider,
                disposition: newest.disposition,
                refusal: newest.refusal?.kind,
                count: some.count,
                oldest: oldest.receivedAt,
                newest: newest.receivedAt
            )
        }
    }
}

extension NotificationsClient {
    /// The inbox of a ledger in memory.
    init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { filter, position, limit throws(ServiceError) in
                let request = NotificationRequest(
                    generation: 0,
                    filter: filter,
                    position: position,
                    limit: limit,
                    purpose: .refresh
                )
                return shared.ledger.withLock { $0.notifications(request) }
            },
            record: { id throws(ServiceError) in
                shared.ledger.withLock { $0.notification(id) }
            },
            replay: { id in .success(NotificationReplay(id: id, outcome: .unmatched)) },
            reveal: { _ throws(ServiceError) in }
        )
    }
}

extension NotificationRecord {
    /// Notifications from the newest to the first: in turn applied, the same again, of nobody's
    /// payout, not believed, and applied although it differs.
    static func fixtures(_ count: Int) -> [NotificationRecord] {
        (1...max(1, count)).reversed().map { .fixture($0, of: count) }
    }

    static func fixture(_ number: Int, of count: Int) -> NotificationRecord {
        let payout = PayoutHistory(4, .paid, .payproVN, .vnd(1_250_000)).payout
        let isKnown = number % 5 < 3
        let order = isKnown ? payout.orderNumber.rawValue : "20261121999900000000000\(number % 10)"
        let age = Double((count - number) * 90 + 5)
        return NotificationRecord(
            summary: .fixture(number, at: .start - age, order, payout),
            message: .fixture(about: order),
            payout: isKnown ? payout : nil,
            evidence: isKnown
                ? Evidence(
                    source: .notification,
                    claim: .paid,
                    rawStatus: "2",
                    receivedAt: .start - age
                ) : nil,
            appliedAt: isKnown ? .start - age + 1 : nil
        )
    }
}

extension NotificationSummary {
    fileprivate static func fixture(
        _ number: Int,
        at date: Date,
        _ order: String,
        _ payout: Payout
    ) -> NotificationSummary {
        let kind = number % 5
        let isKnown = kind < 3
        let kinds = NotificationRefusal.Kind.allCases
        let subject = NotificationSubject(
            orderNumber: OrderNumber(rawValue: order),
            providerReference: "P\(number)"
        )
        let fates: [NotificationDisposition] = [
            .applied, .applied, .duplicate, .unmatched, .refused,
        ]
        return NotificationSummary(
            id: Int64(number),
            provider: kind == 4 ? .cashyproCO : .payproVN,
            receivedAt: date,
            sourceAddress: "203.0.113.7",
            verdict: kind == 4
                ? .refused(NotificationRefusal(kinds[number / 5 % kinds.count]))
                : .authentic(subject),
            disposition: fates[kind],
            payout: isKnown ? payout.id : nil,
            amount: isKnown ? payout.amount : nil,
            claim: isKnown ? .paid : nil,
            mismatches: kind == 0 ? ["amount 1,000,000 VND, ordered 1,250,000 VND"] : []
        )
    }
}

extension WebhookMessage {
    fileprivate static func fixture(about order: String) -> WebhookMessage {
        let body = """
            {"tradeNo":"\(order)","status":"2","amount":"1250000",\
            "accountName":"NGUYEN THE VIET","bankNumber":"19036789852","sign":"9f86d081"}
            """
        return WebhookMessage(
            headers: [
                WireExchange.HeaderField(name: "Content-Type", value: "application/json"),
                WireExchange.HeaderField(name: "Authorization", value: "Bearer s3cret"),
            ],
            body: Data(body.utf8),
            sourceAddress: "203.0.113.7"
        )
    }
}
