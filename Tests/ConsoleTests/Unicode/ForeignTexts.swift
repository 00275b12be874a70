import Foundation
import PayoutService
import Payouts

@testable import Console

/// What people and providers write, in scripts and in ways that break screens.
enum ForeignTexts {
    static let all: [String] = [
        // Vietnamese, composed and decomposed.
        "Nguyễn Thị Thuỳ Dương", "Nguyễn Thị Thuỳ Dương".decomposedStringWithCanonicalMapping,
        // Khmer with vowels of several parts and a break between words that is not seen.
        "សុខ ដារ៉ា ខ្ញុំ", "គណនី\u{200B}ធនាគារ\u{200B}ភ្នំពេញ",
        "আব্দুল করিম ক্ষুদ্র", "王小明 中国工商银行股份有限公司",
        // From right to left, with digits, brackets and Latin letters beside it.
        "محمد علي", "محمد (77) ABC ١٢٣", "שלום 42 עולם", "Dr. محمد 99,000",
        // More marks than any letter carries.
        "Z\u{351}\u{36B}\u{343}\u{36A}\u{302}\u{32B}\u{33D}a\u{334}\u{319}lgo",
        "Rizky 😀 Pratama", "👩\u{200D}👩\u{200D}👧\u{200D}👦 family", "👍🏽👍🏿 🇰🇭🇻🇳 1\u{FE0F}\u{20E3}",
        "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 한글 조선말",
        // What hides, disguises and commands.
        "zero\u{200B}width\u{200D}join\u{FEFF}bom\u{2060}",
        "pay\u{202E}oneve\u{202C} \u{2066}x\u{2069}",
        "\u{1B}[2J\u{1B}]0;x\u{7}\u{9B}31m\u{8}\u{7F}", "two\nlines\tand\r\na tab\u{2028}more",
        "\u{E0041}\u{E0042}tags \u{200F}\u{200E}\u{61C}marks",
    ]

    static func text(_ number: Int) -> String { all[number % all.count] }

    static func name(_ number: Int) -> OperatorName { OperatorName(rawValue: text(number)) }
}

extension Ledger {
    /// The same with foreign texts wherever people or providers write, on every screen.
    static func foreign() throws -> Ledger {
        var ledger = try Ledger.everywhere()
        let count = ForeignTexts.all.count
        ledger.histories = (0..<count).map { PayoutHistory(foreign: $0) }
        ledger.batches = []
        ledger.add(foreignBatch)
        ledger.overviews = ledger.overviews.enumerated().map { ProviderOverview($1, foreign: $0) }
        ledger.approvals = try (0..<count).map {
            try .payout($0, to: ForeignTexts.text($0), by: ForeignTexts.name($0 + 1))
        }
        ledger.audit = (0..<count).map { AuditEntry(foreign: $0) }
        ledger.inbox = (0..<count).map { NotificationRecord(foreign: $0) }
        ledger.book.sights = ledger.book.sights.enumerated().map { BreakSight($1, foreign: $0) }
        ledger.closes.sights = [
            CloseSight(
                sealed: .fixture(.open, note: ForeignTexts.text(6)),
                kept: SealedClose.sealDigest,
                adjustments: []
            )
        ]
        return ledger
    }

    private static var foreignBatch: (batch: Batch, lines: [BatchLine]) {
        let fixture = Batch.fixture(1, ForeignTexts.text(7), [.paid, .failed, .unknown], age: 240)
        let lines = ForeignTexts.all.indices.map { number in
            BatchLine(line: number + 2, payout: PayoutHistory(foreign: number).payout)
        }
        return (fixture.batch, lines)
    }
}

extension PayoutHistory {
    /// A payout of which every text is foreign.
    fileprivate init(foreign number: Int) {
        let text = ForeignTexts.text(number)
        self.init(
            number + 1,
            number.isMultiple(of: 2) ? .unknown : .failed,
            to: text,
            at: ForeignTexts.text(number + 3)
        )
        payout.providerReference = text
        payout.reason = ProviderReason(code: text, explanation: text, nextStep: text)
        care = PayoutCare(owner: ForeignTexts.name(number), ownedSince: .start - 60)
        notes = [PayoutNote(at: .start, by: ForeignTexts.name(number), text: text)]
        evidence.append(
            Evidence(
                source: .query,
                claim: .unclear,
                rawStatus: text,
                reason: payout.reason,
                providerReference: text,
                receivedAt: .start,
                mismatches: [text]
            )
        )
        transitions.append(
            StatusTransition(
                from: .queued,
                to: payout.status,
                at: .start,
                by: ForeignTexts.name(number),
                cause: text
            )
        )
    }
}

extension ProviderOverview {
    fileprivate init(_ fixture: ProviderOverview, foreign number: Int) {
        let text = ForeignTexts.text(number + 6)
        self.init(
            fixture.report.provider,
            pause: number == 0
                ? ProviderState.Pause(at: .start, by: ForeignTexts.name(number), reason: text)
                : nil,
            breaker: CircuitBreaker(
                phase: number == 1 ? .open(until: .start + 60) : .closed,
                failures: 3,
                openings: 1,
                lastFailure: text
            ),
            settle: .seconds(31, 75, 140),
            institutions: [InstitutionTime(text, 25, 60, 110)].compactMap(\.self),
            errors: [ErrorCount(code: text, explanation: text, thisHour: 2, hourBefore: 3)]
        )
    }
}

extension AuditEntry {
    fileprivate init(foreign number: Int) {
        self.init(
            sequence: Int64(100 - number),
            at: .start - Double(number),
            by: ForeignTexts.name(number),
            what: ForeignTexts.text(number + 1),
            subject: ForeignTexts.text(number + 2),
            reason: ForeignTexts.text(number + 3),
            previous: .fixture(number),
            hash: .fixture(number + 1)
        )
    }
}

extension NotificationRecord {
    fileprivate init(foreign number: Int) {
        let text = ForeignTexts.text(number)
        let subject = NotificationSubject(
            orderNumber: OrderNumber(rawValue: text),
            providerReference: text
        )
        self.init(
            summary: NotificationSummary(
                id: Int64(100 - number),
                provider: .payproVN,
                receivedAt: .start - Double(number),
                sourceAddress: text,
                verdict: .authentic(subject),
                disposition: .applied,
                payout: .fixture(number),
                amount: .vnd(1_250_000),
                claim: .paid,
                mismatches: [text]
            ),
            message: WebhookMessage(
                headers: [WireExchange.HeaderField(name: text, value: text)],
                body: Data("{\"name\":\"\(text)\"}".utf8),
                sourceAddress: text
            ),
            payout: PayoutHistory(foreign: number).payout,
            evidence: PayoutHistory(foreign: number).evidence.last,
            appliedAt: .start
        )
    }
}

extension BreakSight {
    fileprivate init(_ fixture: BreakSight, foreign number: Int) {
        let text = ForeignTexts.text(number + 6)
        let before = fixture.history.record
        let side = SettlementSide(
            orderNumber: text,
            reference: ForeignTexts.text(number),
            amount: 480_001,
            fee: 3_840,
            currency: "ARS",
            status: text,
            claim: "paid",
            time: nil,
            line: 40,
            file: 0
        )
        let found = Break(
            kind: before.found.kind,
            ours: before.found.ours,
            theirs: side,
            stake: before.found.stake,
            detail: text
        )
        let record = BreakRecord(
            id: before.id,
            provider: before.provider,
            period: before.period,
            found: found,
            payout: number.isMultiple(of: 2) ? before.payout : nil,
            at: before.at,
            state: before.state,
            owner: ForeignTexts.name(number)
        )
        self.init(
            history: BreakHistory(
                record: record,
                files: [SettlementFileRecord(name: text, digest: "d", bytes: 1)],
                decisions: [],
                notes: [PayoutNote(at: .start, by: ForeignTexts.name(number), text: text)]
            ),
            answer: fixture.answer
        )
    }
}
