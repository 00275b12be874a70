import PayoutService
import Payouts

/// The files that colleagues have uploaded before the demo opens.
///
/// Each is checked, committed, approved and submitted as a person's file is.
struct SeedBatches {
    let service: PayoutService

    /// From which total on two checkers approve a batch.
    static let band = ApprovalBand(
        above: Money(minorUnits: 20_000_000, currency: .vnd),
        checkers: 2
    )

    /// Uploads what is settled or waits by the time the demo opens: refunds, of which some failed,
    /// and suppliers, of whom two were written wrongly and the others wait for a second checker.
    func uploadEarlier() async throws {
        try await send(
            try await commit(
                """
                walletId,amount,wayCode
                01710300008,1450.00,EWALLET_BKASH
                01820300008,320.00,EWALLET_NAGAD
                01930300009,900.00,EWALLET_BKASH
                01540300008,2075.50,EWALLET_ROCKET
                01650300008,640.00,EWALLET_BKASH
                01760300009,1200.00,EWALLET_NAGAD
                """,
                named: "refunds.csv",
                paidBy: .payproBD
            )
        )
        try await approve(
            try await commit(
                """
                accountName,bankName,bankNumber,amount,remark
                CTY AN PHAT,ACB,1819985201,12500000,invoice 2041
                CTY BINH MINH,VCB,1020037782,8300000,invoice 2042
                CTY THÀNH CÔNG,TCB,1903344556,6100000,invoice 2043
                HO KINH DOANH LAN,MB,0680112233,950000,invoice 2044
                CTY DAI DUONG,VCB,1.02E+09,4750000,invoice 2045
                CTY HOA SEN,ACB,1822201947,3275000,invoice 2046
                """,
                named: "suppliers.csv",
                paidBy: .payproVN
            )
        )
    }

    /// Uploads what is under way as the demo opens, and settles while somebody looks.
    func uploadLast() async throws {
        try await send(
            try await commit(
                """
                accountName,accountNo,accountType,bankId,idType,idCard,amount,remark
                Lucía Peña,3001152861,1,33,1,1020304051,180000.00,prize 77
                Martín Díaz,3001200010,1,33,1,1020304052,95000.00,prize 78
                Sofía Álvarez,3001352861,1,33,1,1020304053,210000.00,prize 79
                """,
                named: "prizes.csv",
                paidBy: .cashyproCO
            )
        )
    }

    private func commit(
        _ text: String,
        named name: String,
        paidBy provider: ProviderID
    ) async throws -> Batch {
        let upload = BatchUpload(name: name, bytes: Array(text.utf8), provider: provider)
        return try await service.commit(
            try await service.check(upload),
            accepting: .good,
            by: OperatorName(rawValue: "linh")
        )
    }

    private func send(_ batch: Batch) async throws {
        let page = try await service.store.batchLines(
            of: batch.id,
            statuses: [],
            after: nil,
            limit: batch.rowCount
        )
        for line in page.lines {
            _ = try await service.submit(line.payout.id, by: .dispatcher, patience: .zero)
        }
    }

    /// Lets the first of two checkers approve.
    private func approve(_ batch: Batch) async throws {
        let subject = ApprovalSubject.batch(batch.id)
        guard let digest = try await service.approvalCase(subject)?.content.digest else { return }
        _ = try await service.approve(
            subject,
            digest: digest,
            reason: "Compared with the invoices.",
            by: OperatorName(rawValue: "sofia")
        )
    }
}
