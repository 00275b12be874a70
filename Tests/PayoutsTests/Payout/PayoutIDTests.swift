import Payouts
import Testing

struct PayoutIDTests {
    @Test func `an id is two groups of four, short enough to read out on the phone`() {
        #expect(PayoutID(randomBits: 0).description == "PO-0000-0000")
        #expect(PayoutID(randomBits: .max).description == "PO-ZZZZ-ZZZZ")
    }

    @Test func `letters that are mistaken for digits are never used`() {
        let letters = (0..<32).map { PayoutID(randomBits: $0).rawValue.dropFirst(3).prefix(1) }
        #expect(letters.joined() == "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    }

    @Test func `each of the forty bits makes another id, the rest do not matter`() {
        let ids = Set((0..<40).map { PayoutID(randomBits: 1 << $0) })
        #expect(ids.count == 40)
        #expect(!ids.contains(PayoutID(randomBits: 0)))
        #expect(PayoutID(randomBits: 1 << 40) == PayoutID(randomBits: 0))
    }

    @Test func `an order number, a key and a name keep their text`() {
        #expect(OrderNumber(rawValue: "PO7F3K2QMX").description == "PO7F3K2QMX")
        #expect(IdempotencyKey(rawValue: "4b0c").rawValue == "4b0c")
        #expect(OperatorName.dispatcher.rawValue == "dispatcher")
    }
}
