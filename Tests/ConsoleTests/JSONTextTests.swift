import Testing

@testable import Console

struct JSONTextTests {
    @Test func `members stand in lines of their own, tokens as they were`() {
        #expect(
            JSONText.formatted(#"{"b":1.50,"a":[true,{"k":"x, \"y\""}],"e":{},"f":[]}"#) == #"""
                {
                  "b": 1.50,
                  "a": [
                    true,
                    {
                      "k": "x, \"y\""
                    }
                  ],
                  "e": {},
                  "f": []
                }
                """#
        )
    }

    @Test(
        arguments: [
            "", "null", "a=1&b=2", "{", #"{"a":1"#, #"{"a":1}}"#, #"{"a":1} {"b":2}"#, "[1 2]",
            "[1}", #"{"a":"b"#,
            String(repeating: "[", count: 33) + String(repeating: "]", count: 33),
        ]
    )
    func `what is not one whole object or array is left alone`(_ text: String) {
        #expect(JSONText.formatted(text) == nil)
    }

    @Test func `laying out twice changes nothing`() throws {
        let once = try #require(JSONText.formatted(#"{"a":[1,2],"b":{"c":null}}"#))
        #expect(JSONText.formatted(once) == once)
    }

    @Test(
        arguments: [
            (#"{"a":"maria\/9852"}"#, #"{"a":"····"}"#),
            (#"{"a":"mari\u0061/9852"}"#, #"{"a":"····"}"#),
            (#"{"a":"maria/9852","b":"\n"}"#, #"{"a":"····","b":"\n"}"#),
            (#"{"a":"maria/985"}"#, #"{"a":"maria/985"}"#), ("", ""),
        ]
    )
    func `a part is hidden however JSON writes it`(_ text: String, _ expected: String) {
        #expect(text.hiding("maria/9852", behind: "····") == expected)
    }
}
