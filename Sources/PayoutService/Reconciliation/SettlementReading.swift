import Crypto
import DelimitedText
import Payouts

/// Reads the files of one comparison, and recognizes those that were read before.
struct SettlementReading {
    let request: ReconciliationRequest
    let mapping: SettlementMapping
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
        self.mapping = mapping
        self.store = store
        reader = SettlementReader(mapping: mapping)
    }

    /// Reads each content once; the same twice in one comparison is one file.
    mutating func readFiles(
        _ progress: (ReconciliationProgress) -> Void
    ) async throws(ServiceError) {
        let sizes = request.files.map { $0.size() }
        let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
        func tell(_ done: Int) {
            progress(ReconciliationProgress(stage: .reading, done: done, total: total))
        }
        tell(0)
        var done = 0
        for file in request.files {
            do throws(SettlementFileError) {
                let before = done
                done += try await read(file) { tell(before + $0) }
            } catch {
                throw .settlement(error)
            }
            guard !Task.isCancelled else { throw .canceled }
            tell(done)
        }
        for record in files { try await recognize(record) }
    }

    /// Reads a file's lines while its digest is made beside, and gives how many bytes it has.
    private mutating func read(
        _ file: SettlementFile,
        _ progress: (_ bytes: Int) -> Void
    ) async throws(SettlementFileError) -> Int {
        let bytes = try file.read()
        async let digest = Self.digest(of: bytes)
        let twins = files.filter { $0.bytes == bytes.count }.map(\.digest)
        if !twins.isEmpty, twins.contains(await digest) {
            readBefore.append(file.name)
            return bytes.count
        }
        let start = reader.table.count
        formats.append(try reader.read(bytes, name: file.name, progress: progress))
        guard !Task.isCancelled else { return bytes.count }
        let days = SettlementDays(reader.table.values[start...], mapping: mapping)
        if let refusal = days.refusal(of: file.name, for: request.period) { throw refusal }
        files.append(
            SettlementFileRecord(name: file.name, digest: await digest, bytes: bytes.count)
        )
        return bytes.count
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
