import Payouts
import TerminalUI

/// What has not settled, by age, as people read it.
struct BacklogText {
    let spans: [BacklogSpan]

    init(_ report: ProviderReport) { spans = report.backlog }

    var count: Int { spans.reduce(0) { $0 + $1.count } }
    var queued: Int { spans.reduce(0) { $0 + $1.queued } }
    var inFlight: Int { spans.reduce(0) { $0 + $1.inFlight } }
    var unknown: Int { spans.reduce(0) { $0 + $1.unknown } }

    /// Where the oldest begin, in seconds; `nil` when nothing waits.
    var oldest: Int? { spans.indices.last { spans[$0].count > 0 }.map(start) }

    /// How many wait and how old the oldest are: `38 over 1 h`, or `316, 2 over 1 h`.
    var text: StyledText {
        guard let oldest, let last = spans.last(where: { $0.count > 0 }) else {
            return StyledText("0", .muted)
        }
        let all = last.count == count ? "" : "\(count.grouped), "
        let age = oldest == 0 ? "under \(TimeText.age(end(0)))" : "over \(Self.bound(oldest))"
        let role: Role = oldest >= Self.oldSeconds ? .attention : .text
        return StyledText("\(all)\(last.count.grouped) \(age)", role)
    }

    /// How many payouts of unknown outcome are at least so many seconds old.
    func unknown(atLeast seconds: Int) -> Int {
        spans.indices.filter { start($0) >= seconds }.reduce(0) { $0 + spans[$1].unknown }
    }

    /// The ages as bars: what waits, what is under way and what nobody knows on each other.
    var histogram: Histogram {
        Histogram(
            spans.indices.map { index in
                let span = spans[index]
                return Histogram.Bar(
                    label(index),
                    Self.segments(span.queued, span.inFlight, span.unknown),
                    caption: span.count.grouped
                )
            }
        )
    }

    /// How many there are of each kind, each with the sign that stands for it in the bars.
    func legend(_ glyphs: Glyphs) -> StyledText {
        let names = ["queued", "in flight", "unknown"]
        let parts = zip(Self.segments(queued, inFlight, unknown), names).map { segment, name in
            segment.sign(glyphs) + StyledText("\(segment.value.grouped) \(name)", .muted)
        }
        return parts.dropFirst().reduce(parts[0]) { $0 + "   " + $1 }
    }

    private static func segments(
        _ queued: Int,
        _ inFlight: Int,
        _ unknown: Int
    ) -> [StackedBar.Segment] {
        [
            StackedBar.Segment(queued, .queued, letter: "q", fill: "─"),
            StackedBar.Segment(inFlight, .inMotion, letter: "i", fill: "━"),
            StackedBar.Segment(unknown, .attention, letter: "?"),
        ]
    }

    // MARK: Ages

    /// What is older than this, in seconds, should have settled.
    private static let oldSeconds = 3_600

    private func start(_ index: Int) -> Int { index == 0 ? 0 : Int(end(index - 1)) }

    private func end(_ index: Int) -> Double { spans[index].upTo?.inSeconds ?? 0 }

    private func label(_ index: Int) -> String {
        let start = start(index)
        guard spans[index].upTo != nil else { return "> \(Self.bound(start))" }
        let end = Int(end(index))
        guard start > 0 else { return "< \(Self.bound(end))" }
        let (unit, name) = end <= 3_600 ? (60, "m") : (3_600, "h")
        return "\(start / unit)-\(end / unit) \(name)"
    }

    private static func bound(_ seconds: Int) -> String { TimeText.age(Double(seconds)) }
}

extension BacklogSpan {
    fileprivate var count: Int { queued + inFlight + unknown }
}
