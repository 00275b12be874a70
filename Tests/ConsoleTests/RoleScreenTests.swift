import Payouts
import TerminalUI
import TerminalUITesting
import Testing

@testable import Console

/// Whole screens in roles, one letter a cell (`Role.letter`).
struct RoleScreenTests {
    @Test func `the list and the detail at 80 by 24`() throws {
        var console = try Harness(width: 80, height: 24)
        console.press("j j")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   H  m A    m        m  m      m      m  m    SSSS f HHHHH HHH
            B TTTTTTT  mm m mmmmmm mmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            B    HHH  HHHHHH        HHHHHH        HH                           HHHHHH      B
            B   mm m  q qqqqqq      tttttttttttt  tttttt ttt tttt        MMMMMMMMM     mmm m
            B    m m  i iiiiiiiiii  tttttttttttt  tt tttt                      MMMMMM  mmm m
            Bc   m m  A AAAAAAA     TTTTTTTTTTTT  tttttt ttt tttt ttt    MMMMMMMMM     mmm m
            B    m m  p pppp        tttttttttttt  ttttt ttttt              MMMMMMMMMM  mmm m
            B    m m  r rrrrrrrr    tttttttttttt  ttttt tttttt              MMMMMMMMM  mmm m
            B    m m  F FFFFFF      tttttttttttt  tttt tttt                    MMMMMM  mmm m
            B    m m  p pppp        tttttttttttt  ttttt tt ttttttt          MMMMMMMMM  mmm B
            B    m m  a aaaaaaaa    tttttttttttt  tttt                  MMMMMMMMMM     mmm B
            B    m m  i iiiiiiiiii  tttttttttttt  tttttt ttt tttt        MMMMMMMMM     mmm B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            b mmmmmmmmmmmm bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
            b TTTTTTT   mmmmmmmm   mmmmmmmm   mmm   mmmmm                                  b
            b                                                                              b
            b llllll      A AAAAAAA mmm m m                                              m b
            b lll         tt tttttt tt tttt                                              m b
            b llll ll ll  AAAAAAA AA AAAA AAAAAA AAAAAAA AA AAAAA AAAAAA AAAA AAA AAAAA  f b
            b             AAAAA A AA AAAA AA AAAA AA AAAA AAAAAAA AAA                    f b
            b llll lllll  ttttt ttt tttttttt tt tttt                                     f b
            b lllllll ll  t ttttttttttttt tt ttt tttttttttt tttt                         f b
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
             k hhhhh   k hhhhhhh   k hhh   k hhhhhhhh   k hhhh   k hhhhhhh   k hhhh
            """
        )
    }

    @Test func `a form with an error at 80 by 24`() throws {
        var console = try Harness(width: 80, height: 24)
        console.openForm("vietnam")
        console.type("100")
        console.press("enter")
        expectSnapshot(
            console.surface.roles,
            """
              sssssss   HHHH   H  m A    m        m  m      m      m  m    SSSS f HHHHH HHH
            B TTT TTTTTT  mmmmmm m mmmmmmm BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
            B   EEEEEE         E vvv                                                       B
            B     EEEEEE EEEE EE EE EEEEE EEEEEE EEEE EEEEE EEEEE                          B
            B c TTTTTTT TTTTTT m oooo oooooo ooo oooo                                      B
            B     mm mmm mmmm mmm mmm mmmmmmm mmmmmmmm                                     B
            B   lllllll llllll m oooo ooooooooooo                                          B
            B   llll           m oooooo                                                  m B
            B   llllll           oooo oooooo oooo                                          B
            B                                                                              B
            B     kkkkkk                                                                   B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            B                                                                              B
            BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
             kkkkk hhhh   kkkkkk hhhhhh   kkk hhhh hhhhh   kkkkkk hhhh
            """
        )
    }

    /// That role has the contrast of lines and marks, not that of text.
    @Test(arguments: Screen.allCases)
    func `no word is faint`(_ screen: Screen) throws {
        var console = try Harness(.everywhere(), width: 200, height: 60)
        console.press("\(screen.rawValue)")
        for _ in 0..<2 {
            for (line, roles) in zip(console.lines, console.surface.roles.split(separator: "\n")) {
                let faint = zip(line, roles).filter { $1 == "f" }.map(\.0)
                #expect(!faint.contains { $0.isLetter || $0.isNumber }, "\(line)")
            }
            console.press("tab")
        }
    }
}
