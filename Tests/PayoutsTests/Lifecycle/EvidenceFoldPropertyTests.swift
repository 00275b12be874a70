import Foundation
import Payouts
import Testing

/// Evidence adds up to the same, in whatever order it arrives: random histories, many orders.
///
/// A failure names its seed; `History(seed:)` makes the same history from it again.
struct EvidenceFoldPropertyTests {
    static let seeds: Range<UInt64> = 0..<2_000
    static let shufflesOfEach = 6

    @Test func `the order of arrival does not matter to the fold`() {
        for seed in Self.seeds {
            var history = History(seed: seed)
            let expected = history.fold
            for _ in 0..<Self.shufflesOfEach {
                history.shuffle()
                #expect(history.fold == expected, "seed \(seed), base \(history.base)")
            }
        }
    }

    @Test func `evidence taken one by one, in any order, ends where the fold of all of it does`()
        throws
    {
        for seed in Self.seeds {
            var history = History(seed: seed)
            for _ in 0..<Self.shufflesOfEach {
                history.shuffle()
                var ledger = Ledger(.fixture(history.base))
                for piece in history.evidence { try ledger.apply(.evidence(piece)) }

                let fold = history.fold
                let flags = ledger.payout.flags
                #expect(ledger.payout.status == fold.status, "seed \(seed), \(history.base)")
                #expect(flags.contains(.conflicting) == fold.isConflicting, "seed \(seed)")
                #expect(flags.contains(.reversed) == (fold.reversalCount > 0), "seed \(seed)")
            }
        }
    }

    @Test func `everything seen twice is the same as everything seen once`() throws {
        for seed in Self.seeds {
            var history = History(seed: seed)
            var ledger = Ledger(.fixture(history.base))
            for piece in history.evidence { try ledger.apply(.evidence(piece)) }
            let once = ledger
            history.shuffle()
            for piece in history.evidence { try ledger.apply(.evidence(piece)) }
            #expect(ledger.payout == once.payout, "seed \(seed)")
            #expect(ledger.transitions == once.transitions, "seed \(seed)")
        }
    }

    @Test func `once a final word is heard, the payout stays settled`() throws {
        for seed in Self.seeds {
            let history = History(seed: seed)
            var ledger = Ledger(.fixture(history.base))
            var isFinal = false
            for piece in history.evidence {
                try ledger.apply(.evidence(piece))
                isFinal = isFinal || piece.claim.isFinal
                #expect(ledger.payout.status.isSettled == isFinal, "seed \(seed)")
            }
        }
    }

    @Test func `whoever waits for an answer is asked about, and nobody else`() throws {
        for seed in Self.seeds {
            let history = History(seed: seed)
            var ledger = Ledger(.fixture(history.base))
            for piece in history.evidence {
                try ledger.apply(.evidence(piece))
                let payout = ledger.payout
                guard payout.status != history.base else { continue }
                let waits =
                    payout.status == .processing || payout.status == .unknown
                    || payout.flags.contains(.conflicting)
                #expect((payout.nextQueryAt != nil) == waits, "seed \(seed), \(payout.status)")
            }
        }
    }
}

/// Up to eight pieces of evidence about a payout, close enough in time to collide.
private struct History {
    let base: PayoutStatus
    private(set) var evidence: [Evidence]
    private var generator: SeededGenerator

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bases: [PayoutStatus] = [.queued, .submitting, .unknown]
        base = bases[Int.random(in: bases.indices, using: &generator)]
        let count = Int.random(in: 1...8, using: &generator)
        var pieces: [Evidence] = []
        for _ in 0..<count {
            let piece = Self.piece(using: &generator)
            if !pieces.contains(piece) { pieces.append(piece) }
        }
        evidence = pieces
        self.generator = generator
    }

    var fold: EvidenceFold { EvidenceFold(base: base, evidence: evidence) }

    mutating func shuffle() { evidence.shuffle(using: &generator) }

    private static func piece(using generator: inout SeededGenerator) -> Evidence {
        let claims = Evidence.Claim.allCases
        let sources = Evidence.Source.allCases
        let isTimed = Bool.random(using: &generator)
        return .fixture(
            claims[Int.random(in: claims.indices, using: &generator)],
            sources[Int.random(in: sources.indices, using: &generator)],
            receivedAt: TimeInterval(Int.random(in: 0...5, using: &generator)),
            providerTime: isTimed ? TimeInterval(Int.random(in: 0...5, using: &generator)) : nil,
            reason: Bool.random(using: &generator) ? .closedAccount : nil
        )
    }
}
