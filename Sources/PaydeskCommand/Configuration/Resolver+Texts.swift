import Yams

extension Resolver {
    /// For files of which only the texts are read: which of them could be numbers or dates is not
    /// found out with regular expressions, which cost a start more than all else about its files.
    static var texts: Resolver { basic }
}
