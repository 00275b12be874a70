import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Synchronization
import Testing

/// What a file would do, said before anything is kept.
struct BatchCheckTests {
    /// One file as different programs save it.
    enum Saved: CaseIterable, Sendable {
        case commas, semicolons, tabs, byteOrderMark, quoted, utf16Little, utf16Big, windows1252

        var bytes: [UInt8] {
            let rows = ["name,account,amount", "JOSÉ,0001234567,1250000", "MAI,0007654321,60000"]
            let text = rows.map { $0 + "\r\n" }.joined()
            switch self {
            case .commas: return Array(text.utf8)
            case .semicolons: return Array(text.replacing(",", with: ";").utf8)
            case .tabs: return Array(text.replacing(",", with: "\t").utf8)
            case .byteOrderMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case .quoted:
                let quoted = rows.map { row in
                    row.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",") + "\n"
                }
                return Array(quoted.joined().utf8)
            case .utf16Little:
                return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case .utf16Big:
                return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            case .windows1252: return text.unicodeScalars.map { UInt8($0.value) }
            }
        }
    }

    @Test(arguments: Saved.allCases)
    func `however a file is saved, it pays the same people`(_ saved: Saved) async throws {
        let desk = try Desk()
        let preview = try await desk.check(saved.bytes)
        #expect(preview.findings.counts == [.good: 2])
        let lines = try await desk.lines(of: try await desk.commit(preview))
        #expect(lines.map(\.payout.beneficiary.name) == ["JOSÉ", "MAI"])
        #expect(lines.map(\.payout.beneficiary.account) == ["0001234567", "0007654321"])
        #expect(lines.map(\.line) == [2, 3])
    }

    @Test func `a file that is no batch is refused with every reason`() async throws {
        let desk = try Desk()
        let broken = Desk.file(["a,b,c"], header: "nom,account,account")
        let error = await #expect(throws: ServiceError.self) { try await desk.check(broken) }
        #expect(
            error?.message == """
                Column “nom” is no field of a configured provider; rename it, name it in a mapping, \
                or remove it. Fields: amount, name, account.
                Column “account” means the same as column 2, “account”; remove one.
                Column “amount” is missing; \(desk.provider.id) needs it (Amount, for example 50000).
                Column “name” is missing; \(desk.provider.id) needs it (Name, for example MAI).
                """
        )
        for bytes in [[], [0x50, 0x4B, 0, 0, 1, 2], Array("\"name,account,amount".utf8)] {
            await #expect(throws: ServiceError.self) { try await desk.check(bytes) }
        }
    }

    @Test func `one broken quote hides no other row, and is given back as it stands`() async throws
    {
        let desk = try Desk()
        let rows = ["MAI,1000001,50000", "\"LINH,1000002,50000", "SOFIA,1000003,60000"]
        let preview = try await desk.check(Desk.file(rows))
        #expect(preview.findings.counts == [.good: 2, .bad: 1])
        #expect(
            preview.findings.problems.map(\.description) == [
                "line 3, row: A quote that opens in line 3 is never closed. Close it, or double it "
                    + "inside text."
            ]
        )
        #expect(preview.findings.problems.map(\.rule) == [.text])
        let lines = try await desk.lines(of: try await desk.commit(preview, accepting: .good))
        #expect(lines.map(\.payout.beneficiary.name) == ["MAI", "SOFIA"])
        let given = String(decoding: preview.rejectedFile(by: .good), as: UTF8.self)
        #expect(given.contains("\"\"\"LINH\",1000002,50000"))
    }

    @Test func `rows in two encodings are not mistaken for one, and the odd ones are named`()
        async throws
    {
        let desk = try Desk()
        let utf8 = "name,account,amount\nJOSÉ,1000001,50000\nÁNH,1000002,60000\n"
        let latin = "MUÑOZ,1000003,70000\n".unicodeScalars.map { UInt8($0.value) }
        let preview = try await desk.check(Array(utf8.utf8) + latin)
        #expect(preview.findings.counts == [.good: 2, .bad: 1])
        #expect(
            preview.findings.problems.map(\.description) == [
                "line 4, row: Line 4 is written as Windows-1252, most others as UTF-8. Save the "
                    + "whole file as UTF-8."
            ]
        )
        // Its amount counts for control totals, and what is given back has the right letters.
        #expect(preview.findings.totals.lines.map(\.bad.minorUnits) == [70_000])
        let given = String(decoding: preview.rejectedFile(by: .good), as: UTF8.self)
        #expect(given.contains("MUÑOZ,1000003,70000"))
    }

    @Test func `a leading = + - or @ is data, and a guard before it comes off`() async throws {
        let desk = try Desk()
        let rows = [
            "=A,1000001,50000", "'=A,1000002,50000", "+B,1000003,50000", "'O,1000004,50000",
        ]
        let preview = try await desk.check(Desk.file(rows))
        let lines = try await desk.lines(of: try await desk.commit(preview))
        #expect(lines.map(\.payout.beneficiary.name) == ["=A", "=A", "+B", "'O"])
    }

    @Test func `names may hold separators, quotes and line ends`() async throws {
        let desk = try Desk()
        let preview = try await desk.check(
            Desk.file(["\"A, \"\"B\"\"\nC\",1000001,50000", "D,1000002,x"])
        )
        #expect(preview.findings.problems.map(\.line) == [4])
        let lines = try await desk.lines(of: try await desk.commit(preview, accepting: .good))
        #expect(lines.map(\.payout.beneficiary.name) == ["A, \"B\"\nC"])
    }

    @Test func `a row like a payout of the last days is doubtful, an older one is not`()
        async throws
    {
        let desk = try Desk()
        let payout = try await desk.create()
        let file = Desk.file(["X,\(Desk.account),1250000", "Y,\(Desk.account),1250001"])
        let now = try await desk.check(file)
        #expect(now.findings.counts == [.good: 1, .doubtful: 1])
        #expect(now.findings.doubts(aboutRow: 0) == [.sameInLedger(payout.id)])
        desk.clock.advance(by: .seconds(3 * 86_400 + 1))
        #expect(try await desk.check(file).findings.counts == [.good: 2])
    }

    @Test func `a file that was committed is recognized, also when it was saved anew`()
        async throws
    {
        let desk = try Desk()
        let first = try await desk.check(Desk.file(Desk.rows(3)))
        let batch = try await desk.commit(first)
        let same = try await desk.check(Desk.file(Desk.rows(3)))
        #expect(same.committed?.id == batch.id)
        let words = "This file was committed as \(batch.id) already. Look at that batch first."
        #expect(same.objection(to: .all) == words)
        let header = "Amount;Account;Name"
        let anew = try await desk.check(
            Desk.file(
                Desk.rows(3).map { row in
                    let cells = row.split(separator: ",")
                    return "\(cells[2]).00;\(cells[1]);\"\(cells[0])\""
                },
                header: header
            )
        )
        #expect(anew.committed?.id == batch.id)
        #expect(anew.objection(to: .good)?.hasPrefix("A file with the same content") == true)
    }

    @Test func `progress is told, and whoever cancels gets nothing`() async throws {
        let desk = try Desk()
        let upload = BatchUpload(
            name: "day.csv",
            bytes: Desk.file(Desk.rows(2_500)),
            provider: desk.provider.id
        )
        let told = Mutex<[RowProgress]>([])
        _ = try await desk.service.check(upload) { progress in
            told.withLock { $0.append(progress) }
        }
        #expect(told.withLock(\.self).map(\.done) == [1_000, 2_000])
        #expect(told.withLock(\.self).map(\.total) == [2_501, 2_501])
        let checking = Task {
            try await desk.service.check(upload) { _ in
                unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            }
        }
        let result = await checking.result
        #expect(throws: ServiceError.canceled) { try result.get() }
    }

    @Test func `more rows than a batch may have are refused`() async throws {
        let desk = try Desk(batches: BatchPolicy(maximumRows: 3))
        _ = try await desk.check(Desk.file(Desk.rows(3) + ["TOTAL,VND,3750000"]))
        await #expect(throws: ServiceError.file(["The file has more than 3 rows. Split it."])) {
            try await desk.check(Desk.file(Desk.rows(4)))
        }
    }
}
