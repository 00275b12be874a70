import Terminal
import TerminalUI
import TerminalUITesting
import Testing

extension CursesTests {
    /// What goes over the wire for a picture.
    @Suite struct PainterTests {
        private static let utf8 = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]

        private static let columns = [
            TableColumn("Age", minimum: 4, ideal: 4, alignment: .trailing),
            TableColumn("Status", minimum: 12, ideal: 12),
            TableColumn("Payout", minimum: 10, ideal: 10, namesRow: true),
            TableColumn("To", minimum: 8, ideal: nil),
            TableColumn("Amount", minimum: 6, ideal: 6, alignment: .decimal, mustFit: true),
            TableColumn("", minimum: 3, ideal: 3, mustFit: true),
        ]

        private func picture(selecting selection: Int) -> Surface {
            Surface.drawn(80, 24) { surface in
                let rows = (0..<20).map { index in
                    TableView.Row([
                        "\(index) m", StyledText("? unknown", .attention), "PO-7F3K-\(10 + index)",
                        "NGUYEN THE VIET", StyledText("1,250,00\(index % 10)", .money),
                        StyledText("VND", .muted),
                    ])
                }
                TableView(columns: Self.columns, rows: rows, selection: selection)
                    .render(into: &surface)
            }
        }

        /// Paints pictures one after the other; what the last of them sent.
        private func sent(
            by pictures: [Surface],
            _ environment: [String: String] = Self.utf8
        ) throws -> String {
            let theme = try Theme.bundled("dark")
            let terminal = try PseudoTerminal()
            var session = try TerminalSession(on: terminal, environment)
            var output = ""
            for picture in pictures {
                _ = try terminal.output()
                session.paint(picture, theme: theme)
                output = try terminal.output()
            }
            return output
        }

        @Test func `a text from right to left ends where its column does`() throws {
            let picture = Surface.drawn(40, 2) { surface in
                surface.write("\u{5D0}\u{5D1} 7", y: 0)
                surface.write("99,000", x: 10, y: 0)
                surface.write("NGUYEN", x: 20, y: 0)
            }
            let output = try sent(by: [picture])
            #expect(output.contains("\u{5D0}\u{5D1} 7\u{200E}"))
            #expect(output.unicodeScalars.count { $0 == "\u{200E}" } == 1)
            let plain = try sent(by: [picture], ["TERM": "xterm-256color", "LANG": "C"])
            #expect(!plain.unicodeScalars.contains("\u{200E}"))
        }

        @Test func `the same picture sends nothing`() throws {
            #expect(try sent(by: [picture(selecting: 3), picture(selecting: 3)]) == "")
        }

        /// A row with a reference that leads somewhere.
        private func linked(to address: String?, _ text: String = "TX-9") -> Surface {
            Surface.drawn(80, 24) { surface in
                let words = StyledText.Span(text, .value, .underline, link: address)
                surface.write(StyledText([.init("Reference "), words]), x: 2, y: 5)
            }
        }

        @Test func `a link is written where it stands, and once`() throws {
            let link = linked(to: "https://portal.example.com/TX-9")
            let opening = "\u{1B}]8;;https://portal.example.com/TX-9\u{1B}\\TX-9"
            let written = try sent(by: [link])
            #expect(written.contains("\u{1B}[6;13H"), "\(written.debugDescription)")
            #expect(written.contains(opening + "\u{1B}]8;;\u{1B}\\\u{1B}8"))
            #expect(try sent(by: [link, link]) == "")
            var changed = link
            changed.write("x", x: 40, y: 5)
            #expect(try sent(by: [link, changed]).contains(opening), "its row was drawn again")
        }

        @Test func `what leads nowhere any more is written again without its link`() throws {
            let link = linked(to: "https://portal.example.com/TX-9")
            let output = try sent(by: [link, linked(to: nil)])
            #expect(output.contains("TX-9") && !output.contains("]8;;"))
        }

        @Test func `a link that something lies over is none`() throws {
            var covered = linked(to: "https://portal.example.com/TX-9")
            covered.fill(Rect(x: 14, y: 4, width: 20, height: 4), .overlay)
            #expect(try !sent(by: [covered]).contains("]8;;"))
        }

        @Test func `controls in an address do not end its sequence`() throws {
            let output = try sent(by: [linked(to: "https://x.example/\u{1B}\\\u{07}\u{9C}a")])
            #expect(output.contains("]8;;https://x.example/\\a\u{1B}\\TX-9"))
        }

        @Test func `one changed cell sends a place, a look and a character`() throws {
            var changed = picture(selecting: 3)
            changed.write("x", x: 40, y: 22)
            let output = try sent(by: [picture(selecting: 3), changed])
            #expect(output.contains("x"))
            #expect(output.utf8.count <= 50, "\(output.debugDescription)")
        }

        @Test(
            arguments: [
                (["TERM": "xterm-256color", "LANG": "C.UTF-8"], 130),
                (["TERM": "xterm", "LANG": "C.UTF-8"], 90), (["TERM": "vt100"], 120),
            ]
        )
        func `moving the selection sends two bars and two names`(
            _ environment: [String: String],
            _ bytes: Int
        ) throws {
            let pictures = [picture(selecting: 3), picture(selecting: 4)]
            let output = try sent(by: pictures, environment)
            #expect(output.contains("PO-7F3K-13") && output.contains("PO-7F3K-14"))
            #expect(!output.contains("PO-7F3K-12") && !output.contains("PO-7F3K-15"))
            #expect(output.utf8.count <= bytes, "\(output.debugDescription)")
        }

        @Test func `half of a wide character leaves no other half behind`() throws {
            let before = Surface.drawn(80, 24) { $0.write("x陳y", y: 0) }
            let after = Surface.drawn(80, 24) { $0.write("xa陳", y: 0) }
            #expect(try sent(by: [before, after]).contains("a陳"))
            #expect(try sent(by: [after, before]).contains("陳y"))
        }

        @Test func `a text from right to left ends where another begins beside it`() throws {
            func picture(_ beside: String) -> Surface {
                Surface.drawn(40, 2) { surface in
                    surface.write("\u{5D0}\u{5D1}", y: 0)
                    surface.write(beside, x: 2, y: 0)
                }
            }
            let output = try sent(by: [picture("\u{5D2}"), picture("7")])
            #expect(output.contains("\u{5D1}\u{200E}7"), "\(output.debugDescription)")
        }

        @Test func `wide and combining characters are sent whole`() throws {
            let before = Surface.drawn(80, 24) { $0.write("xxxxxxxxxxxx", y: 0) }
            let after = Surface.drawn(80, 24) { $0.write("陳 ដារ៉ា e\u{302}\u{323}x", y: 0) }
            let output = try sent(by: [before, after])
            #expect(output.contains("陳 ដារ៉ា e\u{302}\u{323}"))
        }

        @Test func `without UTF-8 nothing beyond ASCII is sent`() throws {
            let surface = Surface.drawn(80, 24, glyphs: .ascii) { $0.write("陳x Ngô", y: 0) }
            let output = try sent(by: [surface], ["TERM": "xterm-256color"])
            #expect(output.contains("??x Ng?"))
            #expect(output.utf8.allSatisfy { $0 < 0x80 })
        }

        @Test func `who wants ASCII sees names as they are, and nothing else beyond it`() throws {
            let surface = Surface.drawn(80, 24, glyphs: .ascii) { surface in
                let frame = PaneFrame("Payouts · 12 – …", isFocused: true)
                surface.pane(frame, in: surface.bounds) {
                    $0.write("Ngô ↑ ↓", y: 0)
                }
            }
            let output = try sent(by: [surface])
            #expect(output.contains("Payouts - 12 - ."))
            #expect(output.contains("Ngô ^ v"))
            #expect(output.unicodeScalars.filter { !$0.isASCII } == ["ô"])
        }

        @Test(arguments: ["vt100", "xterm-256color"])
        func `NO_COLOR and plain terminals get no color at all`(_ terminal: String) throws {
            let environment = ["TERM": terminal, "LANG": "C.UTF-8", "NO_COLOR": "1"]
            let output = try sent(by: [picture(selecting: 3)], environment)
            #expect(!output.contains("38;5;") && !output.contains("48;5;"))
            #expect(!output.contains("\u{1B}[3\u{33}"))
            #expect(output.contains("7m"), "the selection is reversed")
        }

        /// In a process of its own, because ncurses takes the description from the environment.
        @Test func `24-bit colors need no installed description`() async {
            await #expect(processExitsWith: .success) {
                let theme = try Theme.bundled("dark")
                let text = try #require(theme.ink(.text).color.rgb)
                let terminal = try PseudoTerminal()
                var session = try TerminalSession(
                    on: terminal,
                    ["TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"]
                )
                #expect(session.colorDepth == .trueColor)
                session.paint(Surface.drawn(80, 24) { $0.write("x", y: 0) }, theme: theme)
                let color = "38;2;\(text.red);\(text.green);\(text.blue)"
                #expect(try terminal.output().contains(color))
            }
        }
    }
}
