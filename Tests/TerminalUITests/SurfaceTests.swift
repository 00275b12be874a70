import TerminalUI
import TerminalUITesting
import Testing

struct SurfaceTests {
    @Test func `text that does not fit ends in an ellipsis`() {
        let surface = Surface.drawn(10, 3) { surface in
            surface.write("transaction", y: 0)
            surface.write("transaction", x: 7, y: 1)
            #expect(surface.write("transaction", x: 1, y: 2, limit: 4) == 4)
        }
        expectSnapshot(
            surface.text,
            """
            transacti…
                   tr…
             tra…
            """
        )
    }

    @Test func `a wide character takes two cells and is never cut`() {
        let surface = Surface.drawn(6, 4) { surface in
            #expect(surface.write("陳大文", y: 0) == 6)
            #expect(surface.write("陳大文", y: 1, limit: 5) == 5)
            #expect(surface.write("陳大文", y: 2, limit: 4) == 3)
            surface.write("陳", x: 5, y: 3)
        }
        expectSnapshot(
            surface.text,
            """
            陳大文
            陳大…
            陳…
                 …
            """
        )
        #expect(surface[1, 0]?.isContinuation == true)
    }

    @Test func `what is left of a covered wide character is blank`() {
        let surface = Surface.drawn(4, 2) { surface in
            surface.write("陳大", y: 0)
            surface.write("x", x: 1, y: 0)
            surface.write("陳大", y: 1)
            surface.write("x", x: 2, y: 1)
        }
        expectSnapshot(
            surface.text,
            """
             x大
            陳x
            """
        )
    }

    @Test func `what has to be drawn of a row is whole, whatever was there`() {
        let before = Surface.drawn(12, 3) { surface in
            surface.write("ab陳cd", y: 0)
            surface.write("abcdef", y: 1)
        }
        var after = before
        after.write("x", x: 8, y: 0)
        #expect(after.changes(from: before, in: 0) == 7..<9, "its neighbour with it")
        after.write("x", x: 3, y: 0)
        #expect(after.changes(from: before, in: 0) == 1..<9, "the other half and its neighbour")
        after.write("陳", x: 2, y: 1)
        #expect(after.changes(from: before, in: 1) == 13..<16)
        #expect(before.changes(from: after, in: 1) == 13..<16)
        #expect(after.changes(from: before, in: 2).isEmpty)
    }

    @Test func `marks share the cell of their base`() throws {
        let surface = Surface.drawn(12, 2) { surface in
            #expect(surface.write("Nguye\u{302}\u{303}n", y: 0) == 6)
            #expect(surface.write("សុខ ដារ៉ា", y: 1) == 7)
        }
        let cell = try #require(surface[4, 0])
        #expect(cell.scalars == ["e", "\u{302}", "\u{303}"])
        #expect(surface.text == "Nguye\u{302}\u{303}n\nសុខ ដារ៉ា")
    }

    @Test func `a cell holds at most five scalars`() throws {
        let surface = Surface.drawn(2, 1) { surface in
            surface.write("a" + String(repeating: "\u{301}", count: 9), y: 0)
        }
        #expect(try #require(surface[0, 0]).scalars.count == 5)
    }

    @Test func `a part of the surface is its own world`() {
        let surface = Surface.drawn(8, 4) { surface in
            surface.draw(in: Rect(x: 2, y: 1, width: 4, height: 2)) { part in
                #expect(part.bounds == Rect(x: 0, y: 0, width: 4, height: 2))
                part.write("abcdef", y: 0)
                part.write("no", y: 2)
                part.draw(in: Rect(x: -1, y: 1, width: 9, height: 9)) { inner in
                    inner.write("0123456789", y: 0)
                }
            }
            #expect(surface.size == Size(width: 8, height: 4))
        }
        expectSnapshot(
            surface.text,
            """

              abc…
              1234

            """
        )
    }

    @Test func `a ground stays under text that names none`() {
        let surface = Surface.drawn(5, 2) { surface in
            surface.fill(Rect(x: 0, y: 0, width: 5, height: 1), .selection)
            surface.write("ab", x: 1, y: 0, Style(.money))
            surface.write("cd", x: 0, y: 1, Style(.chip, on: .chip))
            surface.tint(Rect(x: 1, y: 1, width: 9, height: 9), .field)
        }
        expectSnapshot(
            surface.grounds,
            """
            SSSSS
            Ciiii
            """
        )
        #expect(surface.roles == " MM\nCC")
    }

    @Test func `the cursor is known in coordinates of the screen`() {
        let surface = Surface.drawn(8, 4) { surface in
            surface.draw(in: Rect(x: 2, y: 1, width: 4, height: 2)) { part in
                part.placeCursor(x: 3, y: 1)
                part.placeCursor(x: 4, y: 1)
            }
        }
        #expect(surface.cursor?.point == Point(x: 5, y: 2))
    }

    @Test func `roles and grounds have letters of their own`() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
        #expect(Set(Ground.allCases.map(\.letter)).count == Ground.allCases.count)
    }
}
