import DelimitedText
import Payouts
import Testing

@testable import Console
@testable import PayoutService

extension BatchPreview {
    /// What the service finds in a file for the fixture's bank in Vietnam.
    static func fixture(
        _ rows: [String],
        controls: [ControlTotal] = [],
        committed: Batch? = nil
    ) throws -> BatchPreview {
        let provider = ProviderID.payproVN
        let form = try #require(FixtureProvider.provider(provider)).form
        let header = form.fields.map(\.key).joined(separator: ",")
        let text = ([header] + rows).joined(separator: "\n")
        let file = try DelimitedFile(bytes: Array(text.utf8))
        let reader = BatchReader(
            columns: try BatchColumns(headers: file.header, forms: [form], provider: provider),
            forms: [form],
            banks: [:],
            provider: provider
        )
        var scan = BatchScan()
        var rows = DelimitedReader(file)
        while try rows.next() {
            let fields = (0..<rows.row.count).map { rows.row[$0] }
            _ = scan.add(fields, line: rows.row.line, reader: reader)
        }
        return BatchPreview(
            name: "day.csv",
            format: "UTF-8, commas",
            findings: scan.findings(known: [:], typed: controls),
            committed: committed,
            file: file,
            reader: reader,
            fileDigest: BatchDigest(bytes: [9]),
            contentDigest: BatchDigest(bytes: [9])
        )
    }
}
