import Payouts
import TerminalUI

/// Who else has a payout open, as words.
struct PresenceText {
    /// Who is named, and what they do; `nil` for this operator, in another console.
    private let first: (name: OperatorName?, act: OpenPayout.Act)
    /// How many further people have it open.
    private let more: Int

    /// The most columns that a name takes, so that what is said about it fits beside it.
    private static let nameWidth = 18

    /// Finds them; `nil` where nobody else has it open.
    ///
    /// Who does something about it is named rather than who looks. A person with two consoles is
    /// one person, and colleagues are news rather than the operator's own second console.
    init?(_ consoles: [OtherConsole], of id: PayoutID, me: OperatorName) {
        let acts = Dictionary(
            consoles.filter { $0.open.id == id }.map { ($0.name, $0.open.act) },
            uniquingKeysWith: { $0 == .looking ? $1 : $0 }
        )
        let colleagues = acts.filter { $0.key != me }.min { a, b in
            (a.value == .looking ? 1 : 0, a.key.rawValue)
                < (b.value == .looking ? 1 : 0, b.key.rawValue)
        }
        if let colleagues {
            first = (colleagues.key, colleagues.value)
            more = acts.count - 1 - (acts[me] == nil ? 0 : 1)
        } else if let mine = acts[me] {
            (first, more) = ((nil, mine), 0)
        } else {
            return nil
        }
    }

    /// One short sentence without a full stop.
    var words: String {
        guard let name = first.name else { return "you \(verb) in another console" }
        let person = TextWidth.clip(name.rawValue, to: Self.nameWidth)
        guard more > 0 else { return "\(person) \(verb)" }
        guard first.act == .looking else {
            return "\(person) \(verb); \(more) more look\(more == 1 ? "s" : "") on"
        }
        return "\(person) and \(more) more have this open"
    }

    private var verb: String {
        let isMe = first.name == nil
        return switch first.act {
        case .looking: isMe ? "have this open" : "has this open"
        case .resolving: isMe ? "are resolving this" : "is resolving this"
        case .resubmitting: isMe ? "submit this again" : "is submitting this again"
        }
    }
}
