import Foundation
import Payouts
import Synchronization
import Testing

@testable import Console
@testable import PayoutService

/// Closed days in memory, as a ledger keeps them.
struct CloseBook: Equatable {
    var sights: [CloseSight] = []
    /// The next day of each provider.
    var proposals: [CloseProposal] = CloseBook.proposals
    /// What closing a day would seal.
    var preview = ClosePreview(content: .clean, inFlight: [])
    /// Why sealing fails, where it does.
    var refusal: ServiceError?
    /// What verifying finds.
    var check: PackCheck?

    static let zone = -3 * 3_600
    static let day = CloseDay(
        provider: .vexoraAR,
        day: CalendarDay(number: 20_777),
        utcOffset: zone
    )

    private static let proposals = [
        CloseProposal(provider: .vexoraAR, utcOffset: zone, last: nil, now: now),
        CloseProposal(
            provider: .payproVN,
            utcOffset: 7 * 3_600,
            last: CalendarDay(number: 20_777),
            now: now
        ),
    ]
    private static let now = Int64(Date.start.timeIntervalSince1970)

    /// The closed days that a filter takes, as the ledger finds them.
    func listing(_ filter: ClosingFilter) -> CloseListing {
        let taken = listing.records.compactMap { record -> ClosingRecord? in
            let figures = record.figures.filter {
                filter.currencies.isEmpty || filter.currencies.contains($0.currency)
            }
            let isTaken =
                (filter.providers.isEmpty || filter.providers.contains(record.day.provider))
                && filter.signers.contains(record.signature.by)
                && record.day.day.description.hasPrefix(filter.day) && !figures.isEmpty
                && !filter.absentTexts.contains(where: record.day.day.description.hasPrefix)
            guard isTaken else { return nil }
            return ClosingRecord(
                day: record.day,
                figures: figures,
                breakCount: record.breakCount,
                signature: record.signature,
                seal: record.seal
            )
        }
        return CloseListing(records: taken, proposals: proposals)
    }

    private var listing: CloseListing {
        CloseListing(
            records: sights.map { sight in
                ClosingRecord(
                    day: sight.sealed.close.day,
                    figures: sight.sealed.close.figures,
                    breakCount: sight.sealed.close.breaks.count,
                    signature: sight.sealed.close.signature,
                    seal: sight.kept
                )
            },
            proposals: proposals
        )
    }

    mutating func seal(_ order: CloseOrder) throws(ServiceError) -> ClosedDay {
        if let refusal { throw refusal }
        let sealed = SealedClose.fixture(order.seen, note: order.note)
        sights.insert(CloseSight(sealed: sealed, kept: sealed.seal, adjustments: []), at: 0)
        return ClosedDay(sealed: sealed, path: "/ledger/closes/\(order.day.provider).pack")
    }
}

// MARK: - Fixtures

extension CloseBook {
    /// A day that was closed with breaks, and one of whose results changed since.
    static let closed = CloseBook(
        sights: [
            CloseSight(
                sealed: .fixture(.open, note: "the provider corrects them, ticket 8841"),
                kept: SealedClose.sealDigest,
                adjustments: [
                    CloseAdjustment(
                        day: day,
                        payout: .fixture(7),
                        orderNumber: OrderNumber(rawValue: "PD7"),
                        amount: Money(minorUnits: 480_000, currency: .ars),
                        transition: StatusTransition(
                            from: .paid,
                            to: .returned,
                            at: .start - 3_600,
                            by: .inbox,
                            cause: "a notification says it was returned",
                            isReversal: true
                        )
                    )
                ]
            )
        ]
    )

    /// A day with everything that can stand in the way.
    static let obstructed = CloseBook(
        preview: ClosePreview(
            content: .open,
            inFlight: [
                PayoutHistory(
                    3,
                    .processing,
                    .vexoraAR,
                    Money(minorUnits: 150_000, currency: .ars),
                    age: 90_000
                ).payout
            ]
        )
    )
}

extension CloseContent {
    /// A compared day with nothing open.
    static let clean = CloseContent(
        day: CloseBook.day,
        figures: [.fixture(inFlight: .zero)],
        breaks: [],
        unknown: [],
        comparison: 12,
        adjustments: []
    )

    /// The same day with breaks and payouts of unknown outcome, compared with nothing.
    static let open = CloseContent(
        day: CloseBook.day,
        figures: [.fixture(inFlight: CloseTally(count: 1, minorUnits: 150_000))],
        breaks: [
            CloseBreak(
                id: 17,
                kind: .missingInLedger,
                subject: "STRANGER-1",
                stake: Money(minorUnits: 99_000, currency: .ars),
                note: "nobody ordered it"
            )
        ],
        unknown: [
            CloseUnknown(
                payout: .fixture(5),
                orderNumber: OrderNumber(rawValue: "PD5"),
                amount: Money(minorUnits: 1_250_000, currency: .ars),
                since: .start - 86_400
            )
        ],
        comparison: nil,
        adjustments: []
    )
}

extension CloseFigures {
    fileprivate static func fixture(inFlight: CloseTally) -> CloseFigures {
        CloseFigures(
            currency: .ars,
            tallies: [
                .opening: CloseTally(count: 4, minorUnits: 6_000_000),
                .created: CloseTally(count: 1_204, minorUnits: 1_806_000_050),
                .paid: CloseTally(count: 1_190, minorUnits: 1_785_000_050),
                .failed: CloseTally(count: 12, minorUnits: 18_000_000),
                .returned: CloseTally(count: 1, minorUnits: 1_500_000),
                .paidReversed: CloseTally(count: 1, minorUnits: 1_500_000),
                .closing: CloseTally(count: 6, minorUnits: 9_000_000),
            ],
            fees: Money(minorUnits: 17_850_000, currency: .ars),
            inFlight: inFlight
        )
    }
}

extension SealedClose {
    static let sealDigest = ContentDigest(bytes: (0..<32).map { UInt8($0 * 7) }) ?? .zero

    static func fixture(_ content: CloseContent, note: String) -> SealedClose {
        SealedClose(
            close: DailyClose(
                content: content,
                signature: CloseSignature(by: .dara, at: .start - 7_200, note: note),
                auditHead: AuditHead(count: 1_042, hash: sealDigest)
            ),
            seal: sealDigest
        )
    }
}

// MARK: - Answers

/// Effects on closed days, performed against the book in memory.
extension Harness {
    /// A console on the reconciliation screen.
    init(
        closes: CloseBook,
        width: Int = 80,
        height: Int = 24,
        access: AccessPolicy = AccessPolicy()
    ) throws {
        var ledger = Ledger.mixed
        ledger.closes = closes
        try self.init(ledger, width: width, height: height, access: access)
        press("6")
        effects = []
    }

    mutating func answer(_ effect: CloseEffect) {
        switch effect {
        case .load(let filter):
            if let failure = ledger.failure { return send(.close(.loadFailed(filter, failure))) }
            send(.close(.loaded(filter, ledger.closes.listing(filter))))
        case .read(let day):
            if let failure = ledger.failure { return send(.close(.readFailed(day, failure))) }
            send(.close(.read(day, ledger.closes.sights.first { $0.sealed.close.day == day })))
        case .preview(let day):
            guard day == CloseBook.day else {
                return send(
                    .close(.previewFailed(day, .store(.closeRefused(.notOver(day)))))
                )
            }
            send(.close(.previewed(day, ledger.closes.preview)))
        case .seal(let order):
            do throws(ServiceError) {
                send(.close(.sealed(try ledger.closes.seal(order))))
            } catch {
                send(.close(.sealFailed(order.day, error)))
            }
        case .verify(let day):
            guard let check = ledger.closes.check else {
                return send(.close(.verifyFailed(day, .store(.busy(path: "l")))))
            }
            send(.close(.verified(day, check)))
        }
    }
}

extension ClosesClient {
    /// The closed days of a ledger in memory.
    init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { filter, _ throws(ServiceError) in
                shared.ledger.withLock { $0.closes.listing(filter) }
            },
            sight: { day throws(ServiceError) in
                try shared.readable().closes.sights.first { $0.sealed.close.day == day }
            },
            preview: { _ throws(ServiceError) in shared.ledger.withLock(\.closes.preview) },
            seal: { order throws(ServiceError) in
                try shared.ledger.withLock { ledger throws(ServiceError) in
                    try ledger.closes.seal(order)
                }
            },
            verify: { _ in .failure(.canceled) }
        )
    }
}
