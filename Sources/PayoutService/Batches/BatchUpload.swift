import DelimitedText
package import Payouts

/// A file that somebody wants to pay, as it was given.
package struct BatchUpload: Sendable {
    /// The file's name, without its folder.
    package let name: String
    /// The file's bytes.
    package let bytes: [UInt8]
    /// Who pays, where the file does not say.
    package let provider: ProviderID?
    /// How somebody else's file is read.
    package let mapping: BatchMapping
    /// What the file should add up to, besides what it says itself.
    package let controls: [ControlTotal]

    /// Creates an upload.
    package init(
        name: String,
        bytes: [UInt8],
        provider: ProviderID? = nil,
        mapping: BatchMapping = BatchMapping(),
        controls: [ControlTotal] = []
    ) {
        self.name = name
        self.bytes = bytes
        self.provider = provider ?? mapping.provider
        self.mapping = mapping
        self.controls = controls
    }
}

extension BatchUpload {
    /// About how many rows there are, in a moment.
    var lineCount: Int { bytes.count { $0 == UInt8(ascii: "\n") } }
}

/// What committing a file would do; nothing was kept yet.
package struct BatchPreview: Sendable {
    /// The file's name.
    package let name: String
    /// How the file is written, in plain words: `UTF-8, semicolons`.
    package let format: String
    /// Which rows are good, and what speaks against the others.
    package let findings: BatchFindings
    /// The batch that the same file, or one with the same content, made already.
    package let committed: Batch?

    let file: DelimitedFile
    let reader: BatchReader
    let fileDigest: BatchDigest
    let contentDigest: BatchDigest
}

extension BatchPreview: Equatable {
    /// Compares the file, how it is read and what was found; the forms' rules are code.
    package static func == (left: BatchPreview, right: BatchPreview) -> Bool {
        left.name == right.name && left.fileDigest == right.fileDigest
            && left.contentDigest == right.contentDigest && left.findings == right.findings
            && left.committed == right.committed && left.reader.columns == right.reader.columns
    }
}

extension BatchPreview {
    /// Why a decision cannot be taken, in plain words; `nil` where it can.
    package func objection(to decision: BatchDecision) -> String? {
        if let committed {
            let isSame = committed.fileDigest == fileDigest
            let what = isSame ? "This file" : "A file with the same content"
            return "\(what) was committed as \(committed.id) already. Look at that batch first."
        }
        return findings.objection(to: decision)
    }
}

/// How far a long piece of work is.
package struct RowProgress: Hashable, Sendable {
    /// How many rows are done.
    package let done: Int
    /// How many there are, as far as that is known.
    package let total: Int?

    /// Creates a progress.
    package init(done: Int, total: Int?) {
        self.done = done
        self.total = total
    }
}
