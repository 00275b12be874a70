import Testing

@testable import TerminalUI

/// The selection belongs to what a row is about; rows may come, go and change places.
struct SelectableListTests {
    private struct Item: Identifiable, Equatable {
        let id: Int
        var text = ""
    }

    private static func list(_ ids: [Int]) -> SelectableList<Item> {
        SelectableList(ids.map { Item(id: $0) })
    }

    /// The rows on a screen of three, the selected one in brackets, marks with a star.
    private static func text(_ list: SelectableList<Item>) -> String {
        zip(list.visible(height: 3), list.visibleMarks(height: 3)).map { item, isMarked in
            let name = isMarked ? "\(item.id)*" : "\(item.id)"
            return item.id == list.selection ? "[\(name)]" : name
        }.joined(separator: " ")
    }

    @Test(
        arguments: [
            ([.down], "1 [2] 3"), ([.up], "[1] 2 3"), ([.down, .down, .down], "2 3 [4]"),
            ([.pageDown], "2 3 [4]"), ([.last], "7 8 [9]"), ([.last, .up, .up, .up], "[6] 7 8"),
            ([.last, .pageUp], "[6] 7 8"), ([.last, .first], "[1] 2 3"), ([.row(5)], "4 5 [6]"),
            ([.row(99)], "7 8 [9]"), ([.row(-1)], "[1] 2 3"),
            ([.toggleMark, .toggleMark], "1* 2* [3]"),
            ([.toggleMark, .up, .toggleMark], "1 [2] 3"),
            ([.toggleMark, .unmarkAll], "1 [2] 3"),
        ] as [([ListStep], String)]
    )
    func `steps move the selection, and the screen no further than needed`(
        _ steps: [ListStep],
        _ screen: String
    ) {
        var list = Self.list(Array(1...9))
        for step in steps { list.take(step, height: 3) }
        #expect(Self.text(list) == screen)
    }

    @Test func `rows that come above move neither the selection nor its line`() {
        var list = Self.list(Array(10...20))
        list.take(.row(4), height: 3)
        list.replace(with: (1...20).map { Item(id: $0) })
        list.take(.stay, height: 3)
        #expect(Self.text(list) == "12 13 [14]")
    }

    @Test(
        arguments: [
            ([1, 2, 3, 5, 6], 5), ([1, 2, 3], 3), ([8, 9], 8), ([5, 3, 9], 5), ([], nil),
        ] as [([Int], Int?)]
    )
    func `where the selected row goes, its nearest neighbor is selected`(
        _ rest: [Int],
        _ selection: Int?
    ) {
        var list = Self.list([1, 2, 3, 4, 5, 6])
        list.take(.row(3), height: 3)
        list.replace(with: rest.map { Item(id: $0) })
        #expect(list.selection == selection)
    }

    @Test func `what was selected before it was read is selected once it is`() {
        var list = Self.list([1, 2])
        list.select(7)
        #expect(list.selected == nil)
        list.replace(with: [5, 6, 7].map { Item(id: $0) })
        #expect(list.selectedIndex == 2)
    }

    @Test func `the first rows are shown from the top, as far as the selection is seen there`() {
        for (selected, text) in [(3, "1 2 [3]"), (7, "5 6 [7]")] {
            var list = Self.list([])
            list.select(selected)
            list.replace(with: (1...9).map { Item(id: $0) })
            list.take(.stay, height: 3)
            #expect(Self.text(list) == text)
        }
    }

    @Test func `other rows begin at the first, unless the selection is among them`() {
        var list = Self.list(Array(1...9))
        list.take(.row(6), height: 3)
        list.restart(with: [1, 7, 9].map { Item(id: $0) }, keepsSelection: true)
        #expect(Self.text(list) == "1 [7] 9")
        list.restart(with: [1, 7, 9].map { Item(id: $0) }, keepsSelection: false)
        #expect(Self.text(list) == "[1] 7 9")
    }

    @Test func `a stretch that grows at one end and shrinks at the other stays where it is`() {
        var list = Self.list(Array(10...19))
        list.take(.row(5), height: 3)
        list.append([20, 21].map { Item(id: $0) }, dropping: 2)
        #expect(Self.text(list) == "13 14 [15]")
        #expect(list.map(\.id) == Array(12...21))
        list.prepend([10, 11].map { Item(id: $0) }, dropping: 2)
        #expect(Self.text(list) == "13 14 [15]")
        #expect(list.selectedIndex == 5)
    }

    @Test func `a row that changes keeps the selection and shows what is new`() {
        var list = Self.list([1, 2, 3])
        list.take(.down, height: 3)
        list.replace(with: [Item(id: 3), Item(id: 2, text: "paid"), Item(id: 1)])
        #expect(list.selected == Item(id: 2, text: "paid"))
    }

    @Test func `a screen that grows leaves no row empty that could be filled`() {
        var list = Self.list(Array(1...9))
        list.take(.last, height: 2)
        #expect(list.top == 7)
        list.take(.stay, height: 5)
        #expect(list.top == 4)
    }

    @Test func `marks stay on what was marked, whatever is listed`() {
        var list = Self.list([1, 2, 3])
        list.take(.toggleMark, height: 3)
        list.replace(with: [4, 5].map { Item(id: $0) })
        #expect(list.marked.map(\.id) == [1])
        list.replace(with: [2, 1].map { Item(id: $0) })
        #expect(Self.text(list) == "[2] 1*")
    }
}
