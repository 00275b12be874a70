package import TerminalUI

extension Surface {
    /// A surface of a size with something drawn on it.
    package static func drawn(
        _ width: Int,
        _ height: Int,
        glyphs: Glyphs = .unicode,
        _ draw: (inout Surface) -> Void
    ) -> Surface {
        var surface = Surface(size: Size(width: width, height: height), glyphs: glyphs)
        draw(&surface)
        return surface
    }
}
