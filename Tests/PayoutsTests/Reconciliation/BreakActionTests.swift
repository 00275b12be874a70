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

    @Test func `a difference that stays is left by nobody alone`() {
        let leaving = BreakResolution.Action.all.filter(\.leavesDifference)
        #expect(leaving == [.writeOff, .knownTiming])
    }
}
