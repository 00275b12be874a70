package import Foundation

/// Payouts that were committed together: from one file, or as the retry of another batch.
package struct Batch: Hashable, Sendable, Identifiable {
    /// Our name for it.
    package let id: BatchID
    /// What people know it by: the name of its file.
    package let name: String
    /// SHA-256 of the file's bytes: the same bytes are never committed twice.
    package let fileDigest: BatchDigest
    /// SHA-256 of what the rows say, which stays the same when a spreadsheet saves the file anew.
    package let contentDigest: BatchDigest
    /// The batch of which this one tries again what was not sent.
    package let retryOf: BatchID?
    /// When it was committed.
    package let createdAt: Date
    /// Who committed it.
    package let createdBy: OperatorName
    /// How many payouts it has.
    package let rowCount: Int
    /// How many rows of the file were given back.
    package let rejectedCount: Int
    /// Where its payouts stand now, by status and currency.
    package var tallies: [BatchTally]

    /// Creates a batch as it is to be kept or as it is stored.
    package init(
        id: BatchID,
        name: String,
        fileDigest: BatchDigest,
        contentDigest: BatchDigest,
        retryOf: BatchID? = nil,
        createdAt: Date,
        createdBy: OperatorName,
        rowCount: Int,
        rejectedCount: Int,
        tallies: [BatchTally] = []
    ) {
        self.id = id
        self.name = name
        self.fileDigest = fileDigest
        self.contentDigest = contentDigest
        self.retryOf = retryOf
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.rowCount = rowCount
        self.rejectedCount = rejectedCount
        self.tallies = tallies
    }
}

/// A SHA-256 by which a file is recognized.
package struct BatchDigest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Wraps 32 bytes.
    package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// How many payouts of a batch, and how much money, stand in one status in one currency.
package struct BatchTally: Hashable, Sendable {
    /// The status.
    package let status: PayoutStatus
    /// How many.
    package let count: Int
    /// How much together.
    package let total: Money

    /// Creates a tally.
    package init(status: PayoutStatus, count: Int, total: Money) {
        self.status = status
        self.count = count
        self.total = total
    }
}

extension Batch {
    /// How many of its payouts stand in a status.
    package func count(_ status: PayoutStatus) -> Int {
        tallies.reduce(0) { $1.status == status ? $0 + $1.count : $0 }
    }

    /// How many of its payouts nothing more is to happen to, as far as anybody knows.
    package var doneCount: Int {
        tallies.reduce(0) { $1.status.isSettled || $1.status.isWithdrawn ? $0 + $1.count : $0 }
    }
}

/// One payout of a batch, with its place in the file.
package struct BatchLine: Hashable, Sendable {
    /// The line of the file in which the row begins, counted from 1; for a retry, the line that
    /// the payout which it replaces had.
    package let line: Int
    /// The payout.
    package let payout: Payout

    /// Creates a line.
    package init(line: Int, payout: Payout) {
        self.line = line
        self.payout = payout
    }
}

/// Some lines of a batch in a row, in the order of the file.
package struct BatchLinePage: Hashable, Sendable {
    /// At most as many as were asked for.
    package let lines: [BatchLine]
    /// Whether more follow.
    package let hasMore: Bool

    /// Creates a page.
    package init(lines: [BatchLine], hasMore: Bool) {
        self.lines = lines
        self.hasMore = hasMore
    }
}
