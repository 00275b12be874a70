import Testing

@testable import SQLiteStore

/// Beneficiaries' fields are read by hand where they are plain, and by Foundation elsewhere.
struct StoredJSONTests {
    @Test(arguments: [
        [:], ["a": ""], ["accountName": "NGUYEN THE VIET", "accountNumber": "19036789852"],
        ["name": "សុខ ដារ៉ា", "note": #"says "yes" \ no"#], ["line": "one\ntwo\u{0}"],
        ["emoji": "👩‍👧", "braces": "{}[],:"],
    ])
    func `texts by name come back as they were written`(_ texts: [String: String]) throws {
        #expect(try StoredJSON.texts(byName: StoredJSON.text(texts)) == texts)
    }

    @Test(arguments: [
        (#"{ "a" : "b" }"#, ["a": "b"]), ("{\"a\":\"b\"}\n", ["a": "b"]),
        (#"{"\u0061":"\u00e9"}"#, ["a": "é"]),
    ])
    func `what another program wrote is read too`(_ text: String, _ texts: [String: String]) throws
    {
        #expect(try StoredJSON.texts(byName: text) == texts)
    }

    @Test(arguments: [
        "", "{", "{}x", "[]", "null", #"{"a"}"#, #"{"a":1}"#, #"{"a":"b"}}"#,
        #"{"a":"b" "c":"d"}"#, #"{"a":"b"#, #"{,"a":"b"}"#,
    ])
    func `what is no object of texts is unreadable`(_ text: String) {
        #expect(throws: UnreadableValue.self) { try StoredJSON.texts(byName: text) }
    }
}
