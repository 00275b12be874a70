import Foundation
import Payouts
import Testing

struct CloseFiguresTests {
    private static func movement(
        _ from: PayoutStatus?,
        _ to: PayoutStatus,
        _ count: Int,
        _ minorUnits: Int64,
        _ currency: Currency = .vnd
    ) -> StatusMovement {
        StatusMovement(
            currency: currency,
            from: from,
            to: to,
            tally: CloseTally(count: count, minorUnits: minorUnits)
        )
    }

    private static let day = [
        movement(nil, .queued, 10, 1_000), movement(nil, .pendingApproval, 2, 200),
        movement(.pendingApproval, .queued, 1, 100), movement(.pendingApproval, .rejected, 1, 100),
        movement(.queued, .submitting, 11, 1_100), movement(.queued, .canceled, 1, 50),
        movement(.submitting, .unknown, 2, 150), movement(.processing, .paid, 6, 700),
        movement(.unknown, .failed, 2, 150), movement(.paid, .returned, 3, 310),
        movement(.failed, .paid, 1, 40), movement(.returned, .paid, 1, 10),
        movement(nil, .queued, 9, 90_000, .usd),
    ]

    private func figures(_ movements: [StatusMovement]) throws -> CloseFigures {
        let opening = CloseTally(count: 3, minorUnits: 345)
        return try CloseFigures(currency: .vnd, opening: opening, movements: movements)
    }

    @Test func `every change of status counts in one line, and the lines add up`() throws {
        let figures = try figures(Self.day)
        let lines = CloseLine.allCases.map {
            "\($0.word) \(figures[$0].count) \(figures[$0].minorUnits)"
        }
        #expect(
            lines == [
                "opening 3 345", "created 12 1200", "paid 8 750", "failed 2 150",
                "returned 3 310", "withdrawn 2 150", "no longer paid 3 310",
                "no longer failed 1 40", "no longer returned 1 10", "closing 5 545",
            ]
        )
        #expect(figures.isBalanced)
        #expect(figures.money(.paid) == Money(minorUnits: 750, currency: .vnd))
    }

    @Test func `the order of the movements does not count`() throws {
        let expected = try figures(Self.day)
        for seed in 0..<50 as Range<UInt64> {
            var generator = SeededGenerator(seed: seed)
            #expect(try figures(Self.day.shuffled(using: &generator)) == expected)
        }
    }

    @Test func `a change of status that no lifecycle makes does not add up`() {
        #expect(throws: CloseRefusal.unbalanced(.vnd)) {
            try figures([Self.movement(.canceled, .paid, 1, 100)])
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a day opens with what the day before closed with: what is in flight at its edge`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        let walks = (0..<200).map { _ in RandomWalk(days: 5, using: &generator) }
        var opening = CloseTally.zero
        for day in 0..<5 {
            let movements = walks.flatMap { $0.movements(on: day) }.shuffled(using: &generator)
            let figures = try CloseFigures(
                currency: .vnd,
                opening: opening,
                movements: movements
            )
            #expect(figures[.opening] == inFlight(walks, before: day))
            #expect(figures[.closing] == inFlight(walks, before: day + 1))
            #expect(figures.isBalanced)
            opening = figures[.closing]
        }
        let ended = walks.count { $0.status(before: 5)?.isOpen == false }
        #expect((20..<200).contains(ended), "the walks show little")
    }

    /// The fold of each payout's transitions before an edge, one payout after the other.
    private func inFlight(_ walks: [RandomWalk], before day: Int) -> CloseTally {
        let open = walks.filter { $0.status(before: day)?.isOpen == true }
        return CloseTally(
            count: open.count,
            minorUnits: open.reduce(0) { $0 + $1.minorUnits }
        )
    }
}

/// One payout's way through some days, as the lifecycle allows it.
private struct RandomWalk {
    let minorUnits: Int64
    private(set) var steps: [(day: Int, from: PayoutStatus?, to: PayoutStatus)] = []

    private static let ways: [PayoutStatus: [PayoutStatus]] = [
        .pendingApproval: [.queued, .rejected], .queued: [.submitting, .submitting, .canceled],
        .submitting: [.processing, .unknown, .queued], .processing: [.paid, .failed, .unknown],
        .unknown: [.paid, .failed, .returned, .queued], .paid: [.returned], .failed: [.paid],
        .returned: [.paid], .rejected: [], .canceled: [],
    ]

    init(days: Int, using generator: inout SeededGenerator) {
        minorUnits = Int64.random(in: 1...1_000_000, using: &generator)
        var day = Int.random(in: 0..<days, using: &generator)
        var status = Bool.random(using: &generator) ? PayoutStatus.queued : .pendingApproval
        steps.append((day, nil, status))
        while day < days, let next = Self.ways[status]?.randomElement(using: &generator) {
            // A settled status seldom turns.
            let isLate = status.isSettled && Int.random(in: 0..<4, using: &generator) > 0
            day += isLate ? days : Int.random(in: 0..<2, using: &generator)
            steps.append((day, status, next))
            status = next
        }
    }

    func status(before day: Int) -> PayoutStatus? { steps.last { $0.day < day }?.to }

    func movements(on day: Int) -> [StatusMovement] {
        steps.filter { $0.day == day }.map {
            StatusMovement(
                currency: .vnd,
                from: $0.from,
                to: $0.to,
                tally: CloseTally(count: 1, minorUnits: minorUnits)
            )
        }
    }
}
