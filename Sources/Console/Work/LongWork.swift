package import Foundation
package import PayoutService
import Payouts

/// Work that takes a while, step after step: what is done, how far it is, and how fast.
package struct LongWork: Equatable, Sendable {
    /// What is done: `Comparing dvpay 2026-11-21`.
    package let title: String
    /// How much others had done before this work began.
    private let doneBefore: Int
    /// What is being done, once that is known.
    private var step: Step?
    /// When that began.
    private var startedAt: Date

    /// One of the things that are done one after the other.
    package struct Step: Equatable, Sendable {
        /// What it is, in a word; empty where the title says it.
        package let name: String
        /// How much of it is done.
        package let done: Int
        /// How much there is, where that is known.
        package let total: Int?
        /// What is counted, as in `kB`; empty where that needs no saying.
        package let unit: String

        /// Creates a step.
        package init(_ name: String = "", done: Int, of total: Int?, unit: String = "") {
            self.name = name
            self.done = done
            self.total = total
            self.unit = unit
        }
    }

    /// Work that begins now.
    package init(_ title: String = "", startedAt: Date, doneBefore: Int = 0) {
        self.title = title
        self.startedAt = startedAt
        self.doneBefore = doneBefore
    }

    /// Takes how far it is; each step has a rate of its own.
    package mutating func take(_ step: Step, at now: Date) {
        if let before = self.step, before.name != step.name { startedAt = now }
        self.step = step
    }

    /// `reading: 1,204 of 38,112 kB · 3,100 kB/s · 12 s left`; `nil` before the first step.
    package func text(at now: Date, separator: String) -> String? {
        guard let step else { return nil }
        let measure = WorkMeasure(
            done: step.done,
            of: step.total,
            unit: step.unit,
            doneBefore: doneBefore,
            startedAt: startedAt
        )
        let name = step.name.isEmpty ? "" : step.name + ": "
        return name + measure.text(at: now, separator: separator)
    }

    /// What a bar shows, where it is known how much there is.
    var share: (done: Int, total: Int)? {
        step.flatMap { step in step.total.map { (step.done, $0) } }
    }
}

extension LongWork.Step {
    /// How far reading or keeping rows is.
    package init(_ progress: RowProgress) {
        self.init(done: progress.done, of: progress.total)
    }

    /// How far a comparison is.
    package init(_ progress: ReconciliationProgress) {
        let name = progress.stage.rawValue
        switch progress.stage {
        case .reading:
            let kilobytes = progress.total.map { ($0 + 999) / 1_000 }
            self.init(name, done: progress.done / 1_000, of: kilobytes, unit: "kB")
        case .matching:
            self.init(name, done: progress.done, of: progress.total, unit: "payouts")
        case .keeping: self.init(name, done: progress.done, of: progress.total, unit: "breaks")
        }
    }
}
