import Payouts
import Testing

struct BatchIDTests {
    @Test func `an id reads as a payout's does, and nobody takes one for the other`() {
        #expect(BatchID(randomBits: .max).description == "BA-ZZZZ-ZZZZ")
        #expect(BatchID(randomBits: 1).rawValue.dropFirst(3) == "1000-0000")
    }
}
