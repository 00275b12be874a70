import TerminalUI
import TerminalUITesting
import Testing

struct ChoiceListTests {
    private let banks = ChoiceList([
        .init(id: "vcb", title: "Vietcombank", detail: "970436"),
        .init(id: "acb", title: "Ngân hàng Á Châu", detail: "970416"),
        .init(id: "dab", title: "Đông Á", unavailable: "closed by the provider"),
    ])

    @Test func `a list is as wide as its widest choice, whatever is searched for`() {
        #expect(banks.width == "Đông Á".count + "closed by the provider".count + 5)
        #expect(typing("chau").width == banks.width)
        let surface = Surface.drawn(banks.width, 4) { banks.render(into: &$0) }
        #expect(surface.text.contains("  Đông Á  closed by the provider"))
        let short = ChoiceList([.init(id: "a", title: "A")], placeholder: "type to narrow down")
        #expect(short.width == "type to narrow down".count + 1)
    }

    private func typing(_ text: String) -> ChoiceList {
        var list = banks
        for character in text { #expect(list.handle(.character(character)) == .handled) }
        return list
    }

    @Test(arguments: [
        ("hang", ["acb"]), ("DONG", ["dab"]), ("a chau", ["acb"]), ("a", ["vcb", "acb", "dab"]),
        ("zz", []),
    ])
    func `search ignores case and diacritics`(_ query: String, _ ids: [String]) {
        #expect(typing(query).matches.map(\.id) == ids)
    }

    @Test(arguments: [
        ("vcb", ["vcb"]), ("nhac", ["acb"]), ("da", ["dab"]), ("bv", []), ("nh chau", ["acb"]),
    ])
    func `letters in their order abbreviate a name from the beginning of a word on`(
        _ query: String,
        _ ids: [String]
    ) {
        #expect(typing(query).matches.map(\.id) == ids)
    }

    @Test
    func `what holds a word goes before what it abbreviates, and near letters before far ones`() {
        var commands = ChoiceList([
            .init(id: "scattered", title: "resume what a query left"),
            .init(id: "near", title: "re-query"),
            .init(id: "said", title: "ask again", note: "An rq to the provider."),
        ])
        commands.paste("rq")
        #expect(commands.matches.map(\.id) == ["said", "near", "scattered"])
        let surface = Surface.drawn(30, 4) { commands.render(into: &$0) }
        #expect(surface.roles.contains("x"), "the letters that were found are marked")
    }

    @Test func `tab takes the name of the selected one as the query`() {
        var list = typing("chau")
        #expect(list.handle(.tab) == .handled)
        #expect(list.query.text == "Ngân hàng Á Châu ")
        #expect(list.selected?.id == "acb")
    }

    @Test func `what is offered only to who searches comes after what is called so itself`() {
        var list = ChoiceList([
            .init(id: "sort", title: "sort"),
            .init(id: "dark", title: "sort: dark", offer: .searched),
            .init(id: "day", title: "close the day, sort of"),
        ])
        #expect(list.matches.map(\.id) == ["sort", "day"])
        list.paste("sort")
        #expect(list.matches.map(\.id) == ["sort", "day", "dark"])
    }

    @Test func `what follows the name of one that asks is its answer, as it was typed`() {
        var list = ChoiceList([
            .init(id: "note", title: "write a note", offer: .answered),
            .init(id: "notes", title: "notes of today"),
        ])
        list.paste("note Bank  CALLED: ñ")
        let surface = Surface.drawn(40, 2) { list.render(into: &$0) }
        #expect(surface.text == "note Bank  CALLED: ñ\n▌ write a note: Bank  CALLED: ñ")
        #expect(list.handle(.tab) == .handled)
        #expect(list.query.text == "note Bank  CALLED: ñ", "there is nothing to complete")
        #expect(list.handle(.enter) == .chosen("note", answer: "Bank  CALLED: ñ"))
    }

    @Test func `other choices take the place of the old ones, for the same query`() {
        var list = typing("an")
        _ = list.handle(.down)
        list.offer([.init(id: "new", title: "Banco")])
        #expect(list.selected?.id == "new")
        #expect(list.query.text == "an")
    }

    @Test func `the one that is called just so comes first`() {
        var themes = ChoiceList(
            ["color-blind-light", "dark", "high-contrast-light", "light"].map {
                .init(id: $0, title: $0)
            }
        )
        themes.paste("Light")
        #expect(themes.selected?.id == "light")
        #expect(themes.matches.map(\.id) == ["light", "color-blind-light", "high-contrast-light"])
    }

    @Test func `matches are highlighted, details stand at the right`() {
        let surface = Surface.drawn(40, 4) { typing("an").render(into: &$0) }
        expectSnapshot(
            surface.text,
            """
            an
            ▌ Vietcombank                    970436
              Ngân hàng Á Châu               970416

            """
        )
        expectSnapshot(
            surface.roles,
            """
            vv
            c TTTTTTTTxxT                    mmmmmm
              ttxx tttt t tttt               mmmmmm

            """
        )
    }

    @Test func `arrows select, enter chooses, escape gives up`() {
        var list = banks
        #expect(list.handle(.down) == .handled)
        #expect(list.handle(.enter) == .chosen("acb"))
        #expect(list.handle(.escape) == .canceled)
        #expect(list.handle(.function(1)) == .ignored)
    }

    @Test func `what is unavailable says why and cannot be chosen`() {
        var list = typing("dong")
        #expect(list.handle(.enter) == .handled)
        #expect(
            Surface.drawn(36, 2) { list.render(into: &$0) }.text
                == "dong\n▌ Đông Á     closed by the provider"
        )
    }

    @Test func `a new query starts at its first match`() {
        var list = banks
        _ = list.handle(.down)
        _ = list.handle(.character("a"))
        #expect(list.selected?.id == "vcb")
    }

    @Test func `no match is said in words`() {
        let surface = Surface.drawn(20, 2) { typing("zz").render(into: &$0) }
        #expect(surface.text == "zz\n Nothing matches.")
    }
}
