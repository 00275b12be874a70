import Foundation
import GRDB
import Payouts

/// A piece of evidence with the number that other tables know it by.
struct StoredEvidence {
    let rowID: Int64
    let evidence: Evidence

    /// What a query must select to read evidence.
    static let columns = """
        id, source, claim, raw_status, reason_code, reason_explanation, reason_next_step, \
        provider_reference, provider_time, received_at, mismatches, stated_amount, stated_fee
        """

    init(rowID: Int64, evidence: Evidence) {
        self.rowID = rowID
        self.evidence = evidence
    }

    /// Reads a row of `SELECT columns`.
    init(_ row: Row) throws {
        var cells = Cells(row)
        rowID = cells.next()
        evidence = Evidence(
            source: try cells.raw(),
            claim: try cells.raw(),
            rawStatus: cells.next(),
            reason: cells.reason(),
            providerReference: cells.nextIfAny(),
            providerTime: cells.timeIfAny(),
            receivedAt: cells.time(),
            mismatches: try cells.texts(),
            stated: StatedMoney(amount: cells.nextIfAny(), fee: cells.nextIfAny())
        )
    }
}

extension Database {
    /// All evidence about a payout, in order of arrival.
    func evidence(of seq: Int64) throws -> [StoredEvidence] {
        let sql = "SELECT \(StoredEvidence.columns) FROM evidence WHERE payout = ? ORDER BY id"
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [seq])
        return try Array(rows.map(StoredEvidence.init))
    }

    func insert(_ evidence: Evidence, seq: Int64) throws -> Int64 {
        let sql = """
            INSERT INTO evidence (payout, source, claim, raw_status, reason_code,
                reason_explanation, reason_next_step, provider_reference, provider_time,
                received_at, mismatches, stated_amount, stated_fee)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, evidence.source.rawValue, evidence.claim.rawValue, evidence.rawStatus,
            evidence.reason?.code, evidence.reason?.explanation, evidence.reason?.nextStep,
            evidence.providerReference, evidence.providerTime.microseconds,
            evidence.receivedAt.microseconds, try StoredJSON.text(evidence.mismatches),
            evidence.stated?.amount, evidence.stated?.fee,
        ])
        return lastInsertedRowID
    }
}
