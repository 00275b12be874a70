package import TerminalUI

/// Letters on everything that can take the focus, while one of them is chosen.
package struct JumpState: Equatable, Sendable {
    /// What a jump leads to.
    package enum Destination: Equatable, Sendable {
        /// A pane without anything of its own to choose.
        case pane(ConsoleState.Pane)
        /// A row of the list, counted from its first.
        case row(Int)
        /// A tab of the detail, or a row of the open form.
        case anchor(Anchor.Target)
    }

    /// A place on the screen and the letters that lead there.
    struct Stop: Equatable, Sendable {
        let label: String
        let destination: Destination
        let point: Point
    }

    /// The places, as they are labelled from the top.
    let stops: [Stop]
    /// The letters typed so far.
    var typed = ""

    /// Letters for places, given from the top.
    init(_ places: [(destination: Destination, point: Point)]) {
        stops = zip(Self.labels(places.count), places).map { label, place in
            Stop(label: label, destination: place.destination, point: place.point)
        }
    }

    /// The places that what was typed can still lead to.
    var candidates: [Stop] { stops.filter { $0.label.hasPrefix(typed) } }

    /// The letters, those under the fingers first.
    private static let letters = "fjdkslaghrueiwoqptyvncmxbz".map(String.init)

    /// As many labels, none of which begins another: single letters as far as they go.
    static func labels(_ count: Int) -> [String] {
        let prefixCount = letters.indices.first { prefixes in
            letters.count - prefixes + prefixes * letters.count >= count
        }
        let prefixes = letters.suffix(prefixCount ?? letters.count)
        let singles = letters.dropLast(prefixes.count)
        let pairs = prefixes.flatMap { first in letters.map { first + $0 } }
        return Array((singles + pairs).prefix(count))
    }

    /// Draws the letters over what they lead to, without those that were typed.
    func render(into surface: inout Surface) {
        for stop in candidates {
            let rest = String(stop.label.dropFirst(typed.count))
            let style = Style(.key, on: .selection).bold
            surface.write(rest, x: stop.point.x, y: stop.point.y, style)
        }
    }
}
