import Testing

@testable import Payouts

/// Views of every list, as their files say them.
struct SharedFilterTests {
    private static let dara = OperatorName(rawValue: "dara")
    private static let sokha = OperatorName(rawValue: "sokha")

    @Test(
        arguments: [
            (.worklist, "reason:unexpected,late provider:paypro-vn,dvpay owner:me"),
            (.worklist, "owner:sokha"), (.worklist, ""), (.worklist, "reason:late nguyen 9852"),
            (.batches, "status:approval,unknown by:me salaries.csv"),
            (.approvals, "kind:payout,batch provider:dvpay currency:USD,VND by:me nguyen 9852"),
            (.worklist, "amount>5m amount<=7.25m age>2h age<1d12h reason:late"),
            (.worklist, "!owner:me,none !nguyen !9852 the"), (.worklist, "owner:me,sokha,none"),
            (.batches, "!by:me !salaries.csv"), (.approvals, "amount>=1250.5 !by:sokha !batch"),
            (.reconciliation, "amount>50k owner:none !PD2026112110"), (.closes, "!by:me 2026-11"),
            (.audit, "by:sokha,dara"), (.audit, "!by:me subject:PO-7F3K-0004"),
            (.worklist, "!provider:dvpay reason:late"), (.notifications, "!fate:applied"),
            (.reconciliation, "!kind:fee,late !status:open !provider:vexora-ar"),
            (.reconciliation, "kind:fee PD2026112110"),
            (.reconciliation, "kind:amount,fee status:open,proposed provider:dvpay owner:me"),
            (.reconciliation, "status:any run:12"), (.reconciliation, "break:3"),
            (.closes, "provider:dvpay currency:USD,VND by:me 2026-11"), (.closes, "2026-11-20"),
            (.audit, "subject:PO-7F3K-0004 by:me"),
            (.notifications, "fate:unmatched,refused refusal:unsigned provider:dvpay differs:yes"),
            (.notifications, "fate:refused PO-7F3K 12:30"),
            (.payouts, "status:unknown !provider:dvpay amount>1m nguyen"),
        ] as [(ViewedList, String)]
    )
    func `a filter reads, and is written as it was read`(list: ViewedList, text: String) throws {
        let content = try ViewContent(of: list, filter: text)
        #expect(content.list == list)
        #expect(sorted(content.filter) == sorted(text))
        #expect(try ViewContent(of: list, filter: content.filter) == content)
    }

    /// The order of values is the screen's own, and so is that of terms.
    private func sorted(_ text: String) -> [[String]] {
        let terms = text.split(separator: " ").map { term in
            term.split { $0 == "," || $0 == ":" }.map(String.init).sorted()
        }
        return terms.sorted { "\($0)" < "\($1)" }
    }

    @Test func `every filter of every list comes back from its text`() throws {
        var chance = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            try expectSame(randomWorklist(&chance))
            try expectSame(randomBatches(&chance))
            try expectSame(randomApprovals(&chance))
            try expectSame(randomBreaks(&chance))
            try expectSame(randomNotifications(&chance))
            try expectSame(randomCloses(&chance))
            try expectSame(
                AuditFilter(subject: maybe("PO-7F3K-0004", &chance), by: person(&chance))
            )
        }
    }

    private func expectSame<Filter: WrittenFilter>(_ filter: Filter) throws {
        let kept = SharedFilter(filter, of: Self.dara)
        let read = try SharedFilter<Filter>(parsing: kept.text)
        #expect(read == kept, "\(kept.text)")
        #expect(read.filter(for: Self.dara) == filter)
    }

    private func maybe<Value>(_ value: Value, _ chance: inout some RandomNumberGenerator) -> Value?
    {
        Bool.random(using: &chance) ? value : nil
    }

    private func some<Value: Hashable>(
        _ values: [Value],
        _ chance: inout some RandomNumberGenerator
    ) -> Set<Value> {
        Set(values.filter { _ in Int.random(in: 0..<3, using: &chance) == 0 })
    }

    private func person(_ chance: inout some RandomNumberGenerator) -> OperatorName? {
        [nil, Self.dara, Self.sokha].randomElement(using: &chance) ?? nil
    }

    private func randomWorklist(_ chance: inout some RandomNumberGenerator) -> WorklistFilter {
        var filter = WorklistFilter(
            reasons: Attention(some(Attention.each, &chance)),
            providers: some(ProviderID.allCases, &chance),
            text: maybe("nguyen 9852", &chance) ?? ""
        )
        filter.owners = people(&chance)
        if Bool.random(using: &chance) { filter.owners.only.insert(nil) }
        filter.amounts = bounds(&chance)
        filter.absentTexts = Array(some(["the", "viet"], &chance)).sorted()
        if let seconds = maybe(7_201, &chance) {
            filter.ages = [AgeBound(isOlder: Bool.random(using: &chance), seconds: Int64(seconds))]
        }
        return filter
    }

    private func bounds(_ chance: inout some RandomNumberGenerator) -> [AmountBound] {
        AmountBound.Comparison.allCases.shuffled(using: &chance)
            .prefix(Int.random(in: 0...2, using: &chance)).map {
                AmountBound($0, tenThousandths: Int64.random(in: 0...9_999_999, using: &chance))
            }
    }

    private func people(_ chance: inout some RandomNumberGenerator) -> Choice<OperatorName?> {
        Choice(
            only: some([Self.dara, Self.sokha], &chance),
            except: some([Self.dara, Self.sokha], &chance)
        )
    }

    private func randomBatches(_ chance: inout some RandomNumberGenerator) -> BatchFilter {
        var filter = BatchFilter(
            statuses: some(PayoutStatus.allCases, &chance),
            text: maybe("salaries.csv 7F3K", &chance) ?? ""
        )
        filter.makers = people(&chance)
        return filter
    }

    private func randomApprovals(
        _ chance: inout some RandomNumberGenerator
    ) -> ApprovalFilter {
        ApprovalFilter(
            kinds: some(ApprovalSubject.Kind.allCases, &chance),
            providers: some(ProviderID.allCases, &chance),
            currencies: some(Currency.all, &chance),
            maker: person(&chance),
            text: maybe("salaries.csv", &chance) ?? ""
        )
    }

    private func randomBreaks(_ chance: inout some RandomNumberGenerator) -> BreakFilter {
        BreakFilter(
            id: maybe(7, &chance),
            run: maybe(12, &chance),
            providers: some(ProviderID.allCases, &chance),
            kinds: some(BreakKind.allCases, &chance),
            states: some(BreakState.allCases, &chance),
            owner: person(&chance),
            text: maybe("PD2026112110", &chance) ?? ""
        )
    }

    private func randomCloses(_ chance: inout some RandomNumberGenerator) -> ClosingFilter {
        ClosingFilter(
            providers: some(ProviderID.allCases, &chance),
            currencies: some(Currency.all, &chance),
            signer: person(&chance),
            day: String("2026-11-20".prefix(Int.random(in: 0...10, using: &chance)))
        )
    }

    private func randomNotifications(
        _ chance: inout some RandomNumberGenerator
    ) -> NotificationFilter {
        NotificationFilter(
            providers: some(ProviderID.allCases, &chance),
            dispositions: some(NotificationDisposition.allCases, &chance),
            refusals: some(NotificationRefusal.Kind.allCases, &chance),
            differs: Bool.random(using: &chance),
            text: maybe("PO-7F3K 0004", &chance) ?? ""
        )
    }

    @Test func `what is mine is for each person their own`() throws {
        let kept = SharedFilter(WorklistFilter(owner: Self.dara), of: Self.dara)
        #expect(kept.text == "owner:me")
        #expect(kept.filter(for: Self.sokha) == WorklistFilter(owner: Self.sokha))
        let named = SharedFilter(WorklistFilter(owner: Self.sokha), of: Self.dara)
        #expect(named.text == "owner:sokha")
        #expect(named.filter(for: Self.dara) == WorklistFilter(owner: Self.sokha))
    }

    @Test func `what is not mine is for each person their own, and somebody may be named twice`()
        throws
    {
        let read = try SharedFilter<WorklistFilter>(parsing: "!owner:me owner:sokha,none,sokha")
        #expect(read.text == "owner:sokha,none !owner:me")
        let only: Set<OperatorName?> = [Self.sokha, nil]
        #expect(read.filter(for: Self.dara).owners == Choice(only: only, except: [Self.dara]))
        #expect(read.filter(for: Self.sokha).owners == Choice(only: only, except: [Self.sokha]))
    }

    @Test func `what is left out of a number is the opposite bound`() throws {
        let read = try SharedFilter<WorklistFilter>(parsing: "!amount>1,500,000 !age<30m !AGE>1d")
        #expect(read.terms == ["amount<=1.5m", "age>30m", "age<1d"])
    }

    @Test func `a word alone is the subject of records`() throws {
        let read = try SharedFilter<AuditFilter>(parsing: "by:me PO-7F3K-0004")
        #expect(read.text == "subject:PO-7F3K-0004 by:me")
    }

    @Test func `what is searched for is one term at the end`() throws {
        let read = try SharedFilter<WorklistFilter>(parsing: "the owner:me viet reason:late")
        #expect(read.terms == ["reason:late", "owner:me", "the viet"])
    }

    @Test func `two terms of one field are any of them`() throws {
        let read = try SharedFilter<BreakFilter>(parsing: "status:resolved kind:fee status:open")
        #expect(read.text == "kind:fee status:open,resolved")
    }

    @Test func `what is left out is left out of what is named, and of what else is left out`()
        throws
    {
        let two = try SharedFilter<WorklistFilter>(
            parsing: "!provider:dvpay !PROVIDER:Vexora-AR"
        )
        let others: Set<ProviderID> = [.payproVN, .payproBD, .cashyproCO]
        #expect(two.filter(for: Self.dara).providers == others)
        let named = try SharedFilter<WorklistFilter>(
            parsing: "provider:dvpay,vexora-ar !provider:vexora-ar"
        )
        #expect(named.filter(for: Self.dara).providers == [.dvpay])
    }

    @Test(
        arguments: [
            (.worklist, "colour:red", "There is no field “colour” in this list. Fields: reason,"),
            (.worklist, "reason:unknown", "did you mean unknownOutcome?"),
            (.worklist, "age>soon", "age>soon is no age; write age>2h, age<30m or age>1d12h."),
            (.worklist, "amount:much", "amount:much is no amount; write amount>1m"),
            (.worklist, "!amount:5", "!amount:5 says two things; write amount< or amount>"),
            (.approvals, "age>2h", "There is no field “age” in this list."),
            (.worklist, "!…", "“…” has no letter or digit to look for."),
            (.worklist, "a b c d e f g !h i", "At most 8 words can be looked for at once."),
            (.worklist, "!reason:late", "cannot be left out of this list"),
            (.closes, "!november", "“november” is no day; write 2026-11 or 2026-11-20."),
            (.audit, "!subject:PO-7F3K-0004", "cannot be left out of this list"),
            (.worklist, "!provider:acme", "There is no “acme” to leave out: dvpay,"),
            (.worklist, "provider:dvpay !provider:dvpay", "leaves nothing to show"),
            (.approvals, "by:none", "this list always names a person"),
            (.audit, "!by:none", "this list always names a person"),
            (.audit, "subject:PO-1,PO-2", "names more than one"),
            (.worklist, "provider>dvpay", "Write provider:dvpay."),
            (.batches, "status:gone", "There is no status “gone”. Statuses: "),
            (
                .batches, "provider:dvpay",
                "There is no field “provider” in this list. Fields: status"
            ),
            (.approvals, "kind:payroll", "There is no kind “payroll”. Kinds: payout, batch."),
            (.approvals, "currency:EUR", "There is no currency “EUR”."),
            (.reconciliation, "status:gone", "There is no status “gone”. Statuses: open,"),
            (.reconciliation, "run:last", "run:last is no number; write run:12."),
            (.reconciliation, "kind:", "kind: lacks a value"),
            (.closes, "november", "“november” is no day; write 2026-11 or 2026-11-20."),
            (.closes, "2026-11-201", "is no day"), (.closes, "2026-11 2026-12", "is no day"),
            (.audit, "PO-7F3K-0004 dara", "The records of one subject are shown"),
            (.audit, "subject:PO-7F3K-0004 dvpay", "The records of one subject are shown"),
            (.notifications, "differs:no", "write differs:yes"),
            (.notifications, "status:paid", "There is no field “status” in this list."),
        ] as [(ViewedList, String, String)]
    )
    func `what means nothing says how to write it`(
        list: ViewedList,
        text: String,
        problem: String
    ) {
        do {
            _ = try ViewContent(of: list, filter: text)
            Issue.record("“\(text)” was read")
        } catch {
            #expect(error.sentence.contains(problem), "\(error.sentence)")
        }
    }

    @Test(
        arguments: [
            (.payouts, "needs-a-person"), (.worklist, "worklist-needs-a-person"),
            (.audit, "audit-needs-a-person"),
        ] as [(ViewedList, String)]
    )
    func `views of two lists never share a file`(list: ViewedList, file: String) throws {
        let content = try ViewContent(of: list, filter: "")
        #expect(NamedView(name: "Needs a person", content).fileName == file)
        #expect(NamedView(name: "…", content).fileName.isEmpty)
    }
}
