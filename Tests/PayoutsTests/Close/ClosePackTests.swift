import Foundation
import Payouts
import Testing

struct ClosePackTests {
    private static let seal = ContentDigest.zero
    private static let zeros = String(repeating: "0", count: 64)
    private static let start = Date(timeIntervalSince1970: 1_795_107_600)

    private static func adjustment(_ number: Int, at seconds: TimeInterval) -> CloseAdjustment {
        CloseAdjustment(
            day: CloseDay(
                provider: .payproVN,
                day: CalendarDay(number: 20_774 + number),
                utcOffset: 7 * 3_600
            ),
            payout: PayoutID(rawValue: "PO-000\(number)"),
            orderNumber: OrderNumber(rawValue: "ORD\(number)"),
            amount: Money(minorUnits: 50_000, currency: .vnd),
            transition: StatusTransition(
                from: .paid,
                to: .returned,
                at: start + seconds,
                by: .inbox,
                cause: "a notification says it was returned",
                isReversal: true
            )
        )
    }

    private static func broken(_ id: Int64, note: String) -> CloseBreak {
        CloseBreak(
            id: id,
            kind: .amount,
            subject: "ORD\(id)",
            stake: Money(minorUnits: 1_250, currency: .usd),
            note: note
        )
    }

    private static func lost(_ number: Int) -> CloseUnknown {
        CloseUnknown(
            payout: PayoutID(rawValue: "PO-000\(number)"),
            orderNumber: OrderNumber(rawValue: "ORD\(number)"),
            amount: Money(minorUnits: Int64(number) * 10_000, currency: .vnd),
            since: start + Double(number)
        )
    }

    private func figures(_ currency: Currency) throws -> CloseFigures {
        try CloseFigures(
            currency: currency,
            opening: CloseTally(count: 2, minorUnits: 12_345),
            movements: [
                StatusMovement(
                    currency: currency,
                    from: .processing,
                    to: .paid,
                    tally: CloseTally(count: 1, minorUnits: 2_345)
                )
            ],
            fees: currency == .usd ? Money(minorUnits: 5, currency: .usd) : nil,
            inFlight: currency == .vnd ? CloseTally(count: 1, minorUnits: 10_000) : .zero
        )
    }

    private func close(
        note: String = "the provider looks into it",
        form: Int = ClosePack.form,
        shuffledBy seed: UInt64 = 0
    ) throws -> DailyClose {
        var generator = SeededGenerator(seed: seed)
        return DailyClose(
            content: CloseContent(
                day: CloseDay(
                    provider: .payproVN,
                    day: try #require(CalendarDay("2026-11-20")),
                    utcOffset: 7 * 3_600
                ),
                figures: try [figures(.vnd), figures(.usd)].shuffled(using: &generator),
                breaks: [Self.broken(17, note: "12.50 more"), Self.broken(4, note: "12.50 less")]
                    .shuffled(using: &generator),
                unknown: [Self.lost(8), Self.lost(3)].shuffled(using: &generator),
                comparison: 12,
                adjustments: [Self.adjustment(2, at: 20), Self.adjustment(1, at: 10)]
                    .shuffled(using: &generator)
            ),
            signature: CloseSignature(
                by: OperatorName(rawValue: "dara"),
                at: Self.start + 90_000.5,
                note: note
            ),
            auditHead: AuditHead(count: 42, hash: .zero),
            form: form
        )
    }

    private static let remarks = CloseRemarks(
        state: .withProvider,
        owner: OperatorName(rawValue: "mai"),
        notes: [
            PayoutNote(at: start + 60, by: OperatorName(rawValue: "mai"), text: "asked\nthem"),
            PayoutNote(
                at: start + 90,
                by: OperatorName(rawValue: "linh"),
                text: "applied: provider-to-fix, reference “T-1”: told them"
            ),
        ]
    )

    /// A close with a break, a payout of unknown outcome, and what people said about them.
    private func remarked() throws -> DailyClose {
        let broken = CloseBreak(
            id: 4,
            kind: .amount,
            subject: "ORD4",
            stake: Money(minorUnits: 1_250, currency: .usd),
            note: "12.50 less",
            remarks: Self.remarks
        )
        let lost = CloseUnknown(
            payout: PayoutID(rawValue: "PO-0003"),
            orderNumber: OrderNumber(rawValue: "ORD3"),
            amount: Money(minorUnits: 30_000, currency: .vnd),
            since: Self.start + 3,
            remarks: CloseRemarks(state: nil, owner: nil, notes: [])
        )
        let content = CloseContent(
            day: try close().day,
            figures: [],
            breaks: [broken],
            unknown: [lost],
            comparison: 12,
            feesOf: [12, 11],
            adjustments: []
        )
        return DailyClose(
            content: content,
            signature: CloseSignature(
                by: OperatorName(rawValue: "dara"),
                at: Self.start + 90_000.5,
                note: "known"
            ),
            auditHead: AuditHead(count: 42, hash: .zero)
        )
    }

    @Test func `a pack has what people said, where things stood, and where the fees come from`()
        throws
    {
        let pack = ClosePack(try remarked())
        #expect(pack.lines.first == "paydesk close 4")
        #expect(
            pack.lines.dropFirst(8) == [
                "compared: reconciliation 12",
                "fees of: reconciliation 11, reconciliation 12",
                "audit head: 42:\(Self.zeros)",
                "break 4: amount, 12.50 USD, ORD4: 12.50 less",
                "break 4 stands: withProvider, owner mai",
                "break 4 note: 2026-11-20T00:01:00.000000+07:00, mai: asked\\u{a}them",
                "break 4 note: 2026-11-20T00:01:30.000000+07:00, linh: applied: "
                    + "provider-to-fix, reference “T-1”: told them",
                "unknown PO-0003: 30000 VND, since 2026-11-20T00:00:03.000000+07:00, ORD3",
                "unknown PO-0003 stands: owner nobody",
            ]
        )
        #expect(ClosePack.subject(of: pack.bytes(sealed: Self.seal))?.provider == .payproVN)
    }

    private func text(ofForm form: Int) throws -> String {
        let pack = ClosePack(try close(form: form))
        return String(decoding: pack.bytes(sealed: Self.seal), as: UTF8.self)
    }

    /// The literal pack of the first form: what was sealed by an older Paydesk stays as it was.
    @Test func `a pack is sorted lines of exact figures, and its seal`() throws {
        let text = try text(ofForm: 1)
        #expect(
            text == """
                paydesk close 1
                provider: paypro-vn
                day: 2026-11-20
                from: 2026-11-20T00:00:00.000000+07:00
                until: 2026-11-21T00:00:00.000000+07:00
                signed by: dara
                signed at: 2026-11-21T01:00:00.500000+07:00
                note: the provider looks into it
                compared: reconciliation 12
                audit head: 42:\(Self.zeros)
                USD opening: 2 123.45
                USD created: 0 0.00
                USD paid: 1 23.45
                USD failed: 0 0.00
                USD returned: 0 0.00
                USD withdrawn: 0 0.00
                USD no longer paid: 0 0.00
                USD no longer failed: 0 0.00
                USD no longer returned: 0 0.00
                USD closing: 1 100.00
                USD fees: 0.05
                VND opening: 2 12345
                VND created: 0 0
                VND paid: 1 2345
                VND failed: 0 0
                VND returned: 0 0
                VND withdrawn: 0 0
                VND no longer paid: 0 0
                VND no longer failed: 0 0
                VND no longer returned: 0 0
                VND closing: 1 10000
                VND fees: not stated
                VND in flight when closed: 1 10000
                break 4: amount, 12.50 USD, ORD4: 12.50 less
                break 17: amount, 12.50 USD, ORD17: 12.50 more
                unknown PO-0003: 30000 VND, since 2026-11-20T00:00:03.000000+07:00, ORD3
                unknown PO-0008: 80000 VND, since 2026-11-20T00:00:08.000000+07:00, ORD8
                adjustment of 2026-11-18: PO-0001, paid to returned, 50000 VND, \
                2026-11-20T00:00:10.000000+07:00: a notification says it was returned
                adjustment of 2026-11-19: PO-0002, paid to returned, 50000 VND, \
                2026-11-20T00:00:20.000000+07:00: a notification says it was returned
                seal: sha256 \(Self.zeros)

                """
        )
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `whatever the order of its parts, the pack is the same byte for byte`(
        seed: UInt64
    ) throws {
        let first = ClosePack(try close())
        #expect(ClosePack(try close(shuffledBy: seed)).content == first.content)
    }

    @Test func `free text can neither end its line nor hide in it`() throws {
        let notes = [
            "a\nUSD fees: 0.00", "a\\u{a}USD fees: 0.00", "a\u{202E}b", "a\r\nb", "a\u{2028}",
        ]
        let packs = try notes.map { ClosePack(try close(note: $0)) }
        #expect(
            packs.map { $0.lines[7] } == [
                "note: a\\u{a}USD fees: 0.00", "note: a\\\\u{a}USD fees: 0.00",
                "note: a\\u{202e}b", "note: a\\u{d}\\u{a}b", "note: a\\u{2028}",
            ]
        )
        let lineCount = ClosePack(try close()).lines.count
        for pack in packs { #expect(pack.content.count { $0 == 10 } == lineCount) }
    }

    @Test func `what nobody has signed for is named, and how much of it there is`() throws {
        let day = try close().day
        let many = (1...6).map { PayoutID(rawValue: "PO-000\($0)") }
        let cases = [
            (
                CloseGaps(isUncompared: true, breaks: 0, unknown: [many[0]]),
                "no statement of 2026-11-20 was compared; 1 payout of unknown outcome, PO-0001"
            ),
            (
                CloseGaps(isUncompared: false, breaks: 2, unknown: many, inFlight: 1),
                "2 unresolved breaks; 6 payouts of unknown outcome, PO-0001, PO-0002, PO-0003, "
                    + "PO-0004, 2 more; 1 payout still in flight"
            ),
        ]
        for (gaps, text) in cases {
            #expect(
                CloseRefusal.unsigned(day, gaps).sentence
                    == "paypro-vn 2026-11-20 is not complete: \(text). Settle that, or sign for it "
                    + "with --sign NOTE."
            )
        }
    }

    @Test func `a file says which close it is`() throws {
        for form in 1...ClosePack.form {
            let file = ClosePack(try close(form: form)).bytes(sealed: Self.seal)
            let subject = try #require(ClosePack.subject(of: file))
            #expect(subject.provider == .payproVN)
            #expect("\(subject.day)" == "2026-11-20")
        }
        let later = Array("paydesk close 5\nprovider: paypro-vn\nday: 2026-11-20\n".utf8)
        #expect(ClosePack.subject(of: later) == nil)
        #expect(ClosePack.subject(of: Array("id,amount\n1,2\n3,4\n".utf8)) == nil)
        #expect(ClosePack.subject(of: []) == nil)
    }
}

// MARK: - Verifying

extension ClosePackTests {
    private func verdict(_ file: [UInt8], seal: ContentDigest = Self.seal) throws -> CloseVerdict {
        let reproduced = SealedClose(close: try close(), seal: Self.seal)
        return CloseVerdict(file: file, reproduced: reproduced, seal: seal)
    }

    @Test func `a changed figure is named, whichever line it is in`() throws {
        let sealed = SealedClose(close: try close(), seal: Self.seal)
        #expect(try verdict(sealed.pack) == .intact(sealed))
        let lines = String(decoding: sealed.pack, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices.dropLast() {
            var changed = lines
            changed[index] += "0"
            let file = Array(changed.joined(separator: "\n").utf8)
            guard case .fileAltered(let difference) = try verdict(file) else {
                Issue.record("line \(index + 1) was changed, and nobody saw it")
                return
            }
            #expect(difference.line == index + 1)
            #expect(difference.found == lines[index] + "0")
            #expect(difference.expected == lines[index])
        }
    }

    @Test func `a line too few or too many, and a lost end, are named`() throws {
        let pack = SealedClose(close: try close(), seal: Self.seal).pack
        let count = pack.count { $0 == 10 }
        let missing = try #require(PackDifference(found: [], expected: pack))
        #expect(missing.line == 1)
        #expect(missing.sentence == "Line 1 is missing; the ledger gives “paydesk close 4”.")
        let more = try #require(PackDifference(found: pack + Array("x\n".utf8), expected: pack))
        #expect(more.sentence == "Line \(count + 1) reads “x”; the ledger gives no such line.")
        let open = try #require(PackDifference(found: Array(pack.dropLast()), expected: pack))
        #expect(open.sentence == "The ends of the lines differ from line \(count + 1) on.")
    }

    @Test func `a ledger that no longer gives what was sealed is told from a changed file`() throws
    {
        let pack = SealedClose(close: try close(), seal: Self.seal).pack
        let other = try #require(ContentDigest(bytes: [UInt8](repeating: 7, count: 32)))
        #expect(try verdict(pack, seal: other) == .ledgerAltered(nil))
        let was = try close(note: "was")
        let difference = try #require(
            PackDifference(found: SealedClose(close: was, seal: other).pack, expected: pack)
        )
        #expect(difference.line == 8)
        let file = SealedClose(close: was, seal: other).pack
        #expect(try verdict(file, seal: other) == .ledgerAltered(difference))
    }
}
