import Payouts
import Testing

/// What may be done about which kind of break.
struct BreakActionTests {
    @Test func `every kind can be given up or left to the provider, and no kind by anything`() {
        for kind in BreakKind.allCases {
            #expect(kind.actions.contains(.writeOff) && kind.actions.contains(.providerToFix))
            #expect(Set(kind.actions).count == kind.actions.count)
            #expect(!kind.actions.contains(.noLongerHolds), "no person can say so")
        }
    }

    @Test func `only days are blamed for what the neighboring file may bring`() {
        let action = BreakResolution.Action.knownTiming
        #expect(action.kinds == [.missingAtProvider, .late])
    }

    @Test func `evidence is taken where the sides differ about the outcome`() {
        let accept = BreakResolution.Action.acceptProvider
        #expect(accept.kinds == [.status, .reversedAfterClose])
        let correct = BreakResolution.Action.correctRecord(.failed)
        #expect(correct.kinds == [.missingAtProvider, .status, .reversedAfterClose])
    }

    @Test func `of an ambiguous break each candidate can be chosen, and nothing else`() {
        let found = Break(
            kind: .ambiguous,
            ours: nil,
            theirs: nil,
            candidates: ["ORD1", "ORD2"],
            stake: Money(minorUnits: 9, currency: .vnd),
            detail: "2 payouts fit the line"
        )
        #expect(found.actions == [.choose("ORD1"), .choose("ORD2"), .providerToFix, .writeOff])
        #expect(BreakResolution.Action.choose("ORD1").problem(with: found) == nil)
        #expect(
            BreakResolution.Action.choose("ORD3").problem(with: found)
                == "choose ORD3 does not fit a break of the kind “ambiguous”. What fits: "
                + "choose ORD1, choose ORD2, provider-to-fix, write-off."
        )
        for action in found.actions {
            #expect(BreakResolution.Action(name: action.name) == action)
        }
        #expect(BreakResolution.Action(name: "choose ") == nil)
    }

    @Test func `a difference that stays is left by nobody alone`() {
        let leaving = BreakResolution.Action.all.filter(\.leavesDifference)
        #expect(leaving == [.writeOff, .knownTiming])
    }
}
