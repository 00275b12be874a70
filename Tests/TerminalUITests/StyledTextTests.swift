import TerminalUI
import Testing

struct StyledTextTests {
    @Test func `lines break at spaces, and long words anywhere`() {
        let text: StyledText = "a query, a notification or the file"
        #expect(text.wrapped(to: 12).map(\.text) == ["a query, a", "notification", "or the file"])
        #expect(
            StyledText("supercalifragilistic").wrapped(to: 8).map(\.text) == [
                "supercal", "ifragili", "stic",
            ]
        )
        #expect(StyledText("陳大文字").wrapped(to: 5).map(\.text) == ["陳大", "文字"])
        #expect(StyledText("").wrapped(to: 5).map(\.text) == [""])
    }

    @Test func `roles survive a line break`() {
        let text = StyledText([.init("pay ", .muted), .init("1,250 VND now", .money)])
        #expect(
            text.wrapped(to: 9) == [
                StyledText([.init("pay", .muted)]),
                StyledText([.init("1,250 VND", .money)]), StyledText([.init("now", .money)]),
            ]
        )
    }

    @Test func `clipping cuts within a piece`() {
        let text = StyledText([.init("pay ", .muted), .init("1,250", .money)])
        #expect(text.clipped(to: 9) == text)
        #expect(
            text.clipped(to: 6) == StyledText([.init("pay ", .muted), .init("1…", .money)])
        )
        let three = StyledText([.init("ab"), .init("cd"), .init("e")])
        #expect(three.clipped(to: 4).text == "abc…", "a piece that just fits is not the end")
    }

    @Test func `a list of facts loses whole ones at its end`() {
        let text: StyledText = StyledText("7 unknown", .attention) + " · 6 reversed · 1 late"
        #expect(text.clipped(to: 31, at: " · ") == text)
        #expect(text.clipped(to: 30, at: " · ").text == "7 unknown · 6 reversed …")
        #expect(text.clipped(to: 24, at: " · ").text == "7 unknown · 6 reversed …")
        let one = text.clipped(to: 23, at: " · ")
        #expect(one == StyledText([.init("7 unknown", .attention), .init(" …")]))
        #expect(text.clipped(to: 10, at: " · ").text == "7 unknown…".prefix(9) + "…")
    }

    @Test func `data without spaces breaks after punctuation, never inside a number`() {
        func lines(_ text: String) -> [String] { StyledText(text).wrapped(to: 12).map(\.text) }
        #expect(lines("https://a.example/b") == ["https://", "a.example/b"])
        #expect(lines("12345678,12345") == ["12345678,123", "45"])
        #expect(lines("by a number, or so") == ["by a number,", "or so"])
        #expect(lines("an order, or a word") == ["an order, or", "a word"])
    }

    @Test func `an amount stays with its currency`() {
        func lines(_ text: String) -> [String] { StyledText(text).wrapped(to: 20).map(\.text) }
        #expect(lines("paid are 307,500.00 KHR") == ["paid are", "307,500.00 KHR"])
        #expect(lines("they paid 307,500.00 KHR") == ["they paid", "307,500.00 KHR"])
        #expect(lines("in all 12 of the PAIDS") == ["in all 12 of the", "PAIDS"])
        #expect(lines("sent in the year 12 ALWAYS") == ["sent in the year 12", "ALWAYS"])
    }
}
