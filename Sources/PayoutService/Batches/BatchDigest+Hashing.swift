import Crypto
import Payouts

extension BatchDigest {
    /// The digest of a file's bytes.
    init(of bytes: [UInt8]) {
        self.init(bytes: Array(SHA256.hash(data: bytes)))
    }

    /// The digest of a retry: of what it replaces, so that the same is never tried again twice.
    init(ofRetrying ids: [PayoutID]) {
        self.init(of: Array("retry\n".utf8) + ids.flatMap { Array(($0.rawValue + "\n").utf8) })
    }
}

/// Digests what the rows of a file say, however they are written.
struct ContentHasher {
    private var hash = SHA256()

    mutating func add(_ draft: PayoutDraft) {
        var text = "\(draft.provider.rawValue)\n\(draft.amount.currency.code)\n"
        text += "\(draft.amount.minorUnits)\n"
        for (key, value) in draft.beneficiary.fields.sorted(by: { $0.key < $1.key }) {
            // The length keeps a value apart from the next field, whatever is in it.
            text += "\(key)=\(value.utf8.count):\(value)\n"
        }
        hash.update(data: Array(text.utf8))
    }

    func digest() -> BatchDigest { BatchDigest(bytes: Array(hash.finalize())) }
}
