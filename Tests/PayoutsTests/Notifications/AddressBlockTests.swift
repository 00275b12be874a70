import Payouts
import Testing

struct AddressBlockTests {
    @Test(arguments: [
        ("203.0.113.7", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("203.0.113.8/29", "203.0.113.15", true), ("203.0.113.8/29", "203.0.113.16", false),
        ("203.0.113.8/29", "203.0.113.7", false), ("128.0.0.0/1", "200.1.2.3", true),
        ("128.0.0.0/1", "127.255.255.255", false), ("203.0.113.7/32", "203.0.113.7", true),
        ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
        ("2001:DB8::1", "2001:0db8:0:0:0:0:0:1", true), ("2001:db8::1", "2001:db8::2", false),
        ("2001:db8::/33", "2001:db8:8000::", false), ("::1/128", "::1", true),
        // The same address in both families.
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("10.0.0.0/8", "::ffff:0a01:0203", true),
        ("::ffff:10.0.0.0/104", "10.1.2.3", true), ("::ffff:203.0.113.7", "203.0.113.7", true),
        ("::ffff:10.0.0.0/104", "11.1.2.3", false), ("::/1", "10.1.2.3", false),
        ("10.0.0.0/8", "::10.1.2.3", false), ("::/1", "::10.1.2.3", true),
        // What is no address lies nowhere.
        ("10.0.0.0/8", "10.1.2", false), ("10.0.0.0/8", "10.1.2.3:443", false),
        ("10.0.0.0/8", " 10.1.2.3", false), ("10.0.0.0/8", "10.1.2.3\0", false),
        ("10.0.0.0/8", "010.1.2.3", false), ("10.0.0.0/8", "0x0a010203", false),
        ("10.0.0.0/8", "", false), ("fe80::/10", "fe80::1%eth0", false),
        ("10.0.0.0/8", "10.1.2.3/32", false), ("::/1", "[::1]", false),
    ])
    func `a block contains the addresses that share its prefix`(
        block: String,
        address: String,
        expected: Bool
    ) throws {
        #expect(try #require(AddressBlock(block)).contains(address) == expected)
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08",
        "10.0.0.0/8/8", "10.0.0.0 /8", "10.0.0.0/ 8", "10.0.0/8", "10.0.0.256", "::/129",
        "2001:db8::1::", "localhost", "10.0.0.0/99999999999999999999", "10.0.0.0\0/8",
        // Bits beyond the prefix.
        "10.0.0.1/8", "203.0.113.7/31", "2001:db8::1/32", "::ffff:10.0.0.0/95",
        "::ffff:10.0.0.1/104",
        // A block of everything.
        "0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96",
    ])
    func `any other text is no block`(text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
