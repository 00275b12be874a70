import Crypto
import DelimitedText
import Payouts

/// Reads the files of one comparison, and recognizes those that were read before.
struct SettlementReading {
    let request: ReconciliationRequest
    let store: any PayoutStore

    private(set) var reader: SettlementReader
    private(set) var files: [SettlementFileRecord] = []
    private(set) var formats: [DelimitedFormat] = []
    /// The names of files whose content was read before, in this comparison or an earlier one.
    private(set) var readBefore: [String] = []
    /// The earlier comparison of the same period that read all of these files, if there is one.
    private(set) var earlier: ReconciliationRun?

    init(_ request: ReconciliationRequest, mapping: SettlementMapping, store: any PayoutStore) {
        self.request = request
        self.store = store
        reader = SettlementReader(mapping: mapping)
    }

    /// Reads each content once; the same twice in one comparison is one file.
    mutating func readFiles(
        _ progress: (ReconciliationProgress) -> Void
    ) async throws(ServiceError) {
        for file in request.files {
            guard !Task.isCancelled else { throw .canceled }
            do throws(SettlementFileError) {
                try await read(file)
            } catch {
                throw .settlement(error)
            }
            let count = reader.table.count
            progress(ReconciliationProgress(stage: .reading, done: count, total: 0))
        }
        for record in files { try await recognize(record) }
    }

    /// Reads a file's lines while its digest is made beside.
    private mutating func read(_ file: SettlementFile) async throws(SettlementFileError) {
        let bytes = try file.read()
        async let digest = Self.digest(of: bytes)
        let twins = files.filter { $0.bytes == bytes.count }.map(\.digest)
        if !twins.isEmpty, twins.contains(await digest) {
            return readBefore.append(file.name)
        }
        formats.append(try reader.read(bytes, name: file.name))
        files.append(
            SettlementFileRecord(name: file.name, digest: await digest, bytes: bytes.count)
        )
    }

    private mutating func recognize(_ record: SettlementFileRecord) async throws(ServiceError) {
        do throws(StoreError) {
            guard
                let run = try await store.reconciliation(
                    of: request.provider,
                    reading: record.digest
                )
            else { return }
            readBefore.append(record.name)
            let isSame =
                run.period == request.period
                && Set(run.files.map(\.digest)) == Set(files.map(\.digest))
            if isSame { earlier = run }
        } catch {
            throw .store(error)
        }
    }

    private static func digest(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return SHA256.hash(data: bytes).reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
